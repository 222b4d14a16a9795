import type * as pulumi from "@pulumi/pulumi";

/** Which uses of the root user and which sign-ins without MFA raise alerts. */
export interface SignInAlertsArgs {
  /**
   * Regions whose events are forwarded, in addition to us-east-1 and the home region. Default: us-east-2, eu-north-1 and
   * ap-southeast-2, where sign-ins of IAM users can be recorded.
   */
  regions?: string[] | undefined;
  /** Name of the log group of a CloudTrail trail, for metric filters and alarms. Default: none are created. */
  logGroup?: pulumi.Input<string> | undefined;
  /** Region of the log group. Default: the home region. */
  logGroupRegion?: string | undefined;
}

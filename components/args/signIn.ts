/** Which uses of the root user and sign-ins without MFA are seen. */
export interface SignInAlertsArgs {
  /**
   * Regions besides us-east-1 and the home region from which events are passed on. Default: us-east-2, eu-north-1 and
   * ap-southeast-2, where sign-ins of IAM users can be recorded.
   */
  regions?: string[] | undefined;
  /** Name of the log group of a CloudTrail trail, for metric filters and alarms. Default: none are made. */
  logGroup?: string | undefined;
  /** Region of the log group. Default: the home region. */
  logGroupRegion?: string | undefined;
}

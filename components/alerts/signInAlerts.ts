import * as pulumi from "@pulumi/pulumi";
import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as iam from "@pulumi/aws/iam";

import { signInRegions } from "../rules/awsRules";
import { BILLING_REGION } from "../account/account";
import type { AccountBaselineArgs, SignInAlertsArgs } from "../args";
import {
  alertRoleDocument,
  alertRoleTrustDocument,
  type EventPattern,
  ROOT_USE,
  ROOT_USE_FILTER,
  SIGN_IN_WITHOUT_MFA,
  SIGN_IN_WITHOUT_MFA_FILTER,
} from "../documents/signInAlerts";
import { NotificationTopic } from "./notificationTopic";

interface Args
  extends
    SignInAlertsArgs,
    Pick<AccountBaselineArgs, "accountId" | "emails" | "notificationTargets" | "tags"> {
  partition: string;
  homeRegion: string;
  /** The topic in us-east-1. */
  topic: NotificationTopic;
  /** Permissions boundary of the role that sends alerts. */
  roleBoundary: pulumi.Input<string> | undefined;
}

interface Alert {
  /** Part of resource names. */
  readonly id: string;
  readonly title: string;
  readonly pattern: EventPattern;
  readonly filter: string;
}

const ALERTS: readonly Alert[] = [
  { id: "root-use", title: "The root user was used", pattern: ROOT_USE, filter: ROOT_USE_FILTER },
  {
    id: "no-mfa",
    title: "An IAM user signed in to the console without MFA",
    pattern: SIGN_IN_WITHOUT_MFA,
    filter: SIGN_IN_WITHOUT_MFA_FILTER,
  },
];

/**
 * An alert for each use of the root user and each console sign-in of an IAM user without MFA: by EventBridge, and by
 * metric filters and alarms where the log group of a trail is given. Its providers must be of us-east-1.
 *
 * EventBridge sees these only in an account that has a CloudTrail trail with management events.
 */
export class SignInAlerts extends pulumi.ComponentResource {
  /** Topics in addition to the one in us-east-1. */
  readonly topicArns: readonly pulumi.Output<string>[];

  constructor(name: string, args: Args, opts: pulumi.ComponentResourceOptions) {
    super("account-baseline:index:SignInAlerts", name, {}, opts);
    const { partition, accountId, topic, tags, homeRegion } = args;
    const busArn = `arn:${partition}:events:${BILLING_REGION}:${accountId}:event-bus/default`;
    const role = new iam.Role(
      name,
      {
        description: "Lets rules of the account baseline send alerts",
        assumeRolePolicy: JSON.stringify(
          alertRoleTrustDocument({ partition, accountId, ruleNamePrefix: `${name}-` }),
        ),
        permissionsBoundary: args.roleBoundary,
        tags,
      },
      { parent: this },
    );
    const rolePolicy = new iam.RolePolicy(
      `${name}-publish`,
      {
        role: role.name,
        policy: pulumi
          .all([topic.arn, topic.keyArn])
          .apply(([topicArn, keyArn]) => JSON.stringify(alertRoleDocument({ topicArn, keyArn, busArn }))),
      },
      { parent: this },
    );
    const onEvent = (
      ruleName: string,
      rule: Pick<cloudwatch.EventRuleArgs, "description" | "region"> & { pattern: EventPattern },
      target: Pick<cloudwatch.EventTargetArgs, "arn" | "inputTransformer">,
    ) => {
      const { pattern, ...rest } = rule;
      const { name: createdName } = new cloudwatch.EventRule(
        ruleName,
        {
          ...rest,
          eventPattern: JSON.stringify(pattern),
          // Reading calls too: the root user is to do nothing at all.
          // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
          state: "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS",
          tags,
        },
        { parent: this },
      );
      new cloudwatch.EventTarget(
        ruleName,
        { ...target, region: rest.region, rule: createdName, targetId: "baseline", roleArn: role.arn },
        { parent: this, dependsOn: rolePolicy },
      );
    };

    for (const { id, title, pattern } of ALERTS) {
      onEvent(
        `${name}-${id}`,
        { pattern, description: title },
        { arn: topic.arn, inputTransformer: message(title) },
      );
    }
    const passedOn: EventPattern = { $or: ALERTS.map(({ pattern }) => pattern) };
    for (const region of signInRegions(homeRegion, args.regions)) {
      onEvent(
        `${name}-${region}`,
        { region, pattern: passedOn, description: `Passes what is alerted on to ${BILLING_REGION}` },
        { arn: busArn },
      );
    }
    this.topicArns = args.logGroup === undefined ? [] : this.alarmOnLog(name, args, args.logGroup);
    this.registerOutputs({});
  }

  /**
   * Metric filters and alarms as CIS AWS Foundations v3.0.0, 4.2 and 4.3 describe them.
   *
   * @returns The topic that they need in a region of their own, if they do.
   */
  private alarmOnLog(name: string, args: Args, logGroupName: pulumi.Input<string>): pulumi.Output<string>[] {
    const { tags } = args;
    const logGroupRegion = args.logGroupRegion ?? args.homeRegion;
    const region = logGroupRegion === BILLING_REGION ? undefined : logGroupRegion;
    // An alarm only publishes to topics of its own region.
    const ownTopic =
      region === undefined
        ? undefined
        : new NotificationTopic(
            `${name}-${region}-notifications`,
            { ...args, region, publishers: ["cloudwatch"] },
            { parent: this },
          );
    for (const { id, title, filter } of ALERTS) {
      const metric = { namespace: "AccountBaseline", name: `${name}-${id}` };
      const metricFilter = new cloudwatch.LogMetricFilter(
        `${name}-${id}`,
        { logGroupName, pattern: filter, metricTransformation: { ...metric, value: "1" }, region },
        { parent: this },
      );
      new cloudwatch.MetricAlarm(
        `${name}-${id}`,
        {
          alarmDescription: `${title}.`,
          namespace: metric.namespace,
          metricName: metric.name,
          statistic: "Sum",
          period: 300,
          evaluationPeriods: 1,
          comparisonOperator: "GreaterThanOrEqualToThreshold",
          threshold: 1,
          // The metric has a value only when something happened.
          treatMissingData: "notBreaching",
          alarmActions: [(ownTopic ?? args.topic).arn],
          tags,
          region,
        },
        { parent: this, dependsOn: metricFilter },
      );
    }
    return ownTopic === undefined ? [] : [ownTopic.arn];
  }
}

/** The text of an alert, from the fields of CloudTrail's events. */
function message(title: string): cloudwatch.EventTargetArgs["inputTransformer"] {
  return {
    inputPaths: {
      account: "$.account",
      event: "$.detail.eventName",
      service: "$.detail.eventSource",
      region: "$.detail.awsRegion",
      time: "$.detail.eventTime",
      who: "$.detail.userIdentity.arn",
      ip: "$.detail.sourceIPAddress",
    },
    inputTemplate: `"${title}: <who> called <event> of <service> in <region> at <time> from <ip> (account <account>)."`,
  };
}

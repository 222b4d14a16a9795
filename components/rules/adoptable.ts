/** What is known of a resource type whose resources can be adopted: those that an account has already. */
export interface AdoptableType {
  /** Inputs that may stay as they are in AWS for a while, where a program asks for something else. */
  readonly keeps: readonly string[];
  /** Those of them that the provider leaves as they are where a program gives none. */
  readonly computed?: readonly string[];
  /** Inputs that AWS does not have, so that an import finds nothing for them: settings of the provider. */
  readonly unreadable?: readonly string[];
}

const PASSWORD_CLASSES = [
  "requireLowercaseCharacters",
  "requireNumbers",
  "requireSymbols",
  "requireUppercaseCharacters",
] as const;
const PASSWORD_LIFE = ["hardExpiry", "maxPasswordAge", "passwordReusePrevention"] as const;

/** Inputs of a topic for the log of its deliveries, by protocol. */
const DELIVERY_LOG = ["application", "firehose", "http", "lambda", "sqs"].flatMap((protocol) =>
  ["SuccessFeedbackRoleArn", "SuccessFeedbackSampleRate", "FailureFeedbackRoleArn"].map(
    (setting) => `${protocol}${setting}`,
  ),
);

/**
 * The types that `account-baseline adopt` adopts. Of what proves MFA (policies of groups, memberships) nothing may stay
 * different: it is adopted only where it is what the program asks for.
 * @see https://www.pulumi.com/registry/packages/aws/api-docs/
 */
export const ADOPTABLE = {
  "aws:account/alternativeContact:AlternativeContact": {
    keeps: ["emailAddress", "name", "phoneNumber", "title"],
  },
  "aws:budgets/budget:Budget": {
    keeps: ["limitAmount", "limitUnit", "notifications", "tags", "timePeriodEnd"],
  },
  "aws:cloudwatch/metricAlarm:MetricAlarm": {
    keeps: [
      "actionsEnabled",
      "alarmActions",
      "alarmDescription",
      "comparisonOperator",
      "datapointsToAlarm",
      "evaluationPeriods",
      "extendedStatistic",
      "insufficientDataActions",
      "okActions",
      "period",
      "statistic",
      "tags",
      "threshold",
      "treatMissingData",
      "unit",
    ],
  },
  "aws:iam/accountAlias:AccountAlias": { keeps: [] },
  "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": {
    keeps: ["allowUsersToChangePassword", "minimumPasswordLength", ...PASSWORD_LIFE, ...PASSWORD_CLASSES],
    computed: [...PASSWORD_LIFE, ...PASSWORD_CLASSES],
  },
  "aws:iam/group:Group": { keeps: ["path"] },
  "aws:iam/groupPolicy:GroupPolicy": { keeps: [] },
  "aws:iam/groupPolicyAttachment:GroupPolicyAttachment": { keeps: [] },
  "aws:iam/user:User": { keeps: ["path", "permissionsBoundary", "tags"], unreadable: ["forceDestroy"] },
  "aws:iam/userGroupMembership:UserGroupMembership": { keeps: [] },
  "aws:iam/userLoginProfile:UserLoginProfile": { keeps: [] },
  "aws:kms/key:Key": {
    keeps: ["description", "enableKeyRotation", "isEnabled", "policy", "rotationPeriodInDays", "tags"],
    computed: ["rotationPeriodInDays"],
    unreadable: ["bypassPolicyLockoutSafetyCheck", "deletionWindowInDays"],
  },
  "aws:sns/topic:Topic": {
    keeps: ["deliveryPolicy", "displayName", "kmsMasterKeyId", "tags", "tracingConfig", ...DELIVERY_LOG],
  },
  "aws:sns/topicPolicy:TopicPolicy": { keeps: ["policy"] },
  "aws:sns/topicSubscription:TopicSubscription": {
    keeps: ["deliveryPolicy", "filterPolicy", "redrivePolicy"],
    unreadable: ["confirmationTimeoutInMinutes", "endpointAutoConfirms"],
  },
} as const satisfies Readonly<Record<string, AdoptableType>>;

/** A resource type of {@link ADOPTABLE}. */
export type AdoptableTypeName = keyof typeof ADOPTABLE;

/** @returns Undefined for a type whose resources cannot be adopted. */
export function adoptableType(type: string): AdoptableType | undefined {
  return Object.hasOwn(ADOPTABLE, type) ? ADOPTABLE[type as AdoptableTypeName] : undefined;
}

/** Where the resources of a stack are listed that are adopted, in the project's folder. */
export function adoptedFile(stack: string): string {
  return `adopted/${stack}.json`;
}

/** What a provider makes of a resource in a preview, as far as no cloud is asked. */
export interface TypeFacts {
  /** Inputs that a program may leave out, with the value that they then have. */
  readonly defaults?: Readonly<Record<string, unknown>>;
  /** The input that is given a name where the program gives none, and what that name begins with. */
  readonly autoName?: { readonly property: string; readonly prefix?: string };
  /** `region` is that of the provider where the program gives none. */
  readonly regional?: boolean;
  /** `tags` take the provider's default tags. */
  readonly taggable?: boolean;
  /** What only the cloud can tell: not known in a preview, unless the program gives it. */
  readonly computed: readonly string[];
}

const NAME = { property: "name" };
const FILLED_PASSWORD_POLICY = [
  "expirePasswords",
  "hardExpiry",
  "maxPasswordAge",
  "passwordReusePrevention",
  "requireLowercaseCharacters",
  "requireNumbers",
  "requireSymbols",
  "requireUppercaseCharacters",
];

/**
 * The types that the rules of the policy pack look at, and those of the baseline. Of any other nothing is filled in, so
 * that all that its program does not give counts as not known.
 * @see https://www.pulumi.com/registry/packages/aws/api-docs/
 * @see https://www.pulumi.com/registry/packages/aws-native/api-docs/iam/
 */
export const TYPE_FACTS: ReadonlyMap<string, TypeFacts> = new Map<string, TypeFacts>([
  ["aws:account/alternativeContact:AlternativeContact", { autoName: NAME, computed: [] }],
  [
    "aws:budgets/budget:Budget",
    {
      autoName: NAME,
      defaults: { timePeriodEnd: "2087-06-15_00:00" },
      taggable: true,
      computed: [
        "arn",
        "accountId",
        "costFilters",
        "costTypes",
        "limitAmount",
        "limitUnit",
        "timePeriodStart",
      ],
    },
  ],
  [
    "aws:budgets/budgetAction:BudgetAction",
    { taggable: true, computed: ["accountId", "actionId", "arn", "status"] },
  ],
  [
    "aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration",
    {
      defaults: { loggingLevel: "NONE", userAuthorizationRequired: false },
      regional: true,
      taggable: true,
      computed: [
        "chatConfigurationArn",
        "guardrailPolicyArns",
        "snsTopicArns",
        "slackChannelName",
        "slackTeamName",
      ],
    },
  ],
  [
    "aws:chatbot/teamsChannelConfiguration:TeamsChannelConfiguration",
    {
      defaults: { loggingLevel: "NONE", userAuthorizationRequired: false },
      regional: true,
      taggable: true,
      computed: ["chatConfigurationArn", "guardrailPolicyArns", "snsTopicArns", "channelName", "teamName"],
    },
  ],
  [
    "aws:cloudformation/stack:Stack",
    {
      autoName: NAME,
      regional: true,
      taggable: true,
      computed: ["outputs", "parameters", "policyBody", "templateBody"],
    },
  ],
  [
    "aws:cloudwatch/eventRule:EventRule",
    {
      autoName: NAME,
      defaults: { eventBusName: "default", forceDestroy: false, state: "ENABLED" },
      regional: true,
      taggable: true,
      computed: ["arn"],
    },
  ],
  [
    "aws:cloudwatch/eventTarget:EventTarget",
    { defaults: { eventBusName: "default", forceDestroy: false }, regional: true, computed: ["targetId"] },
  ],
  [
    "aws:cloudwatch/logGroup:LogGroup",
    { autoName: NAME, defaults: { retentionInDays: 0 }, regional: true, taggable: true, computed: ["arn"] },
  ],
  ["aws:cloudwatch/logMetricFilter:LogMetricFilter", { autoName: NAME, regional: true, computed: [] }],
  [
    "aws:cloudwatch/metricAlarm:MetricAlarm",
    {
      autoName: NAME,
      defaults: { actionsEnabled: true, treatMissingData: "missing" },
      regional: true,
      taggable: true,
      computed: ["arn", "evaluateLowSampleCountPercentiles"],
    },
  ],
  ["aws:costexplorer/anomalyMonitor:AnomalyMonitor", { autoName: NAME, taggable: true, computed: ["arn"] }],
  [
    "aws:costexplorer/anomalySubscription:AnomalySubscription",
    { autoName: NAME, taggable: true, computed: ["accountId", "arn"] },
  ],
  [
    "aws:iam/accessKey:AccessKey",
    {
      defaults: { status: "Active" },
      computed: [
        "createDate",
        "encryptedSecret",
        "encryptedSesSmtpPasswordV4",
        "keyFingerprint",
        "secret",
        "sesSmtpPasswordV4",
      ],
    },
  ],
  [
    "aws:iam/accountPasswordPolicy:AccountPasswordPolicy",
    {
      defaults: { allowUsersToChangePassword: true, minimumPasswordLength: 6 },
      computed: FILLED_PASSWORD_POLICY,
    },
  ],
  ["aws:iam/group:Group", { autoName: NAME, defaults: { path: "/" }, computed: ["arn", "uniqueId"] }],
  ["aws:iam/groupMembership:GroupMembership", { autoName: NAME, computed: [] }],
  ["aws:iam/groupPolicy:GroupPolicy", { autoName: NAME, computed: [] }],
  [
    "aws:iam/policy:Policy",
    {
      autoName: NAME,
      defaults: { path: "/" },
      taggable: true,
      computed: ["arn", "policyId", "attachmentCount"],
    },
  ],
  ["aws:iam/policyAttachment:PolicyAttachment", { autoName: NAME, computed: [] }],
  [
    "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
    { taggable: true, computed: ["arn", "thumbprintLists"] },
  ],
  [
    "aws:iam/role:Role",
    {
      autoName: NAME,
      defaults: { path: "/", forceDetachPolicies: false, maxSessionDuration: 3600 },
      taggable: true,
      computed: ["arn", "createDate", "inlinePolicies", "managedPolicyArns", "uniqueId"],
    },
  ],
  ["aws:iam/rolePolicy:RolePolicy", { autoName: NAME, computed: [] }],
  [
    "aws:iam/serviceSpecificCredential:ServiceSpecificCredential",
    {
      defaults: { status: "Active" },
      computed: [
        "createDate",
        "expirationDate",
        "serviceCredentialAlias",
        "serviceCredentialSecret",
        "servicePassword",
        "serviceSpecificCredentialId",
        "serviceUserName",
      ],
    },
  ],
  [
    "aws:iam/signingCertificate:SigningCertificate",
    { defaults: { status: "Active" }, computed: ["certificateId"] },
  ],
  ["aws:iam/sshKey:SshKey", { computed: ["fingerprint", "sshPublicKeyId", "status"] }],
  [
    "aws:iam/user:User",
    {
      autoName: NAME,
      defaults: { path: "/", forceDestroy: false },
      taggable: true,
      computed: ["arn", "uniqueId"],
    },
  ],
  [
    "aws:iam/userLoginProfile:UserLoginProfile",
    { defaults: { passwordLength: 20 }, computed: ["encryptedPassword", "keyFingerprint", "password"] },
  ],
  ["aws:iam/userPolicy:UserPolicy", { autoName: NAME, computed: [] }],
  [
    "aws:kms/alias:Alias",
    { autoName: { ...NAME, prefix: "alias/" }, regional: true, computed: ["arn", "targetKeyArn"] },
  ],
  [
    "aws:kms/key:Key",
    {
      defaults: {
        enableKeyRotation: false,
        isEnabled: true,
        keyUsage: "ENCRYPT_DECRYPT",
        customerMasterKeySpec: "SYMMETRIC_DEFAULT",
        bypassPolicyLockoutSafetyCheck: false,
      },
      regional: true,
      taggable: true,
      computed: ["arn", "keyId", "policy", "multiRegion", "rotationPeriodInDays"],
    },
  ],
  [
    "aws:secretsmanager/secret:Secret",
    {
      autoName: NAME,
      defaults: { recoveryWindowInDays: 30 },
      regional: true,
      taggable: true,
      computed: ["arn"],
    },
  ],
  ["aws:secretsmanager/secretPolicy:SecretPolicy", { regional: true, computed: [] }],
  [
    "aws:secretsmanager/secretVersion:SecretVersion",
    { regional: true, computed: ["arn", "hasSecretStringWo", "secretArn", "versionId", "versionStages"] },
  ],
  [
    "aws:sns/topic:Topic",
    {
      autoName: NAME,
      defaults: { fifoTopic: false, contentBasedDeduplication: false },
      regional: true,
      taggable: true,
      computed: ["arn", "owner", "policy"],
    },
  ],
  ["aws:sns/topicPolicy:TopicPolicy", { regional: true, computed: ["owner"] }],
  [
    "aws:sns/topicSubscription:TopicSubscription",
    {
      defaults: {
        rawMessageDelivery: false,
        confirmationTimeoutInMinutes: 1,
        endpointAutoConfirms: false,
      },
      regional: true,
      computed: [
        "arn",
        "confirmationWasAuthenticated",
        "filterPolicyScope",
        "ownerId",
        "pendingConfirmation",
      ],
    },
  ],
  ["aws-native:iam:Group", { autoName: { property: "groupName" }, computed: ["arn"] }],
  [
    "aws-native:iam:ManagedPolicy",
    {
      autoName: { property: "managedPolicyName" },
      computed: [
        "attachmentCount",
        "createDate",
        "defaultVersionId",
        "isAttachable",
        "permissionsBoundaryUsageCount",
        "policyArn",
        "policyId",
        "updateDate",
      ],
    },
  ],
  ["aws-native:iam:User", { autoName: { property: "userName" }, computed: ["arn"] }],
  ["aws-native:iam:UserToGroupAddition", { computed: ["awsId"] }],
]);

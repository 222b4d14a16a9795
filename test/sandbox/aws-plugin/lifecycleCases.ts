type Properties = Record<string, unknown>;

/** Makes something that the resource under test needs; it is deleted after it. */
export type Make = (type: string, inputs?: Properties) => Promise<{ id: string; outputs: Properties }>;

/** One resource's way from creation to deletion. */
export interface LifecycleCase {
  readonly inputs: (make: Make) => Promise<Properties> | Properties;
  /** An update in place; absent for a type of which every change replaces. */
  readonly change?: Properties | ((make: Make) => Promise<Properties>);
  /** What the plugin says where the emulator cannot make such a thing: only its preview is tried. */
  readonly refusal?: RegExp;
  /** For `pulumi import`; that of the creation if absent, "none" where the real provider has none either. */
  readonly importId?: ((inputs: Properties) => string) | "none";
  /** What is left to read after the deletion of a thing that is only a part of another one. */
  readonly remains?: RegExp;
  /** Inputs that AWS cannot show and an import therefore does not bring. */
  readonly invisible?: readonly string[];
}

const USER = "aws:iam/user:User";
const GROUP = "aws:iam/group:Group";
const POLICY = "aws:iam/policy:Policy";
const ROLE = "aws:iam/role:Role";
const TOPIC = "aws:sns/topic:Topic";
const KEY = "aws:kms/key:Key";
const RULE = "aws:cloudwatch/eventRule:EventRule";
const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";

const QUEUE = "arn:aws:sqs:eu-central-1:123456789012:undelivered";

const READ_ONLY = "arn:aws:iam::aws:policy/AWSBudgetsReadOnlyAccess";
const document = policy("sns:Publish");
const trust = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "budgets.amazonaws.com" }, Action: "sts:AssumeRole" }],
});

function policy(...actions: string[]): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: actions, Resource: "*" }],
  });
}

function resourcePolicy(resource: unknown, service: string): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "*", Resource: resource }],
  });
}

/** One case for every resource type of the plugin; the test fails for a type without one. */
export const lifecycleCases: Readonly<Record<string, LifecycleCase>> = {
  [USER]: {
    inputs: async (make) => ({
      path: "/admins/",
      tags: { team: "platform", stage: "dev" },
      permissionsBoundary: (await make(POLICY, { policy: document })).id,
    }),
    change: { name: "renamed", path: "/", tags: { team: "security" }, permissionsBoundary: READ_ONLY },
    invisible: ["forceDestroy"],
  },
  [GROUP]: { inputs: () => ({ path: "/admins/" }), change: { name: "renamed", path: "/" } },
  "aws:iam/userGroupMembership:UserGroupMembership": {
    inputs: async (make) => ({ user: await name(make, USER), groups: [await name(make, GROUP)] }),
    change: async (make) => ({ groups: [await name(make, GROUP)] }),
    importId: ({ user, groups }) => [user, ...(groups as string[])].join("/"),
    remains: /"groups":\[\]/,
  },
  "aws:iam/groupMembership:GroupMembership": {
    inputs: async (make) => ({ group: await name(make, GROUP), users: [await name(make, USER)] }),
    change: async (make) => ({ users: [await name(make, USER), await name(make, USER)] }),
    importId: "none",
    remains: /"users":\[\]/,
  },
  "aws:iam/userPolicy:UserPolicy": {
    inputs: async (make) => ({ user: await name(make, USER), policy: document }),
    change: { policy: policy("sns:Publish", "sns:Subscribe") },
  },
  "aws:iam/groupPolicy:GroupPolicy": {
    inputs: async (make) => ({ group: await name(make, GROUP), name: "mfa", policy: document }),
    change: { policy: policy("iam:*") },
  },
  "aws:iam/rolePolicy:RolePolicy": {
    inputs: async (make) => ({ role: (await make(ROLE, { assumeRolePolicy: trust })).id, policy: document }),
    change: { policy: policy("iam:*") },
  },
  [POLICY]: {
    inputs: () => ({ description: "for tests", path: "/tests/", policy: document, tags: { a: "1" } }),
    change: { policy: policy("iam:*"), tags: { b: "2" } },
  },
  [ROLE]: {
    inputs: () => ({ assumeRolePolicy: trust, description: "old", tags: { a: "1" } }),
    change: {
      assumeRolePolicy: trust.replace("budgets", "cloudwatch"),
      description: "new",
      maxSessionDuration: 7200,
      permissionsBoundary: READ_ONLY,
      tags: { a: "2" },
    },
    invisible: ["forceDetachPolicies"],
  },
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": {
    inputs: async (make) => ({
      role: (await make(ROLE, { assumeRolePolicy: trust })).id,
      policyArn: READ_ONLY,
    }),
    importId: ({ role, policyArn }) => `${String(role)}/${String(policyArn)}`,
  },
  "aws:iam/userPolicyAttachment:UserPolicyAttachment": {
    inputs: async (make) => ({ user: await name(make, USER), policyArn: READ_ONLY }),
    importId: ({ user, policyArn }) => `${String(user)}/${String(policyArn)}`,
  },
  "aws:iam/groupPolicyAttachment:GroupPolicyAttachment": {
    inputs: async (make) => ({ group: await name(make, GROUP), policyArn: READ_ONLY }),
    importId: ({ group, policyArn }) => `${String(group)}/${String(policyArn)}`,
  },
  "aws:iam/policyAttachment:PolicyAttachment": {
    inputs: async (make) => ({
      policyArn: (await make(POLICY, { policy: document })).id,
      users: [await name(make, USER)],
    }),
    change: async (make) => ({ users: [], groups: [await name(make, GROUP)] }),
    importId: "none",
  },
  "aws:iam/userPoliciesExclusive:UserPoliciesExclusive": {
    inputs: async (make) => {
      const userName = await name(make, USER);
      const policy = await make("aws:iam/userPolicy:UserPolicy", { user: userName, policy: document });
      return { userName, policyNames: [policy.outputs["name"]] };
    },
    change: { policyNames: [] },
    remains: /"policyNames":\[\]/,
  },
  "aws:iam/groupPoliciesExclusive:GroupPoliciesExclusive": {
    inputs: async (make) => {
      const groupName = await name(make, GROUP);
      const policy = await make("aws:iam/groupPolicy:GroupPolicy", { group: groupName, policy: document });
      return { groupName, policyNames: [policy.outputs["name"]] };
    },
    change: { policyNames: [] },
    remains: /"policyNames":\[\]/,
  },
  "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive": {
    inputs: async (make) => ({ userName: await name(make, USER), policyArns: [READ_ONLY] }),
    change: { policyArns: [] },
    remains: /"policyArns":\[\]/,
  },
  "aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive": {
    inputs: async (make) => ({ groupName: await name(make, GROUP), policyArns: [READ_ONLY] }),
    change: { policyArns: [] },
    remains: /"policyArns":\[\]/,
  },
  "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": {
    inputs: () => ({
      minimumPasswordLength: 14,
      passwordReusePrevention: 24,
      hardExpiry: false,
      maxPasswordAge: 90,
      requireLowercaseCharacters: true,
      requireNumbers: true,
      requireSymbols: true,
      requireUppercaseCharacters: true,
    }),
    change: { minimumPasswordLength: 20, allowUsersToChangePassword: false },
  },
  "aws:cloudformation/stack:Stack": {
    inputs: () => ({ templateBody: '{ "Resources": {} }', capabilities: ["CAPABILITY_NAMED_IAM"] }),
    refusal: /has no CloudFormation/,
  },
  "aws:iam/userLoginProfile:UserLoginProfile": {
    inputs: async (make) => ({ user: await name(make, USER), passwordResetRequired: true }),
    invisible: ["passwordLength"],
  },
  "aws:iam/accessKey:AccessKey": {
    inputs: async (make) => ({ user: await name(make, USER) }),
    change: { status: "Inactive" },
    importId: "none",
  },
  "aws:iam/accountAlias:AccountAlias": { inputs: () => ({ accountAlias: "example-dev" }) },
  "aws:iam/organizationsFeatures:OrganizationsFeatures": {
    inputs: () => ({ enabledFeatures: ["RootCredentialsManagement"] }),
    change: { enabledFeatures: ["RootSessions", "RootCredentialsManagement"] },
  },
  "aws:account/alternativeContact:AlternativeContact": {
    inputs: () => ({
      alternateContactType: "SECURITY",
      emailAddress: "security@example.com",
      phoneNumber: "+49 30 1234",
      title: "CISO",
    }),
    change: {
      emailAddress: "soc@example.com",
      name: "Security",
      phoneNumber: "+49 30 5678",
      title: "On call",
    },
    importId: ({ alternateContactType }) => String(alternateContactType),
  },
  "aws:account/primaryContact:PrimaryContact": {
    inputs: () => ({
      addressLine1: "Any Street 1",
      city: "Berlin",
      countryCode: "DE",
      fullName: "Jane Doe",
      phoneNumber: "+49301234",
      postalCode: "10115",
    }),
    change: { addressLine2: "2nd floor", companyName: "Example", fullName: "John Doe", phoneNumber: "+49305678" },
    importId: () => "123456789012",
    remains: /"fullName":"John Doe"/,
  },
  "aws:budgets/budget:Budget": {
    inputs: async (make) => ({
      budgetType: "COST",
      timeUnit: "MONTHLY",
      limitAmount: "100.0",
      limitUnit: "USD",
      costTypes: { includeCredit: false },
      costFilters: [{ name: "Service", values: ["Amazon Simple Storage Service"] }],
      timePeriodStart: "2026-01-01_00:00",
      notifications: [
        notification(80, { subscriberEmailAddresses: ["a@example.com"] }),
        notification(100, { subscriberSnsTopicArns: [(await make(TOPIC)).id] }),
      ],
      tags: { a: "1" },
    }),
    change: {
      limitAmount: "250.5",
      notifications: [
        notification(80, { subscriberEmailAddresses: ["a@example.com", "b@example.com"] }),
        notification(90, { subscriberEmailAddresses: ["c@example.com"] }),
      ],
      tags: { a: "2" },
    },
  },
  [RULE]: {
    inputs: async (make) => ({
      description: "use of root",
      eventPattern: '{ "detail": { "userIdentity": { "type": ["Root"] } } }',
      region: "us-east-1",
      roleArn: (await make(ROLE, { assumeRolePolicy: trust })).outputs["arn"],
      tags: { a: "1" },
    }),
    change: {
      description: "each use of root",
      eventPattern: '{"detail":{"userIdentity":{"type":["Root"],"invokedBy":[{"exists":false}]}}}',
      state: "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS",
      tags: { b: "2" },
    },
    importId: "none",
  },
  "aws:cloudwatch/eventTarget:EventTarget": {
    inputs: async (make) => ({
      rule: (await make(RULE, { eventPattern: '{"source":["aws.signin"]}' })).id,
      arn: (await make(TOPIC)).id,
      roleArn: (await make(ROLE, { assumeRolePolicy: trust })).outputs["arn"],
      inputTransformer: {
        inputPaths: { account: "$.account", event: "$.detail.eventName" },
        inputTemplate: '"<event> in <account>"\n"rule <aws.events.rule-name>"',
      },
      deadLetterConfig: { arn: QUEUE },
      retryPolicy: { maximumEventAgeInSeconds: 3_600, maximumRetryAttempts: 4 },
    }),
    change: async (make) => ({
      arn: (await make(TOPIC)).id,
      deadLetterConfig: { arn: `${QUEUE}-other` },
      inputTransformer: { inputPaths: { account: "$.account" }, inputTemplate: '{"account": <account>}' },
      retryPolicy: { maximumRetryAttempts: 0 },
    }),
    importId: "none",
  },
  [LOG_GROUP]: {
    inputs: async (make) => ({
      retentionInDays: 365,
      kmsKeyId: (await make(KEY)).outputs["arn"],
      tags: { a: "1" },
    }),
    change: { retentionInDays: 0, tags: { b: "2" } },
  },
  "aws:cloudwatch/logMetricFilter:LogMetricFilter": {
    inputs: async (make) => ({
      logGroupName: await name(make, LOG_GROUP),
      pattern: '{ $.userIdentity.type = "Root" }',
      metricTransformation: { name: "RootUse", namespace: "Baseline", value: "1", defaultValue: "0" },
    }),
    change: {
      pattern: '{ $.eventName = "ConsoleLogin" }',
      metricTransformation: { name: "SignIn", namespace: "Baseline", value: "1", dimensions: { User: "$.user" } },
    },
    importId: ({ logGroupName, name }) => `${String(logGroupName)}:${String(name)}`,
  },
  "aws:cloudwatch/metricAlarm:MetricAlarm": {
    inputs: async (make) => ({
      region: "us-east-1",
      namespace: "AWS/Billing",
      metricName: "EstimatedCharges",
      dimensions: { Currency: "USD" },
      period: 21_600,
      statistic: "Maximum",
      comparisonOperator: "GreaterThanThreshold",
      evaluationPeriods: 1,
      threshold: 100,
      alarmDescription: "over the limit",
      alarmActions: [(await make(TOPIC)).id],
      tags: { a: "1" },
    }),
    change: { threshold: 250.5, treatMissingData: "notBreaching", actionsEnabled: false, tags: { b: "2" } },
    importId: "none",
  },
  [TOPIC]: {
    inputs: () => ({ displayName: "Billing", kmsMasterKeyId: "alias/aws/sns", tags: { a: "1" } }),
    change: { displayName: "Budgets", kmsMasterKeyId: "alias/other", tags: { b: "2" } },
  },
  "aws:sns/topicPolicy:TopicPolicy": {
    inputs: async (make) => {
      const arn = (await make(TOPIC)).id;
      return { arn, policy: resourcePolicy(arn, "cloudwatch.amazonaws.com") };
    },
    change: { policy: resourcePolicy("*", "budgets.amazonaws.com") },
    remains: /__default_policy_ID/,
  },
  "aws:sns/topicSubscription:TopicSubscription": {
    inputs: async (make) => ({
      topic: (await make(TOPIC)).id,
      protocol: "https",
      endpoint: "https://example.com/hook",
    }),
    change: { rawMessageDelivery: true, filterPolicy: JSON.stringify({ severity: ["high"] }) },
    invisible: ["confirmationTimeoutInMinutes", "endpointAutoConfirms"],
  },
  [KEY]: {
    inputs: () => ({
      description: "for tests",
      enableKeyRotation: true,
      policy: resourcePolicy("*", "sns.amazonaws.com"),
      tags: { a: "1" },
    }),
    change: {
      description: "changed",
      enableKeyRotation: false,
      policy: resourcePolicy("*", "cloudwatch.amazonaws.com"),
      tags: { b: "2" },
    },
    invisible: ["bypassPolicyLockoutSafetyCheck"],
  },
  "aws:kms/alias:Alias": {
    inputs: async (make) => ({ targetKeyId: (await make(KEY)).id }),
    change: async (make) => ({ targetKeyId: (await make(KEY)).outputs["arn"] }),
  },
};

async function name(make: Make, type: string): Promise<unknown> {
  return (await make(type)).outputs["name"];
}

function notification(threshold: number, subscribers: Properties): Properties {
  return {
    notificationType: "ACTUAL",
    comparisonOperator: "GREATER_THAN",
    thresholdType: "PERCENTAGE",
    threshold,
    ...subscribers,
  };
}

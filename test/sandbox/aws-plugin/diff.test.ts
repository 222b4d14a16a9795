import assert from "node:assert/strict";
import { diffInputs } from "../../../sandbox/aws-plugin/diff";
import { resourceTypes } from "../../../sandbox/aws-plugin/resources";
import { UNKNOWN } from "../../../sandbox/aws-plugin/wire";

/**
 * What a change of each input does, from the documentation of the real provider («Forces new resource»).
 * An input that is missing here fails the test.
 */
const EFFECTS: Record<string, { replaces: string; updates: string }> = {
  "aws:iam/user:User": { replaces: "", updates: "name path permissionsBoundary forceDestroy tags" },
  "aws:iam/group:Group": { replaces: "", updates: "name path" },
  "aws:iam/userGroupMembership:UserGroupMembership": { replaces: "user", updates: "groups" },
  "aws:iam/groupMembership:GroupMembership": { replaces: "name group", updates: "users" },
  "aws:iam/userPolicy:UserPolicy": { replaces: "name namePrefix user", updates: "policy" },
  "aws:iam/groupPolicy:GroupPolicy": { replaces: "name namePrefix group", updates: "policy" },
  "aws:iam/rolePolicy:RolePolicy": { replaces: "name namePrefix role", updates: "policy" },
  "aws:iam/policy:Policy": { replaces: "name namePrefix path description", updates: "policy tags" },
  "aws:iam/role:Role": {
    replaces: "name namePrefix path",
    updates:
      "assumeRolePolicy description forceDetachPolicies inlinePolicies managedPolicyArns maxSessionDuration " +
      "permissionsBoundary tags",
  },
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": { replaces: "role policyArn", updates: "" },
  "aws:iam/userPolicyAttachment:UserPolicyAttachment": { replaces: "user policyArn", updates: "" },
  "aws:iam/groupPolicyAttachment:GroupPolicyAttachment": { replaces: "group policyArn", updates: "" },
  "aws:iam/policyAttachment:PolicyAttachment": { replaces: "name policyArn", updates: "users groups roles" },
  "aws:iam/userPoliciesExclusive:UserPoliciesExclusive": { replaces: "userName", updates: "policyNames" },
  "aws:iam/groupPoliciesExclusive:GroupPoliciesExclusive": { replaces: "groupName", updates: "policyNames" },
  "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive": {
    replaces: "userName",
    updates: "policyArns",
  },
  "aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive": {
    replaces: "groupName",
    updates: "policyArns",
  },
  "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": {
    replaces: "",
    updates:
      "allowUsersToChangePassword hardExpiry maxPasswordAge minimumPasswordLength passwordReusePrevention " +
      "requireLowercaseCharacters requireNumbers requireSymbols requireUppercaseCharacters",
  },
  "aws:cloudformation/stack:Stack": {
    replaces: "name disableRollback onFailure region timeoutInMinutes",
    updates:
      "capabilities iamRoleArn notificationArns parameters policyBody policyUrl tags templateBody templateUrl",
  },
  "aws:iam/userLoginProfile:UserLoginProfile": {
    replaces: "user passwordLength passwordResetRequired pgpKey",
    updates: "",
  },
  "aws:iam/accessKey:AccessKey": { replaces: "user pgpKey", updates: "status" },
  "aws:iam/sshKey:SshKey": { replaces: "username encoding publicKey", updates: "status" },
  "aws:iam/signingCertificate:SigningCertificate": {
    replaces: "userName certificateBody",
    updates: "status",
  },
  "aws:iam/serviceSpecificCredential:ServiceSpecificCredential": {
    replaces: "serviceName userName credentialAgeDays",
    updates: "status",
  },
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": {
    replaces: "url",
    updates: "clientIdLists thumbprintLists tags",
  },
  "aws:iam/accountAlias:AccountAlias": { replaces: "accountAlias", updates: "" },
  "aws:iam/organizationsFeatures:OrganizationsFeatures": { replaces: "", updates: "enabledFeatures" },
  "aws:account/alternativeContact:AlternativeContact": {
    replaces: "accountId alternateContactType",
    updates: "emailAddress name phoneNumber title",
  },
  "aws:account/primaryContact:PrimaryContact": {
    replaces: "accountId",
    updates:
      "addressLine1 addressLine2 addressLine3 city companyName countryCode districtOrCounty fullName phoneNumber " +
      "postalCode stateOrRegion websiteUrl",
  },
  "aws:budgets/budget:Budget": {
    replaces: "name namePrefix accountId",
    updates:
      "budgetType timeUnit limitAmount limitUnit plannedLimits timePeriodStart timePeriodEnd costFilters costTypes " +
      "autoAdjustData notifications tags",
  },
  "aws:budgets/budgetAction:BudgetAction": {
    replaces: "accountId actionType budgetName",
    updates: "approvalModel notificationType executionRoleArn actionThreshold definition subscribers tags",
  },
  "aws:costexplorer/anomalyMonitor:AnomalyMonitor": {
    replaces: "monitorType monitorDimension monitorSpecification",
    updates: "name tags",
  },
  "aws:costexplorer/anomalySubscription:AnomalySubscription": {
    replaces: "name",
    updates: "accountId frequency monitorArnLists subscribers thresholdExpression tags",
  },
  "aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration": {
    replaces: "region",
    updates:
      "configurationName guardrailPolicyArns iamRoleArn loggingLevel slackChannelId slackTeamId snsTopicArns tags " +
      "userAuthorizationRequired",
  },
  "aws:chatbot/teamsChannelConfiguration:TeamsChannelConfiguration": {
    replaces: "region",
    updates:
      "channelId channelName configurationName guardrailPolicyArns iamRoleArn loggingLevel snsTopicArns tags teamId " +
      "teamName tenantId userAuthorizationRequired",
  },
  "aws:cloudwatch/eventRule:EventRule": {
    replaces: "name namePrefix eventBusName region",
    updates: "description eventPattern scheduleExpression state roleArn forceDestroy tags",
  },
  "aws:cloudwatch/eventTarget:EventTarget": {
    replaces: "rule targetId eventBusName region",
    updates: "arn roleArn input inputPath inputTransformer deadLetterConfig retryPolicy forceDestroy",
  },
  "aws:cloudwatch/logGroup:LogGroup": { replaces: "name region", updates: "retentionInDays kmsKeyId tags" },
  "aws:cloudwatch/logMetricFilter:LogMetricFilter": {
    replaces: "name logGroupName region",
    updates: "pattern metricTransformation",
  },
  "aws:cloudwatch/metricAlarm:MetricAlarm": {
    replaces: "name region",
    updates:
      "comparisonOperator evaluationPeriods datapointsToAlarm threshold metricName namespace dimensions period " +
      "statistic extendedStatistic unit treatMissingData evaluateLowSampleCountPercentiles actionsEnabled " +
      "alarmActions okActions insufficientDataActions alarmDescription tags thresholdMetricId metricQueries",
  },
  "aws:secretsmanager/secret:Secret": {
    replaces: "name namePrefix region",
    updates: "description kmsKeyId recoveryWindowInDays tags",
  },
  "aws:secretsmanager/secretVersion:SecretVersion": { replaces: "secretId secretString region", updates: "" },
  "aws:secretsmanager/secretPolicy:SecretPolicy": {
    replaces: "secretArn region",
    updates: "policy blockPublicPolicy",
  },
  "aws:sns/topic:Topic": {
    replaces: "name namePrefix fifoTopic region",
    updates: "displayName kmsMasterKeyId policy deliveryPolicy contentBasedDeduplication tags",
  },
  "aws:sns/topicPolicy:TopicPolicy": { replaces: "arn region", updates: "policy" },
  "aws:sns/topicSubscription:TopicSubscription": {
    replaces: "topic protocol endpoint region",
    updates:
      "rawMessageDelivery deliveryPolicy filterPolicy filterPolicyScope redrivePolicy subscriptionRoleArn " +
      "confirmationTimeoutInMinutes endpointAutoConfirms",
  },
  "aws:kms/key:Key": {
    replaces: "keyUsage customerMasterKeySpec multiRegion region",
    updates:
      "description policy enableKeyRotation rotationPeriodInDays deletionWindowInDays isEnabled " +
      "bypassPolicyLockoutSafetyCheck tags",
  },
  "aws:kms/alias:Alias": { replaces: "name namePrefix region", updates: "targetKeyId" },
};

describe("the stand-in aws plugin: what a change does", () => {
  for (const [token, type] of resourceTypes()) {
    it(token, () => {
      const effects = EFFECTS[token];
      assert.ok(effects, `write down the effects for ${token}`);
      const [replaces, updates] = [words(effects.replaces), words(effects.updates)];
      assert.deepEqual(Object.keys(type.schema.shape).sort(), [...replaces, ...updates].sort());
      for (const property of [...replaces, ...updates]) {
        assert.deepEqual(diffInputs(type, { [property]: "a" }, { [property]: "b" }), [
          { property, kind: "update", replaces: replaces.includes(property) },
        ]);
      }
    });
  }

  const cases: {
    what: string;
    token: string;
    property: string;
    old?: unknown;
    new?: unknown;
    changed: boolean;
  }[] = [
    {
      what: "a policy document with other white space and one action as text",
      token: "aws:iam/groupPolicy:GroupPolicy",
      property: "policy",
      old: '{"Statement":[{"Effect":"Allow","Action":["a:b"],"Resource":"*"}]}',
      new: '{\n  "Statement": {"Action": "a:b", "Resource": ["*"], "Effect": "Allow"}\n}',
      changed: false,
    },
    {
      what: "a policy document with another action",
      token: "aws:iam/groupPolicy:GroupPolicy",
      property: "policy",
      old: '{"Statement":[{"Effect":"Allow","Action":["a:b"],"Resource":"*"}]}',
      new: '{"Statement":[{"Effect":"Allow","Action":["a:c"],"Resource":"*"}]}',
      changed: true,
    },
    {
      what: "groups in another order",
      token: "aws:iam/userGroupMembership:UserGroupMembership",
      property: "groups",
      old: ["a", "b"],
      new: ["b", "a"],
      changed: false,
    },
    {
      what: "a limit written with more decimals",
      token: "aws:budgets/budget:Budget",
      property: "limitAmount",
      old: "100",
      new: "100.00",
      changed: false,
    },
    {
      what: "another limit",
      token: "aws:budgets/budget:Budget",
      property: "limitAmount",
      old: "100",
      new: "100.01",
      changed: true,
    },
    {
      what: "the comment of an SSH key",
      token: "aws:iam/sshKey:SshKey",
      property: "publicKey",
      old: "ssh-rsa AAAA alice@example.com",
      new: "ssh-rsa AAAA\n",
      changed: false,
    },
    {
      what: "another SSH key with the same comment",
      token: "aws:iam/sshKey:SshKey",
      property: "publicKey",
      old: "ssh-rsa AAAA alice@example.com",
      new: "ssh-rsa AAAB alice@example.com",
      changed: true,
    },
    {
      what: "the thumbprints that AWS found, when the program gives none",
      token: "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
      property: "thumbprintLists",
      old: ["6938fd4d98bab03faadb97b34396831e3780aea1"],
      changed: false,
    },
    {
      what: "inline policies of a role in another order, with an empty one",
      token: "aws:iam/role:Role",
      property: "inlinePolicies",
      old: [
        { name: "a", policy: '{"Statement":[{"Action":["a:b"]}]}' },
        { name: "b", policy: "{}" },
      ],
      new: [{ name: "b", policy: "{}" }, {}, { name: "a", policy: '{"Statement": {"Action": "a:b"}}' }],
      changed: false,
    },
    {
      what: "another inline policy of a role",
      token: "aws:iam/role:Role",
      property: "inlinePolicies",
      old: [{ name: "a", policy: "{}" }],
      new: [{ name: "b", policy: "{}" }],
      changed: true,
    },
    {
      what: "no tags after empty tags",
      token: "aws:iam/user:User",
      property: "tags",
      old: {},
      changed: false,
    },
    {
      what: "an unknown group",
      token: "aws:iam/groupPolicy:GroupPolicy",
      property: "group",
      old: "admins",
      new: UNKNOWN,
      changed: true,
    },
    {
      what: "the policy of a key, when the program gives none any more",
      token: "aws:kms/key:Key",
      property: "policy",
      old: "{}",
      changed: false,
    },
    {
      what: "targets of a budget's action in another order",
      token: "aws:budgets/budgetAction:BudgetAction",
      property: "definition",
      old: { iamActionDefinition: { policyArn: "p", groups: ["a", "b"] } },
      new: { iamActionDefinition: { policyArn: "p", groups: ["b", "a"] } },
      changed: false,
    },
    {
      what: "another target of a budget's action",
      token: "aws:budgets/budgetAction:BudgetAction",
      property: "definition",
      old: { iamActionDefinition: { policyArn: "p", groups: ["a", "b"] } },
      new: { iamActionDefinition: { policyArn: "p", groups: ["a", "c"] } },
      changed: true,
    },
    {
      what: "an event pattern with other white space and keys in another order",
      token: "aws:cloudwatch/eventRule:EventRule",
      property: "eventPattern",
      old: '{"source":["a"],"detail":{"b":[{"exists":false}]}}',
      new: '{ "detail": { "b": [{ "exists": false }] }, "source": ["a"] }',
      changed: false,
    },
    {
      what: "an event pattern that wants a field where the old one wanted none",
      token: "aws:cloudwatch/eventRule:EventRule",
      property: "eventPattern",
      old: '{"detail":{"b":[{"exists":false}]}}',
      new: '{"detail":{"b":[{"exists":true}]}}',
      changed: true,
    },
    {
      what: "the unit None of a metric filter, which is the one that it has without",
      token: "aws:cloudwatch/logMetricFilter:LogMetricFilter",
      property: "metricTransformation",
      old: { name: "a", namespace: "b", value: "1", defaultValue: "0" },
      new: { name: "a", namespace: "b", value: "1", defaultValue: "0.0", unit: "None" },
      changed: false,
    },
    {
      what: "queries of an alarm in another order",
      token: "aws:cloudwatch/metricAlarm:MetricAlarm",
      property: "metricQueries",
      old: [{ id: "a", expression: "b", returnData: true }, { id: "b" }],
      new: [
        { id: "b", returnData: false },
        { id: "a", expression: "b", returnData: true },
      ],
      changed: false,
    },
    {
      what: "the limit of a budget that adjusts itself, which the program does not give",
      token: "aws:budgets/budget:Budget",
      property: "limitAmount",
      old: "120.5",
      changed: false,
    },
    {
      what: "alarms switched off",
      token: "aws:cloudwatch/metricAlarm:MetricAlarm",
      property: "actionsEnabled",
      old: true,
      new: false,
      changed: true,
    },
  ];
  for (const test of cases) {
    it(`${test.what}: ${test.changed ? "a change" : "no change"}`, () => {
      const type = resourceTypes().get(test.token);
      assert.ok(type);
      const olds = "old" in test ? { [test.property]: test.old } : {};
      const news = "new" in test ? { [test.property]: test.new } : {};
      assert.equal(diffInputs(type, olds, news).length > 0, test.changed);
    });
  }
});

function words(text: string): string[] {
  return text.split(" ").filter((word) => word !== "");
}

import type { ResourceType } from "../resourceType";
import { alternativeContact } from "./account/alternativeContact";
import { primaryContact } from "./account/primaryContact";
import { budget } from "./budgets/budget";
import { budgetAction } from "./budgets/budgetAction";
import { slackChannelConfiguration } from "./chatbot/slackChannelConfiguration";
import { teamsChannelConfiguration } from "./chatbot/teamsChannelConfiguration";
import { stack } from "./cloudformation/stack";
import { eventRule } from "./cloudwatch/eventRule";
import { eventTarget } from "./cloudwatch/eventTarget";
import { logGroup } from "./cloudwatch/logGroup";
import { logMetricFilter } from "./cloudwatch/logMetricFilter";
import { metricAlarm } from "./cloudwatch/metricAlarm";
import { accessKey } from "./iam/accessKey";
import { anomalyMonitor } from "./costexplorer/anomalyMonitor";
import { anomalySubscription } from "./costexplorer/anomalySubscription";
import { accountAlias } from "./iam/accountAlias";
import { accountPasswordPolicy } from "./iam/accountPasswordPolicy";
import { groupPolicyAttachment, rolePolicyAttachment, userPolicyAttachment } from "./iam/attachments";
import {
  groupPoliciesExclusive,
  groupPolicyAttachmentsExclusive,
  userPoliciesExclusive,
  userPolicyAttachmentsExclusive,
} from "./iam/exclusive";
import { group } from "./iam/group";
import { groupPolicy, rolePolicy, userPolicy } from "./iam/inlinePolicies";
import { groupMembership, userGroupMembership } from "./iam/memberships";
import { openIdConnectProvider } from "./iam/openIdConnectProvider";
import { organizationsFeatures } from "./iam/organizationsFeatures";
import { policy } from "./iam/policy";
import { policyAttachment } from "./iam/policyAttachment";
import { role } from "./iam/role";
import { serviceSpecificCredential } from "./iam/serviceSpecificCredential";
import { signingCertificate } from "./iam/signingCertificate";
import { sshKey } from "./iam/sshKey";
import { user } from "./iam/user";
import { userLoginProfile } from "./iam/userLoginProfile";
import { alias } from "./kms/alias";
import { key } from "./kms/key";
import { secret } from "./secretsmanager/secret";
import { secretPolicy } from "./secretsmanager/secretPolicy";
import { secretVersion } from "./secretsmanager/secretVersion";
import { topic } from "./sns/topic";
import { topicPolicy } from "./sns/topicPolicy";
import { topicSubscription } from "./sns/topicSubscription";

/** Every resource type that the plugin implements, by its token. */
export function resourceTypes(): ReadonlyMap<string, ResourceType> {
  const types = [
    accessKey,
    accountAlias,
    accountPasswordPolicy,
    alias,
    alternativeContact,
    anomalyMonitor,
    anomalySubscription,
    budget,
    budgetAction,
    eventRule,
    eventTarget,
    group,
    groupMembership,
    groupPoliciesExclusive,
    groupPolicy,
    groupPolicyAttachment,
    groupPolicyAttachmentsExclusive,
    key,
    logGroup,
    logMetricFilter,
    metricAlarm,
    openIdConnectProvider,
    organizationsFeatures,
    policy,
    policyAttachment,
    primaryContact,
    role,
    rolePolicy,
    rolePolicyAttachment,
    secret,
    secretPolicy,
    secretVersion,
    serviceSpecificCredential,
    signingCertificate,
    slackChannelConfiguration,
    sshKey,
    stack,
    teamsChannelConfiguration,
    topic,
    topicPolicy,
    topicSubscription,
    user,
    userGroupMembership,
    userLoginProfile,
    userPoliciesExclusive,
    userPolicy,
    userPolicyAttachment,
    userPolicyAttachmentsExclusive,
  ];
  return new Map(types.map((type) => [type.type, type]));
}

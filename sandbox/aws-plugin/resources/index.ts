import type { ResourceType } from "../resourceType";
import { budget } from "./budgets/budget";
import { stack } from "./cloudformation/stack";
import { metricAlarm } from "./cloudwatch/metricAlarm";
import { accessKey } from "./iam/accessKey";
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
import { policy } from "./iam/policy";
import { policyAttachment } from "./iam/policyAttachment";
import { role } from "./iam/role";
import { user } from "./iam/user";
import { userLoginProfile } from "./iam/userLoginProfile";
import { alias } from "./kms/alias";
import { key } from "./kms/key";
import { topic } from "./sns/topic";
import { topicPolicy } from "./sns/topicPolicy";
import { topicSubscription } from "./sns/topicSubscription";

/** Every resource type that the plugin implements, by its token. */
export function resourceTypes(): ReadonlyMap<string, ResourceType> {
  const types = [
    accessKey,
    accountPasswordPolicy,
    alias,
    budget,
    group,
    groupMembership,
    groupPoliciesExclusive,
    groupPolicy,
    groupPolicyAttachment,
    groupPolicyAttachmentsExclusive,
    key,
    metricAlarm,
    policy,
    policyAttachment,
    role,
    rolePolicy,
    rolePolicyAttachment,
    stack,
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

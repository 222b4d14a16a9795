import { TYPES } from "../pulumi/resource";
import type { Shape, Shapes } from "./shape";

/** @see https://www.pulumi.com/registry/packages/aws/api-docs/iam/ */
export const AWS_SHAPES: Shapes = new Map<string, Shape>([
  [TYPES.user, { role: "user", name: "name", path: "path", boundary: "permissionsBoundary" }],
  [TYPES.group, { role: "group", name: "name" }],
  [TYPES.policy, { role: "managed-policy", name: "name", path: "path", document: "policy" }],
  [TYPES.userPolicy, { role: "inline-policy", name: "name", document: "policy", users: "user" }],
  [TYPES.groupPolicy, { role: "inline-policy", name: "name", document: "policy", groups: "group" }],
  [TYPES.userPolicyAttachment, { role: "attachment", policies: "policyArn", users: "user" }],
  [TYPES.groupPolicyAttachment, { role: "attachment", policies: "policyArn", groups: "group" }],
  [
    TYPES.policyAttachment,
    { role: "attachment", policies: "policyArn", users: "users", groups: "groups", exclusive: true },
  ],
  [TYPES.userGroupMembership, { role: "membership", users: "user", groups: "groups" }],
  [TYPES.groupMembership, { role: "membership", users: "users", groups: "group", exclusive: true }],
  [TYPES.userPoliciesExclusive, { role: "exclusive-inline", names: "policyNames", users: "userName" }],
  [TYPES.groupPoliciesExclusive, { role: "exclusive-inline", names: "policyNames", groups: "groupName" }],
  [
    TYPES.userPolicyAttachmentsExclusive,
    { role: "exclusive-attachments", policies: "policyArns", users: "userName" },
  ],
  [
    TYPES.groupPolicyAttachmentsExclusive,
    { role: "exclusive-attachments", policies: "policyArns", groups: "groupName" },
  ],
  [TYPES.accessKey, { role: "credential", users: "user", isAccessKey: true }],
  [TYPES.userLoginProfile, { role: "credential", users: "user", reset: "passwordResetRequired" }],
  [TYPES.signingCertificate, { role: "credential", users: "userName" }],
  [TYPES.sshKey, { role: "credential", users: "username" }],
  [TYPES.serviceSpecificCredential, { role: "credential", users: "userName", service: "serviceName" }],
]);

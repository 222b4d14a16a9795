import type { InlineList, Shape, Shapes } from "../shapes/shape";

/** The data types of IAM's API that `GetAccountAuthorizationDetails` returns. */
export const DETAIL_TYPES = {
  user: "iam-api:UserDetail",
  group: "iam-api:GroupDetail",
  policy: "iam-api:ManagedPolicyDetail",
} as const;

const inline = (list: string): InlineList => ({ list, name: "PolicyName", document: "PolicyDocument" });

/**
 * `PermissionsBoundary` and `AttachedManagedPolicies` are read as ARNs, and `Document` is that of the default version.
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
 */
export const DETAIL_SHAPES: Shapes = new Map<string, Shape>([
  [
    DETAIL_TYPES.user,
    {
      role: "user",
      name: "UserName",
      path: "Path",
      boundary: "PermissionsBoundary",
      memberOf: "GroupList",
      inline: inline("UserPolicyList"),
      attached: "AttachedManagedPolicies",
    },
  ],
  [
    DETAIL_TYPES.group,
    {
      role: "group",
      name: "GroupName",
      inline: inline("GroupPolicyList"),
      attached: "AttachedManagedPolicies",
    },
  ],
  [DETAIL_TYPES.policy, { role: "managed-policy", name: "PolicyName", path: "Path", document: "Document" }],
]);

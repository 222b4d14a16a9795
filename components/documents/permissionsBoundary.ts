import type { PolicyDocument } from "./policyDocument";

/**
 * The most that users of the baseline can ever do: everything, except to free themselves of what binds them.
 *
 * - They cannot take the boundary off anyone, change it, or put another in its place.
 * - They cannot leave their group, nor change the group or its MFA policy.
 * - Users are created by the baseline alone: they can create none, give none permissions of its own, and create passwords,
 *   keys and other credentials for themselves only.
 * - Roles that they create or change must have the boundary too.
 * - They cannot change the identity providers whose users take roles.
 *
 * What it cannot do: keep anyone from passing a role without the boundary to a service, or from taking one that trusts
 * the whole account. IAM has no condition for that; such roles are to be bounded, or to trust someone in particular.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-delegate
 *
 * @param boundaryArn ARN of the policy that this document is for.
 * @param groupArns ARNs of the baseline's groups.
 */
export function permissionsBoundaryDocument(args: {
  partition: string;
  accountId: string;
  boundaryArn: string;
  groupArns: readonly string[];
}): PolicyDocument {
  const iam = `arn:${args.partition}:iam::${args.accountId}`;
  return {
    Version: "2012-10-17",
    Statement: [
      { Sid: "AllowAllElse", Effect: "Allow", Action: "*", Resource: "*" },
      {
        Sid: "DenyRemovalOfBoundary",
        Effect: "Deny",
        Action: ["iam:DeleteRolePermissionsBoundary", "iam:DeleteUserPermissionsBoundary"],
        Resource: "*",
      },
      {
        Sid: "DenyChangeOfBoundary",
        Effect: "Deny",
        Action: [
          "iam:CreatePolicyVersion",
          "iam:DeletePolicy",
          "iam:DeletePolicyVersion",
          "iam:SetDefaultPolicyVersion",
        ],
        Resource: args.boundaryArn,
      },
      {
        Sid: "DenyRolesWithoutBoundary",
        Effect: "Deny",
        Action: [
          "iam:AttachRolePolicy",
          "iam:CreateRole",
          "iam:DeleteRolePolicy",
          "iam:DetachRolePolicy",
          "iam:PutRolePermissionsBoundary",
          "iam:PutRolePolicy",
          "iam:PutUserPermissionsBoundary",
          "iam:UpdateAssumeRolePolicy",
        ],
        Resource: "*",
        Condition: { StringNotEquals: { "iam:PermissionsBoundary": args.boundaryArn } },
      },
      {
        Sid: "DenyUsers",
        Effect: "Deny",
        Action: [
          "iam:AttachUserPolicy",
          "iam:CreateUser",
          "iam:DeleteUserPolicy",
          "iam:DetachUserPolicy",
          "iam:PutUserPolicy",
        ],
        Resource: "*",
      },
      {
        Sid: "DenyCredentialsOfOthers",
        Effect: "Deny",
        Action: [
          "iam:CreateAccessKey",
          "iam:CreateLoginProfile",
          "iam:CreateServiceSpecificCredential",
          "iam:ResetServiceSpecificCredential",
          "iam:UpdateLoginProfile",
          "iam:UpdateSSHPublicKey",
          "iam:UpdateServiceSpecificCredential",
          "iam:UpdateSigningCertificate",
          "iam:UploadSSHPublicKey",
          "iam:UploadSigningCertificate",
        ],
        NotResource: [`${iam}:user/\${aws:username}`, `${iam}:user/*/\${aws:username}`],
      },
      {
        Sid: "DenyChangeOfGroups",
        Effect: "Deny",
        Action: [
          "iam:AddUserToGroup",
          "iam:AttachGroupPolicy",
          "iam:DeleteGroup",
          "iam:DeleteGroupPolicy",
          "iam:DetachGroupPolicy",
          "iam:PutGroupPolicy",
          "iam:RemoveUserFromGroup",
          "iam:UpdateGroup",
        ],
        Resource: [...args.groupArns],
      },
      {
        Sid: "DenyChangeOfIdentityProviders",
        Effect: "Deny",
        Action: [
          "iam:AddClientIDToOpenIDConnectProvider",
          "iam:CreateOpenIDConnectProvider",
          "iam:CreateSAMLProvider",
          "iam:DeleteOpenIDConnectProvider",
          "iam:DeleteSAMLProvider",
          "iam:UpdateOpenIDConnectProviderThumbprint",
          "iam:UpdateSAMLProvider",
        ],
        Resource: "*",
      },
    ],
  };
}

import type { PolicyDocument } from "./policyDocument";

/**
 * What a user may do on its own user before it has signed in with MFA: see itself, change its password and enrol a
 * device. Everything here acts on the user that the ARN names, so a second Deny closes it for all other users.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html
 */
const ENROL_OWN_DEVICE = [
  "iam:ChangePassword",
  "iam:EnableMFADevice",
  "iam:GetMFADevice",
  "iam:GetUser",
  "iam:ListMFADevices",
  "iam:ResyncMFADevice",
] as const;

/**
 * What the enrolment needs besides, on resources that are not users: the account's password rules, the devices that
 * are not assigned to anyone yet (IAM refuses to delete an assigned one), and the call that trades a long-term key and
 * an MFA code for a session with MFA.
 */
const ENROL_ON_ANY_RESOURCE = [
  "iam:CreateVirtualMFADevice",
  "iam:DeleteVirtualMFADevice",
  "iam:GetAccountPasswordPolicy",
  "iam:ListVirtualMFADevices",
  "sts:GetCallerIdentity",
  "sts:GetSessionToken",
] as const;

/** What a user may do on its own user once it has signed in with MFA. */
const MANAGE_OWN_CREDENTIALS = [
  "iam:CreateAccessKey",
  "iam:DeactivateMFADevice",
  "iam:DeleteAccessKey",
  "iam:GetAccessKeyLastUsed",
  "iam:GetLoginProfile",
  "iam:ListAccessKeys",
  "iam:UpdateAccessKey",
  "iam:UpdateLoginProfile",
] as const;

/** IAM's limit for the sum of a group's inline policies, in characters other than white space. */
export const GROUP_INLINE_POLICY_LIMIT = 5120;

/**
 * The inline policy of the admin group: nobody in it can do anything but enrol an MFA device until it has signed in
 * with one, and then everything that its other policies allow.
 *
 * `BoolIfExists` and not `Bool`: the requests of a long-term access key carry no `aws:MultiFactorAuthPresent` at all,
 * and `Bool` would let them through.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent
 *
 * `NotAction` exempts only what acts on the caller or on nobody; since some exempt actions could name another user, a
 * second Deny closes them for all users but the caller. `iam:DeactivateMFADevice` is not exempt, so that a stolen
 * password cannot take the device away. `iam:ChangePassword` is, since a forced reset would otherwise be a deadlock.
 *
 * @param partition The ARN partition of the account, such as `aws`.
 * @param accountId The account, 12 digits.
 */
export function mfaEnforcementDocument({
  partition,
  accountId,
}: {
  partition: string;
  accountId: string;
}): PolicyDocument {
  const iam = `arn:${partition}:iam::${accountId}`;
  // Two patterns, since ${aws:username} is the name alone and the ARN has the path before it.
  const ownUser = [`${iam}:user/\${aws:username}`, `${iam}:user/*/\${aws:username}`];
  const withoutMfa = { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } };
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "AllowViewAccount",
        Effect: "Allow",
        Action: ["iam:GetAccountPasswordPolicy", "iam:ListVirtualMFADevices"],
        Resource: "*",
      },
      {
        Sid: "AllowVirtualDevices",
        Effect: "Allow",
        Action: ["iam:CreateVirtualMFADevice", "iam:DeleteVirtualMFADevice"],
        Resource: `${iam}:mfa/*`,
      },
      {
        Sid: "AllowOwnUser",
        Effect: "Allow",
        Action: [...ENROL_OWN_DEVICE, ...MANAGE_OWN_CREDENTIALS].sort(),
        Resource: ownUser,
      },
      {
        Sid: "DenyAllButEnrolmentWithoutMfa",
        Effect: "Deny",
        NotAction: [...ENROL_OWN_DEVICE, ...ENROL_ON_ANY_RESOURCE].sort(),
        Resource: "*",
        Condition: withoutMfa,
      },
      {
        Sid: "DenyOtherUsersWithoutMfa",
        Effect: "Deny",
        Action: [...ENROL_OWN_DEVICE],
        NotResource: ownUser,
        Condition: withoutMfa,
      },
    ],
  };
}

import type { MfaStage } from "../rules/literals";
import type { PolicyDocument, PolicyStatement } from "./policyDocument";

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
 * What enrollment also needs, on resources that are not users: the account's password rules, the devices that
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

/** Of the above, what only virtual devices and hardware tokens need, whose codes a FIDO security key does not have. */
const ONE_TIME_PASSWORDS: readonly string[] = [
  "iam:CreateVirtualMFADevice",
  "iam:DeleteVirtualMFADevice",
  "iam:ListVirtualMFADevices",
  "iam:ResyncMFADevice",
  "sts:GetSessionToken",
];

/** IAM's limit for the sum of a group's inline policies, in characters other than white space. */
export const GROUP_INLINE_POLICY_LIMIT = 5120;

/**
 * The inline policy of a group: nobody in it can do anything but enrol an MFA device until it has signed in with one,
 * and then everything that its other policies allow.
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
 * @param stage Default: `enforce`.
 */
export function mfaEnforcementDocument({
  partition,
  accountId,
  stage = "enforce",
}: {
  partition: string;
  accountId: string;
  stage?: MfaStage | undefined;
}): PolicyDocument {
  const iam = `arn:${partition}:iam::${accountId}`;
  // Two patterns, since ${aws:username} is the name alone and the ARN has the path before it.
  const ownUser = [`${iam}:user/\${aws:username}`, `${iam}:user/*/\${aws:username}`];
  const isLeft = (action: string) => stage !== "fido-only" || !ONE_TIME_PASSWORDS.includes(action);
  const onOwnUser = ENROL_OWN_DEVICE.filter(isLeft);
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "AllowViewAccount",
        Effect: "Allow",
        Action: ["iam:GetAccountPasswordPolicy", "iam:ListVirtualMFADevices"].filter(isLeft),
        Resource: "*",
      },
      ...(stage === "fido-only" ? [] : [allowVirtualDevices(iam)]),
      {
        Sid: "AllowOwnUser",
        Effect: "Allow",
        Action: [...onOwnUser, ...MANAGE_OWN_CREDENTIALS].sort(),
        Resource: ownUser,
      },
      ...(stage === "announce"
        ? []
        : denyWithoutMfa(onOwnUser, ENROL_ON_ANY_RESOURCE.filter(isLeft), ownUser)),
      ...(stage === "fido-only" ? DENY_OTHER_DEVICES : []),
    ],
  };
}

function allowVirtualDevices(iam: string): PolicyStatement {
  return {
    Sid: "AllowVirtualDevices",
    Effect: "Allow",
    Action: ["iam:CreateVirtualMFADevice", "iam:DeleteVirtualMFADevice"],
    Resource: `${iam}:mfa/*`,
  };
}

function denyWithoutMfa(
  onOwnUser: readonly string[],
  onAnyResource: readonly string[],
  ownUser: string[],
): PolicyStatement[] {
  const withoutMfa = { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } };
  return [
    {
      Sid: "DenyAllButEnrolmentWithoutMfa",
      Effect: "Deny",
      NotAction: [...onOwnUser, ...onAnyResource].sort(),
      Resource: "*",
      Condition: withoutMfa,
    },
    {
      Sid: "DenyOtherUsersWithoutMfa",
      Effect: "Deny",
      Action: [...onOwnUser],
      NotResource: ownUser,
      Condition: withoutMfa,
    },
  ];
}

/**
 * Virtual devices are created before they are enrolled; hardware tokens are enrolled in one call, which, unlike the
 * registration of a security key, carries no `iam:RegisterSecurityKey`.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_fido_supported_configurations.html
 */
const DENY_OTHER_DEVICES: readonly PolicyStatement[] = [
  { Sid: "DenyVirtualDevices", Effect: "Deny", Action: "iam:CreateVirtualMFADevice", Resource: "*" },
  {
    Sid: "DenyHardwareTokens",
    Effect: "Deny",
    Action: "iam:EnableMFADevice",
    Resource: "*",
    Condition: { Null: { "iam:RegisterSecurityKey": "true" } },
  },
];

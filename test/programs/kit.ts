import * as pulumi from "@pulumi/pulumi";

/** The parts that the programs of this folder share: documents, AWS's administrator policy, resources of any type. */

/** What AWS's own example leaves open for the enrollment of a device. */
export const ENROL = [
  "iam:ChangePassword",
  "iam:CreateVirtualMFADevice",
  "iam:EnableMFADevice",
  "iam:GetMFADevice",
  "iam:GetUser",
  "iam:ListMFADevices",
  "iam:ListVirtualMFADevices",
  "iam:ResyncMFADevice",
  "sts:GetSessionToken",
];

/** The Deny that enforces MFA. */
export const DENY = {
  Sid: "DenyWithoutMfa",
  Effect: "Deny",
  NotAction: ENROL,
  Resource: "*",
  Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
};

export function doc(...statements: object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

/** A document that enforces MFA, and one that grants without asking for it. */
export const MFA = doc(DENY);
export const WEAK = doc({ Effect: "Allow", Action: ["iam:*", "s3:*"], Resource: "*" });

export const ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";

/**
 * A CloudFormation template with a user and the group that binds it.
 * @param condition What the Deny asks for in addition.
 * @param user Properties of the user.
 */
export function templateWithDeny(condition: object, user: object, groupName = "admins"): string {
  const Statement = [{ ...DENY, Condition: { ...DENY.Condition, ...condition } }];
  const policy = { PolicyName: "mfa", PolicyDocument: { Version: "2012-10-17", Statement } };
  return JSON.stringify({
    Resources: {
      G: { Type: "AWS::IAM::Group", Properties: { GroupName: groupName, Policies: [policy] } },
      U: { Type: "AWS::IAM::User", Properties: { ...user, Groups: [{ Ref: "G" }] } },
    },
  });
}

/** A resource of a type whose SDK is not installed. */
export class Any extends pulumi.CustomResource {}

/** A provider whose SDK is not installed. */
export class AnyProvider extends pulumi.ProviderResource {}

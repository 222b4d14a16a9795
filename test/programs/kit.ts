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

/** A resource of a type whose SDK is not installed. */
export class Any extends pulumi.CustomResource {}

/** A provider whose SDK is not installed. */
export class AnyProvider extends pulumi.ProviderResource {}

/** A statement of a policy document, as a program writes it. */
export type Statement = Readonly<Record<string, unknown>>;

/** The actions that AWS's own example leaves open for the enrolment of a device. */
export const ENROLMENT = [
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

export const WITHOUT_MFA = { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } };

/**
 * The Deny that enforces MFA.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html
 */
export const DENY_WITHOUT_MFA = {
  Sid: "DenyWithoutMfa",
  Effect: "Deny",
  NotAction: ENROLMENT,
  Resource: "*",
  Condition: WITHOUT_MFA,
} as const satisfies Statement;

/** What the users are there for. */
export const WORK = {
  Effect: "Allow",
  Action: ["ec2:*", "s3:*"],
  Resource: "*",
} as const satisfies Statement;

export function document(...statements: Statement[]): { Version: string; Statement: Statement[] } {
  return { Version: "2012-10-17", Statement: statements };
}

export function documentText(...statements: Statement[]): string {
  return JSON.stringify(document(...statements));
}

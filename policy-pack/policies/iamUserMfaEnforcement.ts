import type { StackValidationPolicy } from "@pulumi/policy";

import { judgeStack } from "../mfa/stack/judgeStack";

/**
 * Blocks a stack with an IAM user that could do more than enrol before it has signed in with MFA.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#enable-mfa-iam-user
 */
export const iamUserMfaEnforcement: StackValidationPolicy = {
  name: "iam-user-mfa-enforcement",
  displayName: "IAM users work with MFA only",
  description:
    "Every IAM user must be bound, by itself or through its groups, by a policy that denies all but the enrolment of an MFA device to sessions without MFA.",
  enforcementLevel: "mandatory",
  severity: "critical",
  framework: {
    name: "NIST SP 800-53",
    version: "Rev. 5",
    reference: "IA-2(1)",
    specification: "Implement multi-factor authentication for access to privileged accounts.",
  },
  tags: ["iam", "mfa"],
  remediationSteps:
    'Put the user into a group whose policy has a Deny with NotAction (the enrolment actions), Resource "*" and BoolIfExists aws:MultiFactorAuthPresent "false".',
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html",
  validateStack: ({ resources }, reportViolation) => {
    let blocked;
    try {
      blocked = judgeStack(resources);
    } catch (cause) {
      // CrossGuard turns the error for an unknown value into a warning; any other error stops the deploy.
      throw new Error("iam-user-mfa-enforcement failed, so no user is proven to work with MFA only", {
        cause,
      });
    }
    for (const { urn, message } of blocked) reportViolation(message, urn);
  },
};

import { judgeEnrollments } from "../inputs/bindings/enrollments";
import { readOptions } from "../pack/options";
import type { Run } from "../pack/packConfig";
import type { Rule } from "../pack/rule";
import { iamUserMfaEnforcement, stackSettings } from "./iamUserMfaEnforcement";
import { nist } from "./support/controls";

/**
 * Blocks a user who is bound to MFA and can never enroll a device: a Deny stops a step of the first sign-in. Warns where
 * nothing in the stack grants a step. The config of `iam-user-mfa-enforcement` says which groups and policies are
 * trusted; users that it blocks are left to it.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html
 */
export function iamUserCanEnrollMfa(run: Run): Rule {
  return {
    name: "iam-user-can-enroll-mfa",
    displayName: "IAM users can enroll an MFA device",
    description:
      "A policy that enforces MFA leaves open what a new user needs for a device: changing the first password, creating a virtual device and enabling it.",
    enforcementLevel: "mandatory",
    severity: "medium",
    controls: [nist("IA-2(1)", "Implement multi-factor authentication for access to privileged accounts.")],
    tags: ["iam", "mfa"],
    remediationSteps:
      "Exempt iam:ChangePassword, iam:CreateVirtualMFADevice and iam:EnableMFADevice from the Deny without MFA, and allow them on the user's own resources.",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html",
    options: {},
    judge: async (resources) => {
      const { options } = run.configOf(iamUserMfaEnforcement.name);
      return judgeEnrollments(resources, stackSettings(await readOptions(iamUserMfaEnforcement, options)));
    },
  };
}

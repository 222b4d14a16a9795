import type { PolicyConfigJSONSchema } from "@pulumi/policy/schema";

import { BOOTSTRAP_PRESETS, type BootstrapPreset, type BootstrapSet } from "../mfa/bootstrap";
import type { JudgeSettings } from "../mfa/judge";
import { judgeStack } from "../mfa/stack/judgeStack";
import type { TrustEntry } from "../mfa/stack/trust";
import type { Rule } from "../rule/rule";
import { cis, nist } from "./support/controls";

export interface MfaOptions {
  mode: NonNullable<JudgeSettings["mode"]>;
  bootstrap: BootstrapPreset | Pick<BootstrapSet, "anyResource" | "ownUserOnly">;
  trustedGroups: TrustEntry[];
  trustedPolicyArns: TrustEntry[];
}

const ACTIONS: PolicyConfigJSONSchema = {
  type: "array",
  items: { type: "string", pattern: "^[A-Za-z0-9-]+:[A-Za-z0-9*?]+$" },
};

const trusted = (what: string): PolicyConfigJSONSchema => ({
  type: "array",
  description: `${what} from outside the stack that are known to enforce MFA; * and ? are wildcards. Default: none.`,
  items: {
    type: "object",
    additionalProperties: false,
    required: ["pattern", "reason"],
    properties: {
      pattern: { type: "string", pattern: "\\S" },
      reason: { type: "string", pattern: "\\S" },
    },
  },
});

/**
 * Blocks a stack with an IAM user that could do more than enrol before it has signed in with MFA.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#enable-mfa-iam-user
 */
export const iamUserMfaEnforcement: Rule<MfaOptions> = {
  name: "iam-user-mfa-enforcement",
  displayName: "IAM users work with MFA only",
  description:
    "Every IAM user must be bound, by itself or through its groups, by a policy that denies all but the enrolment of an MFA device to sessions without MFA.",
  enforcementLevel: "mandatory",
  severity: "critical",
  controls: [
    nist("IA-2(1)", "Implement multi-factor authentication for access to privileged accounts."),
    cis(
      "1.10",
      "Ensure multi-factor authentication (MFA) is enabled for all IAM users that have a console password.",
    ),
  ],
  tags: ["iam", "mfa"],
  remediationSteps:
    'Put the user into a group whose policy has a Deny with NotAction (the enrolment actions), Resource "*" and BoolIfExists aws:MultiFactorAuthPresent "false".',
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html",
  options: {
    mode: {
      type: "string",
      enum: ["explicit-deny", "effective-permissions"],
      description:
        "explicit-deny: only a Deny proves anything. effective-permissions: a user whose policies of this stack grant nothing beyond the enrolment without MFA passes too. Default: explicit-deny.",
    },
    bootstrap: {
      type: ["string", "object"],
      description: `What may stay open without MFA: ${Object.keys(BOOTSTRAP_PRESETS).join(", ")}, or lists of actions anyResource and ownUserOnly. Default: default.`,
      // Applies to a text only, the rest to an object only.
      pattern: `^(${Object.keys(BOOTSTRAP_PRESETS).join("|")})$`,
      additionalProperties: false,
      required: ["anyResource", "ownUserOnly"],
      properties: { anyResource: ACTIONS, ownUserOnly: ACTIONS },
    },
    trustedGroups: trusted("Groups, by name,"),
    trustedPolicyArns: trusted("Managed policies, by ARN,"),
  },
  judge: (resources, { mode, bootstrap = "default", trustedGroups = [], trustedPolicyArns = [] }) =>
    judgeStack(resources, {
      ...(mode && { mode }),
      bootstrap: typeof bootstrap === "string" ? BOOTSTRAP_PRESETS[bootstrap] : bootstrap,
      trust: { groups: trustedGroups, policyArns: trustedPolicyArns },
    }),
};

import type { PolicyConfigJSONSchema } from "@pulumi/policy/schema";

import { BOOTSTRAP_PRESETS, type BootstrapPreset, type BootstrapSet } from "../proof/bootstrap";
import type { JudgeSettings } from "../proof/settings";
import { judgeStack, type StackSettings } from "../inputs/bindings/judgeStack";
import { describeTrust, type Trust, type TrustEntry } from "../inputs/bindings/trust";
import { DATE } from "../pack/exemptions";
import type { Rule } from "../pack/rule";
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
  description: `${what} from outside the stack that are known to enforce MFA; * and ? are wildcards. Each has a pattern and a reason, and optionally the account id that it is trusted in, an owner and the last day on which it holds. What the stack itself writes to is not trusted. Default: none.`,
  items: {
    type: "object",
    additionalProperties: false,
    required: ["pattern", "reason"],
    properties: {
      pattern: { type: "string", pattern: "\\S" },
      reason: { type: "string", pattern: "\\S" },
      account: { type: "string", pattern: "^\\d{12}$" },
      owner: { type: "string", pattern: "\\S" },
      expires: { type: "string", pattern: DATE },
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
    "Every IAM user must be bound, directly or through its groups, by a policy that denies sessions without MFA everything except the enrollment of an MFA device.",
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
    'Put the user into a group whose policy has a Deny with NotAction (the enrollment actions), Resource "*" and BoolIfExists aws:MultiFactorAuthPresent "false".',
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html",
  options: {
    mode: {
      type: "string",
      enum: ["explicit-deny", "effective-permissions"],
      description:
        "explicit-deny: only a Deny proves anything. effective-permissions: a user whose policies of this stack grant nothing beyond the enrollment without MFA passes too. Default: explicit-deny.",
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
  judge: async (resources, options) => {
    const settings = stackSettings(options);
    const { blocked, trusted, provisional } = await judgeStack(resources, settings);
    const { groups, policyArns, today } = settings.trust;
    const uses = [
      ...groups.map((entry) => ({ what: "group", entry })),
      ...policyArns.map((entry) => ({ what: "policy", entry })),
    ].map(({ what, entry }) => ({
      entry: `${what} ${describeTrust(entry)}${(entry.expires ?? today) < today ? ", which has expired," : ""}`,
      subjects: trusted.filter(({ by }) => by.some((it) => it.entry === entry)).map(({ user }) => user),
    }));
    return {
      violations: blocked,
      trusted: uses,
      provisional: provisional.map(
        ({ by, property, takenFor }) =>
          `${property} of ${by.name} (${by.type}) is not known in the preview and is taken for ${takenFor}, which it comes from.`,
      ),
    };
  },
};

/** What the rule's options mean for the judging of users. */
export function stackSettings({
  mode,
  bootstrap = "default",
  trustedGroups = [],
  trustedPolicyArns = [],
}: Partial<MfaOptions>): StackSettings & { trust: Trust } {
  return {
    ...(mode && { mode }),
    bootstrap: typeof bootstrap === "string" ? BOOTSTRAP_PRESETS[bootstrap] : bootstrap,
    trust: {
      groups: trustedGroups,
      policyArns: trustedPolicyArns,
      today: new Date().toISOString().slice(0, 10),
    },
  };
}

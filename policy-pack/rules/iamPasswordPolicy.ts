import type { Rule, Violation } from "../pack/rule";
import { readProperty, type StackResource } from "../inputs/pulumi/resource";
import { cis, nist } from "./support/controls";

const PASSWORD_POLICY = "aws:iam/accountPasswordPolicy:AccountPasswordPolicy";
/** An account has one password policy at most, and it has no name. */
const SUBJECT = "account password policy";

export interface IamPasswordPolicyOptions {
  required: boolean;
}

interface Requirement {
  property: string;
  wanted: string;
  /** What AWS or its provider makes of an absent value counts as that value. */
  met: (value: unknown) => boolean;
}

const atLeast = (property: string, minimum: number): Requirement => ({
  property,
  wanted: `at least ${minimum}`,
  met: (value) => typeof value === "number" && value >= minimum,
});
const on = (property: string): Requirement => ({ property, wanted: "true", met: (value) => value === true });

/** Length and reuse are CIS 1.8 and 1.9; the character classes are those of the benchmark's earlier versions. */
const REQUIREMENTS: readonly Requirement[] = [
  atLeast("minimumPasswordLength", 14),
  atLeast("passwordReusePrevention", 24),
  on("requireLowercaseCharacters"),
  on("requireUppercaseCharacters"),
  on("requireNumbers"),
  on("requireSymbols"),
  {
    property: "allowUsersToChangePassword",
    wanted: "true, or left out",
    met: (value) => value === true || value === undefined,
  },
];

/**
 * Blocks an account password policy weaker than the CIS benchmark asks for.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
 */
export const iamPasswordPolicy: Rule<IamPasswordPolicyOptions> = {
  name: "iam-password-policy",
  displayName: "The account password policy is at least CIS",
  description:
    "An account password policy requires 14 characters of all four classes, prevents reuse of the last 24 passwords, and lets users change their own.",
  enforcementLevel: "mandatory",
  severity: "medium",
  controls: [
    cis("1.8", "Ensure IAM password policy requires minimum length of 14 or greater."),
    cis("1.9", "Ensure IAM password policy prevents password reuse."),
    nist("IA-5(1)", "Authenticator Management | Password-based Authentication."),
  ],
  tags: ["iam", "credentials"],
  remediationSteps:
    "Set minimumPasswordLength: 14, passwordReusePrevention: 24, requireLowercaseCharacters, requireUppercaseCharacters, requireNumbers and requireSymbols: true, and do not set allowUsersToChangePassword: false.",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html",
  options: {
    required: {
      type: "boolean",
      description: "Whether the stack must have an aws.iam.AccountPasswordPolicy. Default: false.",
    },
  },
  judge: (resources, { required }) => {
    const policies = resources.filter(({ type }) => type === PASSWORD_POLICY);
    if (policies.length === 0 && required === true) {
      return [{ subject: SUBJECT, message: "The stack has no aws.iam.AccountPasswordPolicy. Add one." }];
    }
    return policies.flatMap(judgePolicy);
  },
};

function judgePolicy(policy: StackResource): Violation[] {
  const shortcomings = REQUIREMENTS.flatMap(({ property, wanted, met }) => {
    const value = readProperty(policy, property);
    if (value.kind === "known" && met(value.value)) return [];
    return [`${property} is ${describe(value)}, and must be ${wanted}`];
  });
  if (shortcomings.length === 0) return [];
  const message = `The account password policy ${policy.name} is weaker than CIS requires: ${shortcomings.join("; ")}.`;
  return [{ subject: SUBJECT, urn: policy.urn, message }];
}

function describe(property: ReturnType<typeof readProperty>): string {
  // A preview shows a value that is left out as unknown where AWS fills it in.
  if (property.kind === "unknown") return "left out or known only after the deploy";
  return property.value === undefined ? "left out" : JSON.stringify(property.value);
}

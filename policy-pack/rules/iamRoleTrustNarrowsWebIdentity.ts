import { evaluateConditions, type KeyStates } from "../iam/conditions/evaluate";
import { describeStatement } from "../proof/describe";
import { MFA_KEYS } from "../proof/mfaKeys";
import type { Rule, Violation } from "../pack/rule";
import { expandTemplates } from "../inputs/cloudformation/expandTemplates";
import type { StackResource } from "../inputs/pulumi/resource";
import { wellArchitected } from "./support/controls";
import {
  concerns,
  type Principal,
  type ResourcePolicy,
  type ResourceStatement,
} from "./support/resourcePolicy";
import { judgeTrust } from "./support/roleTrust";
import { isUnknown } from "./support/trustDocument";
import { narrowsAnyProvider, webIdentityFault } from "./support/webIdentity";

const WEB_IDENTITY = "sts:AssumeRoleWithWebIdentity";

const OIDC_PROVIDER = /^arn:[^:]+:iam::\d{12}:oidc-provider\/(.+)$/;
const SAML_PROVIDER = /^arn:[^:]+:iam::\d{12}:saml-provider\//;
/** What may be about web identities in a policy that cannot be read. */
const MAY_CONCERN = /Federated|WebIdentity|\*/i;

/**
 * Blocks roles that anyone can take who has a token of an identity provider, such as a repository of someone else on
 * GitHub. AWS requires such conditions for the shared providers that it recognizes, when a role is created or its trust
 * policy changes; it does not look at how far a value reaches.
 *
 * Denies are not looked at. SAML is not either: the assertions come from the account's own identity provider, and
 * `SAML:aud` is the address of AWS's sign-in page that they are sent to, not a customer.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-saml
 */
export const iamRoleTrustNarrowsWebIdentity: Rule = {
  name: "iam-role-trust-narrows-web-identity",
  displayName: "Roles let in web identities of one customer only",
  description:
    "A role's trust policy must compare the claims that identify the token's owner: sub for GitHub Actions, GitLab.com and HCP Terraform, aud and amr for Cognito identity pools, sub or aud for any other OIDC provider.",
  enforcementLevel: "mandatory",
  severity: "critical",
  controls: [wellArchitected("SEC03-BP07", "Analyze public and cross-account access.")],
  tags: ["iam", "least-privilege"],
  remediationSteps:
    "Give the Allow a condition StringEquals or StringLike on the provider's sub (or aud, where the provider has one for each customer) that names your organization, repository or project. IfExists, ForAllValues and negated operators do not narrow anything, since they hold without the claim.",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html",
  options: {},
  judge: (resources) => expandTemplates(resources).resources.flatMap(judgeRole),
  gate: (resource) => expandTemplates([resource]).resources.flatMap(judgeRole),
};

/** Judges one role, as the preview and the update gate do. */
export function judgeRole(resource: StackResource): Violation[] {
  return judgeTrust(resource, {
    proof: "to narrow the web identities that it lets in",
    // The rule on MFA reports it already; this one where it may matter here.
    mayConcern: (source) => MAY_CONCERN.test(JSON.stringify(source ?? null)),
    judge: ({ policy, unknown }) => {
      const { faults, late } = judgePolicy(policy);
      const statements = unknown
        .filter(({ effect }) => effect !== "Deny")
        .map(({ index }) => `statement ${index + 1} of its trust policy`);
      return {
        fault: faults.length === 0 ? undefined : `is open: ${faults.join("; ")}.`,
        late: [...statements, ...late],
      };
    },
  });
}

/** One text for each Allow and provider that is open, and for each Allow whose provider is not known. */
function judgePolicy(policy: ResourcePolicy): { faults: string[]; late: string[] } {
  const faults: string[] = [];
  const late: string[] = [];
  for (const allow of policy) {
    if (allow.effect !== "Allow" || !concerns(allow, WEB_IDENTITY)) continue;
    if (evaluateConditions(allow.conditions, webIdentityKeys) === "false") continue;
    const where = describeStatement({ document: 0, ...allow }, ["its trust policy"]);
    for (const provider of providersOf(allow)) {
      if (provider.kind === "named") {
        const fault = webIdentityFault(provider.address, allow.conditions);
        if (fault !== undefined) faults.push(`${where} lets in ${fault}`);
      } else if (!narrowsAnyProvider(allow.conditions)) {
        if (provider.kind === "unknown") late.push(`a principal of ${where}`);
        else
          faults.push(`${where} lets in every web identity: name the provider, and compare its sub or aud`);
      }
    }
  }
  return { faults: [...new Set(faults)], late: [...new Set(late)] };
}

/** A call with a token is made without AWS credentials, so that it carries nothing about MFA. */
const webIdentityKeys: KeyStates = (key) => ({ kind: MFA_KEYS.has(key) ? "absent" : "unknown" });

type Provider = { kind: "named"; address: string } | { kind: "unknown" } | { kind: "any" };

/** The identity providers whose tokens an Allow is about. Users, roles and services have no token. */
function providersOf({ principals, principalsNegated }: ResourceStatement): Provider[] {
  if (principalsNegated) return [{ kind: "any" }];
  return principals.flatMap((principal): Provider[] => {
    if (principal.kind === "anyone") return [{ kind: "any" }];
    return principal.kind === "federated" ? federated(principal) : [];
  });
}

function federated(principal: Extract<Principal, { text: string }>): Provider[] {
  if (isUnknown(principal)) return [{ kind: "unknown" }];
  const { text } = principal;
  if (SAML_PROVIDER.test(text)) return [];
  if (text === "*") return [{ kind: "any" }];
  return [{ kind: "named", address: (OIDC_PROVIDER.exec(text)?.[1] ?? text).toLowerCase() }];
}

import { evaluateConditions } from "../iam/conditions/evaluate";
import { describeStatement, SESSION_NAMES } from "../mfa/describe";
import { sessionKeys, SESSIONS, type Session } from "../mfa/sessions";
import type { Rule, Violation } from "../rule/rule";
import { readProperty, readText, type StackResource } from "../stack/resource";
import { wellArchitected } from "./support/controls";
import {
  concerns,
  parseTrustPolicy,
  type Principal,
  type ResourcePolicy,
  type ResourceStatement,
} from "./support/resourcePolicy";

/** The types of roles, and which of their properties are the name and the trust policy. */
const ROLES: ReadonlyMap<string, { name: string; trust: string }> = new Map([
  ["aws:iam/role:Role", { name: "name", trust: "assumeRolePolicy" }],
  ["aws-native:iam:Role", { name: "roleName", trust: "assumeRolePolicyDocument" }],
]);

/** The rights that belong to it, `sts:TagSession` and `sts:SetSourceIdentity`, let nobody in by themselves. */
const ASSUME_ROLE = "sts:AssumeRole";

const ROLE = /^arn:[^:*?$]+:iam::\d{12}:role\/[^*?$]+$/;
const ROLE_SESSION = /^arn:[^:*?$]+:sts::\d{12}:assumed-role\/[^*?$]+$/;

/**
 * Blocks roles that an IAM user can take without MFA: in each session without MFA no Allow for whoever may be a user
 * holds, or a Deny is certain to fire.
 *
 * Services, identity providers, roles and their sessions are not looked at. `aws:MultiFactorAuthPresent` is there for
 * the AssumeRole calls of IAM users only: a role's session carries no MFA of its own and came in by a trust policy of
 * its own, an identity provider does its MFA itself. Of an account its users count, though not its root user, who
 * cannot call AssumeRole.
 *
 * Roles in CloudFormation templates are not seen.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export const iamRoleTrustRequiresMfa: Rule = {
  name: "iam-role-trust-requires-mfa",
  displayName: "IAM users take roles with MFA only",
  description:
    "A role's trust policy must be certain to let in no IAM user without MFA, neither from the console nor with a long-term access key; services, identity providers and roles are not concerned.",
  enforcementLevel: "mandatory",
  severity: "high",
  controls: [wellArchitected("SEC02-BP01", "Use strong sign-in mechanisms.")],
  tags: ["iam", "mfa"],
  remediationSteps:
    'Give the Allow a condition Bool aws:MultiFactorAuthPresent "true" (BoolIfExists lets long-term access keys in), or NumericLessThan aws:MultiFactorAuthAge. Roles never meet it: let in those by a statement that names them, or the account with ArnLike aws:PrincipalArn.',
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html",
  options: {},
  judge: (resources) => resources.flatMap(judgeResource),
};

function judgeResource(resource: StackResource): Violation[] {
  const properties = ROLES.get(resource.type);
  if (properties === undefined) return [];
  const fault = trustFault(resource, properties.trust);
  if (fault === undefined) return [];
  const subject = readText(resource, properties.name) ?? resource.name;
  return [{ subject, urn: resource.urn, message: `IAM role "${subject}" ${fault}` }];
}

function trustFault(role: StackResource, property: string): string | undefined {
  const document = readProperty(role, property);
  if (document.kind === "unknown") {
    return `is not proven to need MFA: its ${property} is not known in the preview. Make the ARNs in it from account ids and names, which are known before the deploy, or exempt it for the first one.`;
  }
  const parsed = parseTrustPolicy(document.value);
  if (!parsed.ok) {
    return `is not proven to need MFA: its ${property} cannot be read, since it ${parsed.defect}. Correct it.`;
  }
  const found = openings(parsed.policy);
  return found.length === 0
    ? undefined
    : `can be taken without MFA: ${found.join("; ")}. Give each such statement the condition Bool aws:MultiFactorAuthPresent "true", or let it name roles only.`;
}

/** One text for each Allow and each principal that it lets in without MFA. */
function openings(policy: ResourcePolicy): string[] {
  const concerned = policy.filter((statement) => concerns(statement, ASSUME_ROLE));
  const denies = concerned.filter(({ effect }) => effect === "Deny");
  return concerned
    .filter(({ effect }) => effect === "Allow")
    .flatMap((allow) =>
      usersOf(allow).flatMap((user) => {
        const open = SESSIONS.filter(
          (session) =>
            holds(allow, session) !== "false" &&
            !denies.some((deny) => isMeant(deny, user) && holds(deny, session) === "true"),
        );
        if (open.length === 0) return [];
        const where = describeStatement({ document: 0, ...allow }, ["its trust policy"]);
        const ways = open.map((session) => `by ${SESSION_NAMES[session]}`).join(" and ");
        return [`${where} lets in ${nameOf(user, allow)} ${ways}`];
      }),
    );
}

function holds({ conditions }: ResourceStatement, session: Session): ReturnType<typeof evaluateConditions> {
  return evaluateConditions(conditions, sessionKeys(session));
}

/**
 * The principals of an Allow that may be IAM users. IAM does not support `NotPrincipal` in a trust policy; whoever is
 * not in it may be anyone.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
function usersOf({ principals, principalsNegated }: ResourceStatement): readonly Principal[] {
  return principalsNegated ? [{ kind: "anyone" }] : principals.filter(mayBeUser);
}

function mayBeUser(principal: Principal): boolean {
  switch (principal.kind) {
    case "service":
    case "federated":
      return false;
    case "aws":
      return !ROLE.test(principal.text) && !ROLE_SESSION.test(principal.text);
    case "anyone":
    case "canonical-user":
      return true;
  }
}

/** Whether a Deny is certain to be for all whom the principal of an Allow stands for. */
function isMeant({ principals, principalsNegated }: ResourceStatement, user: Principal): boolean {
  if (principalsNegated) return false;
  return principals.some(
    (it) =>
      it.kind === "anyone" || (user.kind !== "anyone" && it.kind === user.kind && it.text === user.text),
  );
}

function nameOf(user: Principal, { principalsNegated }: ResourceStatement): string {
  if (user.kind !== "anyone") return user.text;
  return principalsNegated ? "everyone but those in its NotPrincipal" : "anyone";
}

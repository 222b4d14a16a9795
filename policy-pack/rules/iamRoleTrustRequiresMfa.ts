import { evaluateConditions } from "../iam/conditions/evaluate";
import { describeStatement, SESSION_NAMES } from "../proof/describe";
import { sessionKeys, SESSIONS, type Session } from "../proof/sessions";
import type { Rule, TrustUse, Violation } from "../pack/rule";
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
import {
  describeTrustedAccount,
  TRUSTED_ACCOUNTS_SCHEMA,
  trustedAccountOf,
  type TrustedAccount,
} from "./support/trustedAccounts";
import {
  isUnknown,
  readRole,
  type Role,
  type TrustReading,
  type UnknownStatement,
} from "./support/trustDocument";

export interface RoleTrustOptions {
  trustedAccounts: TrustedAccount[];
}

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
 * A trust policy that is not known in a preview is left to the update gate; what is known of it is judged at once.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export const iamRoleTrustRequiresMfa: Rule<RoleTrustOptions> = {
  name: "iam-role-trust-requires-mfa",
  displayName: "IAM users take roles with MFA only",
  description:
    "A role's trust policy must be certain to let in no IAM user without MFA, neither from the console nor with a long-term access key; services, identity providers and roles are not concerned.",
  enforcementLevel: "mandatory",
  severity: "high",
  controls: [wellArchitected("SEC02-BP01", "Use strong sign-in mechanisms.")],
  tags: ["iam", "mfa"],
  remediationSteps:
    'Give the Allow a condition Bool aws:MultiFactorAuthPresent "true" (BoolIfExists lets long-term access keys in), or NumericLessThan aws:MultiFactorAuthAge. Roles never meet it: let in those by a statement that names them, or the account with ArnLike aws:PrincipalArn. A vendor without MFA: list its account in the option trustedAccounts, and give the Allow StringEquals sts:ExternalId.',
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html",
  options: { trustedAccounts: TRUSTED_ACCOUNTS_SCHEMA },
  judge: (resources, options) => ({
    violations: judgeRoles(resources, options),
    trusted: trustUses(resources, options.trustedAccounts ?? []),
  }),
  gate: (resource, options) => judgeRoles([resource], options),
};

function judgeRoles(resources: readonly StackResource[], options: Partial<RoleTrustOptions>): Violation[] {
  return expandTemplates(resources).resources.flatMap((resource) => judgeRole(resource, options));
}

/** Judges one role, as the preview and the update gate do. */
export function judgeRole(
  resource: StackResource,
  { trustedAccounts = [] }: Partial<RoleTrustOptions> = {},
): Violation[] {
  return judgeTrust(resource, {
    proof: "to need MFA",
    judge: (trust) => {
      const found = openings(trust.policy).filter(
        ({ allow, user }) => trustedAccountOf(user, allow, trustedAccounts, today()) === undefined,
      );
      const { mayDeny, parts } = unknownParts(trust, found);
      const certain = mayDeny ? [] : found.filter(({ user }) => !isUnknown(user));
      return { fault: certain.length === 0 ? undefined : openFault(certain), late: parts };
    },
  });
}

/** What is not known of a trust policy and decides whether it is open; a Deny in it may close what is open now. */
function unknownParts(
  { policy, unknown }: Extract<TrustReading, { kind: "read" }>,
  found: readonly Opening[],
): { mayDeny: boolean; parts: readonly string[] } {
  const lateDenies = policy.filter(
    ({ effect, principals }) => effect === "Deny" && principals.some(isUnknown),
  );
  const isDecisive = ({ effect }: UnknownStatement): boolean => effect !== "Deny" || found.length > 0;
  const statements = unknown
    .filter(isDecisive)
    .map(({ index }) => `statement ${index + 1} of its trust policy`);
  const principals = [
    ...found.filter(({ user }) => isUnknown(user)).map(({ allow }) => allow),
    ...(found.length > 0 ? lateDenies : []),
  ].map((statement) => `a principal of ${describe(statement)}`);
  return {
    mayDeny: lateDenies.length > 0 || unknown.some(({ effect }) => effect !== "Allow"),
    parts: [...new Set([...statements, ...principals])],
  };
}

/** An Allow, one of its principals, and the sessions without MFA that it lets in. */
interface Opening {
  allow: ResourceStatement;
  user: Principal;
  sessions: readonly Session[];
}

function openings(policy: ResourcePolicy): Opening[] {
  const concerned = policy.filter((statement) => concerns(statement, ASSUME_ROLE));
  const denies = concerned.filter(({ effect }) => effect === "Deny");
  return concerned
    .filter(({ effect }) => effect === "Allow")
    .flatMap((allow) =>
      usersOf(allow).map((user) => {
        const isOpen = (session: Session): boolean =>
          holds(allow, session) !== "false" &&
          !denies.some((deny) => isMeant(deny, user) && holds(deny, session) === "true");
        return { allow, user, sessions: SESSIONS.filter(isOpen) };
      }),
    )
    .filter(({ sessions }) => sessions.length > 0);
}

function openFault(found: readonly Opening[]): string {
  const lines = found.map(({ allow, user, sessions }) => {
    const ways = sessions.map((session) => `by ${SESSION_NAMES[session]}`).join(" and ");
    return `${describe(allow)} lets in ${nameOf(user, allow)} ${ways}`;
  });
  return `can be taken without MFA: ${lines.join("; ")}. Give each such statement the condition Bool aws:MultiFactorAuthPresent "true", or let it name roles only.`;
}

function describe(statement: ResourceStatement): string {
  return describeStatement({ document: 0, ...statement }, ["its trust policy"]);
}

function trustUses(resources: readonly StackResource[], entries: readonly TrustedAccount[]): TrustUse[] {
  if (entries.length === 0) return [];
  const subjects = new Map(entries.map((entry) => [entry, new Set<string>()]));
  for (const role of expandTemplates(resources).resources.flatMap((it) => readRole(it) ?? [])) {
    for (const entry of usedEntries(role, entries)) subjects.get(entry)?.add(role.name);
  }
  return [...subjects].map(([entry, used]) => ({
    entry: describeTrustedAccount(entry),
    subjects: [...used],
  }));
}

function usedEntries({ trust }: Role, entries: readonly TrustedAccount[]): TrustedAccount[] {
  if (trust.kind !== "read") return [];
  return openings(trust.policy).flatMap(
    ({ allow, user }) => trustedAccountOf(user, allow, entries, today()) ?? [],
  );
}

/** As YYYY-MM-DD in UTC. */
function today(): string {
  return new Date().toISOString().slice(0, 10);
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
      !isUnknown(it) &&
      (it.kind === "anyone" || (user.kind !== "anyone" && it.kind === user.kind && it.text === user.text)),
  );
}

function nameOf(user: Principal, { principalsNegated }: ResourceStatement): string {
  if (isUnknown(user)) return "a principal that is not known yet";
  if (user.kind !== "anyone") return user.text;
  return principalsNegated ? "everyone but those in its NotPrincipal" : "anyone";
}

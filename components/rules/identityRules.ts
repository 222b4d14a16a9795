import { type Fault, pathText } from "./fault";

/**
 * How users, groups and roles have to fit together, for the config schema and the component alike. A leaf, as
 * awsRules.ts.
 */

/** The parts that are compared with each other; what is no plain value is not judged. */
export interface IdentityShape {
  readonly accountId: string;
  readonly admins: readonly UserShape[];
  readonly groupName?: string | undefined;
  readonly groups?: readonly GroupShape[] | undefined;
  readonly roles?: readonly RoleShape[] | undefined;
  readonly mfaEnforcement?: string | undefined;
  readonly passwordPolicy?: { readonly minimumLength?: number | undefined } | undefined;
  readonly credentialSecrets?: { readonly readers: readonly string[] } | undefined;
}

export interface UserShape {
  readonly name: string;
  readonly consoleAccess?: boolean | undefined;
  readonly passwordLength?: unknown;
  readonly accessKey?: unknown;
  readonly pgpKey?: unknown;
  readonly tags?: unknown;
}

interface GroupShape {
  readonly name: string;
  readonly groupName?: string | undefined;
  readonly users: readonly UserShape[];
}

interface RoleShape {
  readonly preset?: unknown;
  readonly managedPolicies?: readonly unknown[] | undefined;
  readonly trustedPrincipals?: readonly unknown[] | undefined;
  readonly mfaMaxAgeSeconds?: number | undefined;
  readonly externalId?: unknown;
  /** Its ARN as text, or an output. */
  readonly identityProvider?: unknown;
  readonly conditions?: Readonly<Record<string, readonly string[]>> | undefined;
}

/** What the group of the admins is known by where it has no name of its own. */
const ADMINS = "admins";

interface Placed {
  readonly user: UserShape;
  readonly path: Fault["path"];
}

/** Everything about users, groups and roles that does not fit together. */
export function identityFaults(account: IdentityShape): Fault[] {
  const { admins, roles = [], mfaEnforcement } = account;
  const users = usersOf(account);
  return [
    ...(admins.length === 0 && roles.length === 0
      ? [{ path: ["admins"], allowed: "at least one admin, or roles in `roles`" }]
      : []),
    ...nameFaults(users),
    ...groupNameFaults(account),
    ...secretNameFaults(users, account),
    ...resourceNameFaults(account),
    ...passwordFaults(users, account.passwordPolicy),
    ...(mfaEnforcement === "fido-only" ? users.flatMap(fidoFaults) : []),
    ...roles.flatMap((role, i) =>
      roleFaults(role).map(({ path, allowed }) => ({ path: ["roles", i, ...path], allowed })),
    ),
    ...readerFaults(account),
  ];
}

/** All users with their places. */
export function usersOf({ admins, groups = [] }: Pick<IdentityShape, "admins" | "groups">): Placed[] {
  return [
    ...admins.map((user, i) => ({ user, path: ["admins", i] })),
    ...groups.flatMap(({ users }, g) => users.map((user, i) => ({ user, path: ["groups", g, "users", i] }))),
  ];
}

function nameFaults(users: readonly Placed[]): Fault[] {
  return users.flatMap(({ user, path }, index) => {
    const other = users.slice(0, index).find((it) => isSameName(it.user.name, user.name));
    return other === undefined
      ? []
      : [
          {
            path: [...path, "name"],
            allowed: `a user name that differs from that of ${pathText(other.path)} in more than upper and lower case (IAM's rule)`,
          },
        ];
  });
}

/** Group names that IAM takes for the same; a group without one is known by its short name. */
function groupNameFaults({ groupName = ADMINS, groups = [] }: IdentityShape): Fault[] {
  const named = [
    { name: groupName, path: ["groupName"] },
    ...groups.map((group, i) => ({
      name: group.groupName ?? group.name,
      path: ["groups", i, group.groupName === undefined ? "name" : "groupName"],
    })),
  ];
  return named.flatMap(({ name, path }, index) => {
    const other = named.slice(0, index).find((it) => isSameName(it.name, name));
    if (other === undefined) return [];
    const owner = other.path.length === 1 ? "groupName, that of the admins," : pathText(other.path);
    return [
      {
        path,
        allowed: `a groupName that differs from ${owner} in more than upper and lower case (IAM's rule)`,
      },
    ];
  });
}

/**
 * Names of users become part of the names of their secrets, in which Secrets Manager takes no comma.
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html
 */
function secretNameFaults(users: readonly Placed[], { credentialSecrets }: IdentityShape): Fault[] {
  if (credentialSecrets === undefined) return [];
  return users.flatMap(({ user, path }) => {
    const { name, consoleAccess = true, accessKey = false, pgpKey } = user;
    const isKept = pgpKey === undefined && (consoleAccess || accessKey !== false);
    return !isKept || /^[\w/+=.@-]+$/.test(name)
      ? []
      : [
          {
            path: [...path, "name"],
            allowed: "letters, digits or / _ + = . @ - with credentialSecrets (Secrets Manager's rule)",
          },
        ];
  });
}

function isSameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/**
 * Pulumi tells users of groups by the group's name and theirs, joined by a hyphen; and since a user may come from any
 * other group, what it would be there must not be another user either.
 */
function resourceNameFaults(account: IdentityShape): Fault[] {
  const { groups = [] } = account;
  const resources = new Map<string, UserShape>(
    groups.flatMap((group) => group.users.map((user) => [`${group.name}-${user.name}`, user] as const)),
  );
  return usersOf(account).flatMap(({ user, path }) => {
    const resource = groups
      .map((group) => `${group.name}-${user.name}`)
      .find((name) => (resources.get(name) ?? user) !== user);
    const allowed = `a name with which the user is not ${resource} to Pulumi in any group, as another user is`;
    return resource === undefined ? [] : [{ path: [...path, "name"], allowed }];
  });
}

function passwordFaults(users: readonly Placed[], policy: IdentityShape["passwordPolicy"]): Fault[] {
  const minimum = policy?.minimumLength ?? 0;
  const isTooShort = ({ user: { consoleAccess = true, passwordLength = 24 } }: Placed) =>
    consoleAccess && typeof passwordLength === "number" && passwordLength < minimum;
  if (!users.some(isTooShort)) return [];
  const allowed = "at most the `passwordLength` of each user with console access, which is 24 by default";
  return [{ path: ["passwordPolicy", "minimumLength"], allowed }];
}

function fidoFaults({ user: { accessKey = false }, path }: Placed): Fault[] {
  if (accessKey === false) return [];
  const allowed =
    "none (false) if mfaEnforcement is fido-only, because a security key has no code for sts:GetSessionToken";
  return [{ path: [...path, "accessKey"], allowed }];
}

function roleFaults(role: RoleShape): Fault[] {
  const { trustedPrincipals, identityProvider, conditions, preset, managedPolicies = [] } = role;
  const faults: Fault[] = [];
  const refuse = (wrong: boolean, key: string, allowed: string) => {
    if (wrong) faults.push({ path: [key], allowed });
  };
  if ((trustedPrincipals === undefined) === (identityProvider === undefined))
    faults.push({ path: [], allowed: "exactly one of trustedPrincipals and identityProvider" });
  const principals = (trustedPrincipals ?? [])
    .filter((it) => typeof it === "string")
    .map((it) => it.replace(/^arn:[^:]+:iam::(\d{12}):root$/, "$1"));
  refuse(
    new Set(principals).size < principals.length,
    "trustedPrincipals",
    "each principal once; the ARN of an account's root is the account",
  );
  refuse(trustedPrincipals?.length === 0, "trustedPrincipals", "at least one account or IAM user");
  refuse(
    preset === undefined && managedPolicies.length === 0,
    "preset",
    "admin, billing or read-only, or policies in managedPolicies",
  );
  if (identityProvider === undefined) {
    refuse(conditions !== undefined, "conditions", "nothing without identityProvider");
    return faults;
  }
  refuse(
    role.mfaMaxAgeSeconds !== undefined,
    "mfaMaxAgeSeconds",
    "nothing beside identityProvider, whose sessions do not say when MFA was",
  );
  refuse(role.externalId !== undefined, "externalId", "nothing beside identityProvider");
  const orSaml =
    typeof identityProvider === "string" ? "" : ", or for a SAML provider keys that begin with SAML:";
  refuse(
    isOpenToAll(identityProvider, conditions),
    "conditions",
    `keys that end in :aud and :sub, because without them any user of an OIDC provider can assume the role${orSaml}`,
  );
  return faults;
}

/**
 * Whether an OIDC provider, which may serve anyone, is trusted without conditions on audience and subject. A provider
 * whose ARN is an output may be one, unless a condition has a key that only sessions of SAML providers carry.
 */
function isOpenToAll(identityProvider: unknown, conditions: RoleShape["conditions"] = {}): boolean {
  const keys = Object.keys(conditions);
  const isKnown = typeof identityProvider === "string";
  if (isKnown && !identityProvider.includes(":oidc-provider/")) return false;
  if (!isKnown && keys.some((key) => key.toLowerCase().startsWith("saml:"))) return false;
  return ![":aud", ":sub"].every((ending) => keys.some((key) => key.endsWith(ending)));
}

function readerFaults({ accountId, credentialSecrets }: IdentityShape): Fault[] {
  const readers = credentialSecrets?.readers ?? [];
  return readers.flatMap((reader, i) =>
    reader.split(":")[4] === accountId
      ? []
      : [
          {
            path: ["credentialSecrets", "readers", i],
            allowed: `a user or role of account ${accountId}: no other can use the key that encrypts the secrets`,
          },
        ],
  );
}

import { isObject } from "../../iam/json";
import { isStackSet } from "../cloudFormation/stacks";
import { readProperty, type StackResource } from "../resource";

/** Whether two providers deploy to one AWS account. */
export type Relation = "same" | "perhaps" | "different";

/** An account as far as providers show which one it is. */
export interface Account {
  /** The account ids that it may have; `undefined` where it may have any. */
  readonly ids: readonly string[] | undefined;
}

/** What decides the account that a provider deploys to. */
interface Signature {
  /** Account ids of `allowedAccountIds`, or of the last role that the provider assumes. */
  ids: readonly string[] | undefined;
  /** Profile, keys, roles and web identity as one text; `undefined` where some of it is unknown. */
  credentials: string | undefined;
}

/** Properties of a provider that choose its credentials, in aws, aws-native and bridged Terraform providers. */
const CREDENTIALS = [
  "profile",
  "accessKey",
  "secretKey",
  "token",
  "sharedConfigFile",
  "sharedConfigFiles",
  "sharedCredentialsFile",
  "sharedCredentialsFiles",
  "assumeRoleWithWebIdentity",
  "endpoints",
] as const;

const ROLE_ARN = /^arn:[^:]*:iam::(\d{12}):role\//;

/**
 * Finds out which providers deploy to the same account. Two are the same where everything that decides the account is
 * the same (`allowedAccountIds`, or else profile, keys, roles and web identity; all absent counts as the same). They
 * are different where their account ids differ, and perhaps the same otherwise.
 * @see https://www.pulumi.com/registry/packages/aws/api-docs/provider/#inputs
 */
export class Accounts {
  private readonly byProvider = new Map<string, Account>();
  private readonly groups: { signatures: Signature[]; account: Account }[] = [];
  private readonly sets = new Set<Account>();
  /** Counts the times at which two accounts turned out to be one, so that what was found before is to be read again. */
  merges = 0;

  constructor(resources: readonly StackResource[] = []) {
    for (const resource of resources) this.of(resource);
  }

  /** The account that a resource is in. What a stack set creates is in other accounts than its own. */
  of({ provider, template }: StackResource): Account {
    const set = template !== undefined && isStackSet(template.stack.type);
    const owner = template === undefined || set ? provider : template.stack.provider;
    const key = set ? `set ${template.stack.urn}` : (owner?.urn ?? "");
    const known = this.byProvider.get(key);
    if (known !== undefined) return known;
    const account = set ? this.ofSet() : this.classify(signatureOf(owner));
    this.byProvider.set(key, account);
    return account;
  }

  relation(a: Account, b: Account): Relation {
    if (a === b) return "same";
    return common(a.ids, b.ids)?.length === 0 ? "different" : "perhaps";
  }

  /** All accounts of the stack that may be this one, other than itself. */
  perhapsSame(account: Account): Account[] {
    const all = [...this.groups.map((group) => group.account), ...this.sets];
    return all.filter((it) => it !== account && this.relation(it, account) === "perhaps");
  }

  /** The id of an account; `undefined` where it is unknown. */
  static idOf({ ids }: Account): string | undefined {
    return ids?.length === 1 ? ids[0] : undefined;
  }

  private ofSet(): Account {
    const account = { ids: undefined };
    this.sets.add(account);
    return account;
  }

  private classify(signature: Signature): Account {
    const fitting = this.groups.filter(({ signatures }) => signatures.some((it) => isSame(it, signature)));
    const [first, ...others] = fitting;
    if (first === undefined) {
      const account = { ids: signature.ids };
      this.groups.push({ signatures: [signature], account });
      return account;
    }
    // A provider may show that two accounts are one; where their ids contradict that, it stays apart.
    const merged = others.filter((it) => common(first.account.ids, it.account.ids)?.length !== 0);
    const signatures = [...first.signatures, signature, ...merged.flatMap((it) => it.signatures)];
    const ids = signatures.reduce<readonly string[] | undefined>((all, it) => common(all, it.ids), undefined);
    if (ids?.length === 0) {
      const account = { ids: signature.ids };
      this.groups.push({ signatures: [signature], account });
      return account;
    }
    const isLearned = merged.length > 0 || JSON.stringify(ids) !== JSON.stringify(first.account.ids);
    if (!isLearned) {
      first.signatures.push(signature);
      return first.account;
    }
    const account = { ids };
    const replaced = new Set([first, ...merged]);
    for (const [provider, it] of this.byProvider) {
      if ([...replaced].some((group) => group.account === it)) this.byProvider.set(provider, account);
    }
    this.groups.splice(0, this.groups.length, ...this.groups.filter((group) => !replaced.has(group)), {
      signatures,
      account,
    });
    this.merges++;
    return account;
  }
}

function isSame(a: Signature, b: Signature): boolean {
  const [ids, others] = [a.ids, b.ids];
  if (ids !== undefined && others !== undefined) {
    if (common(ids, others)?.length === 0) return false;
    if (ids.length === 1 && others.length === 1) return true;
  }
  return a.credentials !== undefined && a.credentials === b.credentials;
}

/** What two lists have in common; `undefined` stands for all there can be. */
function common(
  a: readonly string[] | undefined,
  b: readonly string[] | undefined,
): readonly string[] | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a.filter((id) => b.includes(id));
}

function signatureOf(provider: StackResource["provider"]): Signature {
  // A provider that is shown without its inputs is known by its URN only.
  if (provider !== undefined && provider.props === undefined) {
    return { ids: undefined, credentials: JSON.stringify(["urn", provider.urn]) };
  }
  const resource = { props: provider?.props ?? {} };
  const read = (name: string): unknown => {
    const property = readProperty(resource, name);
    return property.kind === "unknown" ? UNKNOWN : parsed(property.value);
  };
  const allowed = read("allowedAccountIds");
  const pins = Array.isArray(allowed)
    ? allowed.filter((it): it is string => typeof it === "string" && it !== "")
    : [];
  const roles = [...listOf(read("assumeRoles")), ...listOf(read("assumeRole"))];
  const arns = roles.map((role) => (isObject(role) ? role["roleArn"] : role));
  const values = [...CREDENTIALS.map((name) => absent(read(name))), arns];
  const [, roleAccount] = ROLE_ARN.exec(textOf(arns.at(-1))) ?? [];
  const ids =
    pins.length > 0 ? [...new Set(pins)].sort() : roleAccount === undefined ? undefined : [roleAccount];
  return { ids, credentials: JSON.stringify(values).includes(UNKNOWN) ? undefined : JSON.stringify(values) };
}

/** Stands for a value that is known only after the deploy. */
const UNKNOWN = "<known only after the deploy>";

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function listOf(value: unknown): readonly unknown[] {
  if (absent(value) === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** Empty values choose nothing. */
function absent(value: unknown): unknown {
  const isEmpty =
    value === undefined ||
    value === "" ||
    (typeof value === "object" && value !== null && Object.keys(value).length === 0);
  return isEmpty ? null : value;
}

/** The engine hands lists and objects of a provider over as JSON texts. */
function parsed(value: unknown): unknown {
  if (typeof value !== "string" || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

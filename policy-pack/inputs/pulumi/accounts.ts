import { isObject } from "../../iam/json";
import { bridgedName } from "./bridgedTypes";
import { isStackSet } from "../cloudformation/stacks";
import { readProperty, type StackResource } from "./resource";

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
  /** Whatever chooses its credentials as one text; `undefined` where some of it is unknown. */
  credentials: string | undefined;
  /** Who answers for IAM and STS, as one text: account ids mean nothing across two of them. `undefined` as above. */
  service: string | undefined;
}

/**
 * Properties of a provider that do not decide which account it deploys to, in aws, aws-native and bridged Terraform
 * providers. All others do, those that are not known here too: profile, keys, web identity, files, proxies, endpoints and
 * the metadata service that credentials come from.
 * @see https://www.pulumi.com/registry/packages/aws/api-docs/provider/#inputs
 * @see https://www.pulumi.com/registry/packages/aws-native/api-docs/provider/#inputs
 */
const UNDECIDING: ReadonlySet<string> = new Set([
  // Read apart: pins and roles.
  "allowedAccountIds",
  "assumeRole",
  "assumeRoles",
  // They only keep the provider from an account.
  "forbiddenAccountIds",
  "skipCredentialsValidation",
  "skipRegionValidation",
  "skipRequestingAccountId",
  // Where in the account, and how it is called.
  "region",
  "stsRegion",
  "useDualstackEndpoint",
  "useFipsEndpoint",
  "s3UsEast1RegionalEndpoint",
  "s3UsePathStyle",
  "customCaBundle",
  "insecure",
  "maxRetries",
  "retryMode",
  "tokenBucketRateLimiterCapacity",
  "userAgent",
  "userAgents",
  // What resources look like.
  "autoNaming",
  "defaultTags",
  "ignoreTags",
  "tagPolicyCompliance",
  // The role that Cloud Control takes within the account.
  "roleArn",
  // The plugin itself.
  "version",
  "pluginDownloadURL",
  "parameterization",
]);

/** Services whose endpoint decides what an account is. */
const SERVICES = ["iam", "sts"] as const;

/** Packages that are AWS's. Another one that has Terraform's types may be called so and do something else. */
const AWS_PACKAGES: ReadonlySet<string> = new Set(["aws", "awscc"]);

const ROLE_ARN = /^arn:[^:]*:iam::(\d{12}):role\//;

/**
 * Finds out which providers deploy to the same account. Two are the same where everything that decides the account is
 * the same (`allowedAccountIds`, or else profile, keys, roles and web identity; all absent counts as the same). They
 * are different where their account ids differ, and perhaps the same otherwise. A bridged package that is not known to be
 * AWS's is perhaps in the same account at most.
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
  of(resource: StackResource): Account {
    const { provider, template } = resource;
    const set = template !== undefined && isStackSet(template.stack.type);
    const owner = template === undefined || set ? provider : template.stack.provider;
    const bridge = unknownBridge(resource);
    const key = set ? `set ${template.stack.urn}` : `${bridge} ${owner?.urn ?? ""}`;
    const known = this.byProvider.get(key);
    if (known !== undefined) return known;
    const account = set ? this.ofSet() : this.classify(signatureOf(owner, bridge));
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

/** The package of a bridged type that is not known to be AWS's; empty for all other types. */
function unknownBridge({ type, holder, template }: StackResource): string {
  const own = template?.stack.holder?.type ?? template?.stack.type ?? holder?.type ?? type;
  const [name = ""] = own.split(":");
  return bridgedName(own) === undefined || AWS_PACKAGES.has(name) ? "" : name;
}

function isSame(a: Signature, b: Signature): boolean {
  if (a.service === undefined || a.service !== b.service) return false;
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

function signatureOf(provider: StackResource["provider"], bridge: string): Signature {
  // A provider that is shown without its inputs is known by its URN only.
  if (provider !== undefined && provider.props === undefined) {
    return { ids: undefined, credentials: JSON.stringify(["urn", provider.urn]), service: bridge };
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
  const deciding = Object.keys(resource.props)
    .filter((name) => !UNDECIDING.has(name) && !name.startsWith("__"))
    .sort()
    .map((name) => [name, absent(read(name))] as const)
    .filter(([, value]) => value !== null);
  const endpoints = listOf(read("endpoints")).map((it) =>
    isObject(it) ? SERVICES.map((name) => absent(it[name])) : it,
  );
  const own = endpoints.filter((it) => !Array.isArray(it) || it.some((url) => url !== null));
  const [, roleAccount] = ROLE_ARN.exec(textOf(arns.at(-1))) ?? [];
  const ids =
    pins.length > 0 ? [...new Set(pins)].sort() : roleAccount === undefined ? undefined : [roleAccount];
  return { ids, credentials: textIfKnown([...deciding, arns]), service: textIfKnown([bridge, ...own]) };
}

/** Stands for a value that is known only after the deploy. */
const UNKNOWN = "<known only after the deploy>";

function textIfKnown(value: unknown): string | undefined {
  const text = JSON.stringify(value);
  return text.includes(UNKNOWN) ? undefined : text;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function listOf(value: unknown): readonly unknown[] {
  if (absent(value) === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** Empty values choose nothing, nor do options that are off. */
function absent(value: unknown): unknown {
  const isEmpty =
    value === undefined ||
    value === "" ||
    value === false ||
    value === "false" ||
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

import picomatch, { type PicomatchOptions } from "picomatch";

import { suggestion } from "../../config/problems";
import { UsageError } from "../usageError";
import type { Account } from "./account";
import { type Shard, shard } from "./shard";

/** Which accounts: an account is selected when all that is given applies to it. Nothing given selects all. */
export interface Selector {
  /** Names of stacks, or globs such as `prod-*`; one must match. */
  readonly accounts?: readonly string[] | undefined;
  /** Paths of organizational units, or globs such as `Workloads/*`, which take in what is below; one must match. */
  readonly ous?: readonly string[] | undefined;
  /** Tags, each of which the account must have: `env=prod`, `env=prod*`, or `env` for any value. */
  readonly tags?: readonly string[] | undefined;
  /** Names or globs of stacks that are left out. */
  readonly exclude?: readonly string[] | undefined;
}

/** Stacks to keep, and what that means of each, such as `has changed since main`. */
export interface Restriction {
  readonly stacks: ReadonlySet<string>;
  readonly meaning: string;
}

/** Narrows a selection further, after what the selector says. */
export interface Narrowing {
  readonly only?: readonly Restriction[];
  readonly shard?: Shard | undefined;
}

/**
 * The accounts that a selector selects, in their order.
 * @param broken Accounts that are there, but whose files have mistakes: naming one is no mistake.
 * @throws UsageError where a name is no account's, or where nothing is selected: a rollout over nothing would look
 *   like a success.
 */
export function select(
  accounts: readonly Account[],
  selector: Selector,
  { only = [], shard: part }: Narrowing = {},
  broken: readonly { stack: string }[] = [],
): Account[] {
  const known = new Set([...accounts, ...broken].map(({ stack }) => stack));
  refuseUnknownNames(known, [...(selector.accounts ?? []), ...(selector.exclude ?? [])]);
  const matches = matcher(selector);
  const selected = accounts.filter(
    (account) => matches(account) && only.every(({ stacks }) => stacks.has(account.stack)),
  );
  const result = part === undefined ? selected : shard(selected, part);
  if (known.size === 0)
    throw new UsageError(
      "no account: the project has no stack file Pulumi.<stack>.yaml; account-baseline init writes one",
    );
  if (result.length === 0 && broken.length === 0) {
    throw new UsageError(
      `the selection is empty: none of ${accounts.length} accounts ${described(selector, { only, shard: part })}`,
    );
  }
  return result;
}

/** Whether a selector selects an account. */
export function matcher({ accounts, ous, tags, exclude }: Selector): (account: Account) => boolean {
  const named = accounts && anyGlob(accounts);
  const isMeant = ous && anyGlob(ous.map((ou) => ou.replace(/\/$/, "")));
  const tagged = (tags ?? []).map(tagMatcher);
  const excluded = anyGlob(exclude ?? []);
  return (account) =>
    (named?.(account.stack) ?? true) &&
    (isMeant === undefined || fromTop(account.ou).some(isMeant)) &&
    tagged.every((matches) => matches(account.tags)) &&
    !excluded(account.stack);
}

/** `Workloads`, `Workloads/Prod`: an organizational unit and those above it. */
function fromTop(ou: string | undefined): string[] {
  const names = ou?.split("/") ?? [];
  return names.map((_, index) => names.slice(0, index + 1).join("/"));
}

/** Whether a text is one of the globs or matches one. */
function anyGlob(globs: readonly string[], options: PicomatchOptions = {}): (text: string) => boolean {
  // An empty one is no glob, but may well be the value of a tag.
  const matchers = globs
    .filter((glob) => glob !== "")
    .map((glob) => picomatch(glob, { dot: true, ...options }));
  return (text) => globs.includes(text) || matchers.some((matches) => matches(text));
}

function tagMatcher(tag: string): (tags: Readonly<Record<string, string>>) => boolean {
  const equals = tag.indexOf("=");
  const key = equals === -1 ? tag : tag.slice(0, equals);
  // A tag's value is no path: its * takes in any /.
  const value = equals === -1 ? undefined : anyGlob([tag.slice(equals + 1)], { bash: true });
  return (tags) => Object.hasOwn(tags, key) && (value === undefined || value(tags[key] ?? ""));
}

/** A name without a glob in it is meant to be an account's. */
function refuseUnknownNames(known: ReadonlySet<string>, names: readonly string[]): void {
  for (const name of names) {
    if (known.has(name) || picomatch.scan(name).isGlob) continue;
    throw new UsageError(`no account ${name}: ${suggestion(name, [...known])}`);
  }
}

function described(
  { accounts, ous, tags, exclude }: Selector,
  { only = [], shard: part }: Narrowing,
): string {
  const parts = [
    accounts && `is named ${accounts.join(" or ")}`,
    ous && `is in ${ous.join(" or ")}`,
    tags && `is tagged ${tags.join(" and ")}`,
    exclude && `is left by --exclude ${exclude.join(" ")}`,
    ...only.map(({ meaning }) => meaning),
    part && `falls to shard ${part.index}/${part.count}`,
  ].filter((part) => part !== undefined);
  return parts.join(" and ");
}

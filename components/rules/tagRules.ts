import { isPlain } from "./arnRules";
import { MAX_TAGS } from "./awsRules";
import type { Fault } from "./fault";
import { type UserShape, usersOf } from "./identityRules";

/**
 * Tags as IAM takes them: letters, digits, spaces and _ . : / = + - @. Other services take at least these.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html
 */
export const TAG_KEY = /^[\p{L}\p{Z}\p{N}_.:/=+@-]{1,128}$/u;
export const TAG_VALUE = /^[\p{L}\p{Z}\p{N}_.:/=+@-]{0,256}$/u;
export const RESERVED_TAG_KEY = /^aws:/i;

interface Account {
  readonly admins: readonly UserShape[];
  readonly groups?: readonly { readonly name: string; readonly users: readonly UserShape[] }[] | undefined;
  readonly tags?: unknown;
}

/**
 * Tags that do not fit together: those of a user are added to those of all, and IAM compares keys without regard to
 * case. The same key in the same case replaces the value.
 */
export function tagFaults(account: Account): Fault[] {
  const shared = isPlain(account.tags) ? Object.keys(account.tags) : [];
  return [
    ...keyFaults([], shared, ["tags"]),
    ...usersOf(account).flatMap(({ user, path }) => {
      if (!isPlain(user.tags)) return [];
      const own = Object.keys(user.tags);
      const count = new Set([...shared, ...own]).size;
      const tooMany = {
        path: [...path, "tags"],
        allowed: `at most ${MAX_TAGS} tags with those in tags, not ${count}`,
      };
      return [...keyFaults(shared, own, [...path, "tags"]), ...(count > MAX_TAGS ? [tooMany] : [])];
    }),
  ];
}

function keyFaults(earlier: readonly string[], keys: readonly string[], path: Fault["path"]): Fault[] {
  return keys.flatMap((key, index) => {
    const other = [...earlier, ...keys.slice(0, index)].find(
      (it) => it !== key && it.toLowerCase() === key.toLowerCase(),
    );
    const allowed = `a tag key that differs from ${other ?? ""} in more than upper and lower case (IAM's rule)`;
    return other === undefined ? [] : [{ path: [...path, key], allowed }];
  });
}

/**
 * IAM's limits on policies. Beyond them AWS refuses with LimitExceeded, and what is not created protects nobody.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */

/** What policies are bound to. */
export type HolderKind = "user" | "group" | "role";

/** Characters that all inline policies of one holder may have together. Not adjustable. */
export const INLINE_LIMIT: Readonly<Record<HolderKind, number>> = { user: 2_048, group: 5_120, role: 10_240 };

/** Characters that one managed policy may have. Not adjustable. */
export const MANAGED_LIMIT = 6_144;

/** How many of something an account may have. */
export interface Quota {
  limit: number;
  /** The most that AWS raises it to on request; `undefined` where it does not. */
  adjustable: number | undefined;
}

/** Managed policies attached to one holder, AWS's own included. */
export const ATTACHED_QUOTA: Readonly<Record<HolderKind, Quota>> = {
  user: { limit: 10, adjustable: 20 },
  group: { limit: 10, adjustable: undefined },
  role: { limit: 10, adjustable: 25 },
};

/** Groups that one user may be in. */
export const GROUPS_QUOTA: Quota = { limit: 10, adjustable: undefined };

/** A limit that is exceeded. */
export interface Refusal extends Quota {
  kind: "inline-size" | "managed-size" | "attached-policies" | "groups";
  /** Whose limit it is, such as `user "alice"` or `managed policy "mfa"`. */
  label: string;
  /** Characters for a size, else a number of policies or groups. */
  actual: number;
}

/** All that is bound to one user, group or role by itself. */
export interface Bound {
  kind: HolderKind;
  /** As a message names it, such as `user "alice"`. */
  label: string;
  /** Documents of its inline policies, each as JSON text or as the value that it stands for. */
  inline: readonly unknown[];
  /** Number of managed policies attached. */
  attached: number;
  /** Number of groups that a user is in. */
  groups?: number;
}

/**
 * The limits that a user, group or role exceeds. Which policy, attachment or membership AWS refuses depends on the order
 * of their creation, so none of those that a refusal is about can be counted on.
 */
export function refusals({ kind, label, inline, attached, groups = 0 }: Bound): Refusal[] {
  const size = inline.reduce<number>((sum, source) => sum + characters(source), 0);
  const inlineQuota: Quota = { limit: INLINE_LIMIT[kind], adjustable: undefined };
  return [
    ...exceeded("inline-size", label, size, inlineQuota),
    ...exceeded("attached-policies", label, attached, ATTACHED_QUOTA[kind]),
    ...exceeded("groups", label, groups, GROUPS_QUOTA),
  ];
}

/** The limit that the document of a managed policy exceeds, given as JSON text or as the value that it stands for. */
export function managedRefusals(label: string, source: unknown): Refusal[] {
  return exceeded("managed-size", label, characters(source), { limit: MANAGED_LIMIT, adjustable: undefined });
}

function exceeded(kind: Refusal["kind"], label: string, actual: number, quota: Quota): Refusal[] {
  return actual > quota.limit ? [{ kind, label, actual, ...quota }] : [];
}

/** A refusal in one sentence, without its full stop. */
export function describeRefusal({ kind, label, actual, limit, adjustable }: Refusal): string {
  const [is, most] = [actual, limit].map((count) => count.toLocaleString("en-US"));
  switch (kind) {
    case "inline-size":
      return `IAM refuses this: the inline policies of ${label} have ${is} characters together; at most ${most} are allowed`;
    case "managed-size":
      return `IAM refuses this: ${label} has ${is} characters; at most ${most} are allowed`;
    case "attached-policies":
      return adjustable === undefined || actual > adjustable
        ? `IAM refuses this: ${label} has ${is} managed policies; at most ${adjustable ?? most} are allowed`
        : `IAM refuses this by default: ${label} has ${is} managed policies; more than ${most} need a raised quota`;
    case "groups":
      return `IAM refuses this: ${label} is in ${is} groups; at most ${most} are allowed`;
  }
}

/** A string of a JSON text, or white space between its parts. */
const STRING_OR_SPACE = /"(?:[^"\\]|\\.)*"|\s+/g;

/**
 * The size of a policy document as IAM may count it, at most. AWS's page says that it does not count white space, and
 * not whether that holds within a string (as in a condition on `aws:UserAgent`); its messages count bytes. Therefore white
 * space counts within strings, a character beyond ASCII counts as its bytes in UTF-8, and `&`, `<` and `>` count as the
 * escapes (`\u0026`) that the aws provider sends for them.
 * @param source JSON text, or the value that it stands for.
 */
export function characters(source: unknown): number {
  const text = typeof source === "string" ? source : (JSON.stringify(source) as string | undefined);
  const counted = (text ?? "")
    .replace(STRING_OR_SPACE, (part) => (part.startsWith('"') ? part : ""))
    .replace(/[&<>]/g, "\\u0026");
  return Buffer.byteLength(counted);
}

import { actionGlob, literal, matches } from "../../iam/pattern";

/** What the pack's config vouches for. */
export interface TrustEntry {
  /** With the wildcards `*` and `?`; compared without regard to case. */
  pattern: string;
  reason: string;
  /** The id of the account that it is trusted in. Default: any. */
  account?: string;
  /** Who answers for it. */
  owner?: string;
  /** The last day on which it holds, as YYYY-MM-DD in UTC. Default: no end. */
  expires?: string;
}

/** Groups, by name, and managed policies, by ARN, from outside the stack that are known to enforce MFA. */
export interface Trust {
  groups: readonly TrustEntry[];
  policyArns: readonly TrustEntry[];
  /** As YYYY-MM-DD in UTC; entries that expired before it are not trusted. */
  today: string;
}

export const NO_TRUST: Trust = { groups: [], policyArns: [], today: "" };

/**
 * The entry by which a name or ARN is trusted; `undefined` where it is not.
 * @param account The id of the account that it is in, where that is known.
 */
export function trustIn(
  entries: readonly TrustEntry[],
  text: string,
  account: string | undefined,
  today: string,
): TrustEntry | undefined {
  const symbols = literal(text.toLowerCase());
  return entries.find(
    (entry) =>
      matches(actionGlob(entry.pattern), symbols) &&
      (entry.account === undefined || entry.account === account) &&
      (entry.expires === undefined || entry.expires >= today),
  );
}

/** An entry as messages show it. */
export function describeTrust({ pattern, reason, account, owner, expires }: TrustEntry): string {
  const details = [
    reason,
    ...(owner === undefined ? [] : [`owner ${owner}`]),
    ...(account === undefined ? [] : [`account ${account}`]),
    ...(expires === undefined ? [] : [`until ${expires}`]),
  ];
  return `"${pattern}" (${details.join("; ")})`;
}

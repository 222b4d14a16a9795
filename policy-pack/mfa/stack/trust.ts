import { actionGlob, literal, matches } from "../../iam/pattern";

/** What the pack's config vouches for. */
export interface TrustEntry {
  /** With the wildcards `*` and `?`; compared without regard to case. */
  pattern: string;
  reason: string;
}

/** Groups, by name, and managed policies, by ARN, from outside the stack that are known to enforce MFA. */
export interface Trust {
  groups: readonly TrustEntry[];
  policyArns: readonly TrustEntry[];
}

export const NO_TRUST: Trust = { groups: [], policyArns: [] };

/** The reason for which a name or ARN is trusted; `undefined` where it is not. */
export function reasonToTrust(entries: readonly TrustEntry[], text: string): string | undefined {
  const symbols = literal(text.toLowerCase());
  return entries.find(({ pattern }) => matches(actionGlob(pattern), symbols))?.reason;
}

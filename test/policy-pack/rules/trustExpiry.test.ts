import assert from "node:assert/strict";

import { iamRoleTrustRequiresMfa } from "../../../policy-pack/rules/iamRoleTrustRequiresMfa";
import { iamUserMfaEnforcement } from "../../../policy-pack/rules/iamUserMfaEnforcement";
import { readOptions } from "../../../policy-pack/pack/options";

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** For each kind of entry, what reads the config with one that ends on a day. */
const kinds: Record<string, (expires: string) => Promise<unknown>> = {
  trustedGroups: (expires) =>
    readOptions(iamUserMfaEnforcement, { trustedGroups: [{ pattern: "corp-*", reason: "r", expires }] }),
  trustedPolicyArns: (expires) =>
    readOptions(iamUserMfaEnforcement, { trustedPolicyArns: [{ pattern: "arn:*", reason: "r", expires }] }),
  trustedAccounts: (expires) =>
    readOptions(iamRoleTrustRequiresMfa, {
      trustedAccounts: [{ account: "444455556666", reason: "r", owner: "o", expires }],
    }),
};

describe("the last day of a trusted entry", () => {
  for (const [kind, read] of Object.entries(kinds)) {
    it(`of ${kind} is a day that exists, at most 366 days away`, async () => {
      for (const days of [-1, 0, 365, 366]) await read(inDays(days));
      const far = new RegExp(`${kind}\\.0\\.expires: "[\\d-]+" is more than 366 days away: expected`);
      for (const days of [367, 368, 4_000]) await assert.rejects(read(inDays(days)), far);
      await assert.rejects(read("2027-02-31"), new RegExp(`${kind}\\.0\\.expires: .* is not a date`));
      await assert.rejects(read("next year"), new RegExp(`${kind}\\.0\\.expires: must match`));
    });
  }
});

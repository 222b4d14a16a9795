import assert from "node:assert/strict";

import { iamRoleTrustRequiresMfa, judgeRole } from "../../../policy-pack/rules/iamRoleTrustRequiresMfa";
import type { TrustedAccount } from "../../../policy-pack/rules/support/trustedAccounts";
import { readOptions } from "../../../policy-pack/pack/options";
import { judgmentOf } from "../../../policy-pack/pack/rule";
import { document, OTHER_ACCOUNT } from "./fixtures";
import { allow, mfa, role, ROOT, USER, where } from "./trustFixtures";

describe("iam-role-trust-requires-mfa with trustedAccounts", () => {
  const entry = { account: OTHER_ACCOUNT, reason: "monitoring", owner: "ops" };
  const external = (value: unknown = "a-1b2", operator = "StringEquals") =>
    where(operator, "sts:ExternalId", value);
  const messages = (statement: object, entries: object[] = [entry]) =>
    judgeRole(role(document(statement)), { trustedAccounts: entries as TrustedAccount[] }).length;

  it("lets a listed account in that has to show an external ID", () => {
    for (const principal of [ROOT, OTHER_ACCOUNT, USER]) {
      assert.equal(messages(allow({ Principal: { AWS: principal }, ...external() })), 0, principal);
    }
    assert.equal(messages(allow(external(["a", "b"]))), 0);
    assert.equal(messages(allow(external()), [{ ...entry, expires: "2999-12-31" }]), 0);
  });

  it("blocks any other", () => {
    const own = "arn:aws:iam::111122223333:root";
    const blocked: Record<string, [statement: object, entries?: object[]]> = {
      "an account that is not listed": [allow({ Principal: { AWS: own }, ...external() })],
      "another beside it": [allow({ Principal: { AWS: [ROOT, own] }, ...external() })],
      anyone: [allow({ Principal: "*", ...external() })],
      "without an external ID": [allow()],
      "an external ID with a wildcard": [allow(external("a*", "StringLike"))],
      "any external ID": [allow(external("*"))],
      "an external ID that is a variable": [allow(external("${aws:username}"))],
      "an external ID where there is one": [allow(external("a", "StringEqualsIfExists"))],
      "all external IDs but one": [allow(external("a", "StringNotEquals"))],
      "a set of external IDs": [allow(external("a", "ForAllValues:StringEquals"))],
      "no external ID in the list": [allow(external([]))],
      "an entry that has expired": [allow(external()), [{ ...entry, expires: "2020-01-31" }]],
      "no entry": [allow(external()), []],
    };
    for (const [what, [statement, entries]] of Object.entries(blocked))
      assert.equal(messages(statement, entries), 1, what);
  });

  it("says which entries let a role pass, and which are not needed", async () => {
    const other = { account: "999900001111", reason: "audit", owner: "sec", expires: "2999-12-31" };
    const roles = [role(document(allow(external()))), role(document(allow(mfa("Bool"))), "safe")];
    const uses = async (options: { trustedAccounts?: TrustedAccount[] }) =>
      judgmentOf(await iamRoleTrustRequiresMfa.judge(roles, options)).trusted;
    assert.deepEqual(await uses({ trustedAccounts: [entry, other] }), [
      { entry: `${OTHER_ACCOUNT} (monitoring; owner ops)`, subjects: ["deploy"] },
      { entry: "999900001111 (audit; owner sec; until 2999-12-31)", subjects: [] },
    ]);
    assert.deepEqual(await uses({}), []);
  });

  it("refuses an entry without an owner, or with an account that is none", async () => {
    const { owner, ...ownerless } = entry;
    for (const bad of [ownerless, { ...entry, account: "12" }, { owner }])
      await assert.rejects(
        readOptions(iamRoleTrustRequiresMfa, { trustedAccounts: [bad] }),
        /trustedAccounts/,
      );
    await readOptions(iamRoleTrustRequiresMfa, { trustedAccounts: [entry] });
  });
});

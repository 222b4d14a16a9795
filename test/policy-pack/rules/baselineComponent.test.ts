import assert from "node:assert/strict";

import { AccountBaseline, type AccountBaselineArgs } from "../../../components";
import { iamUserMfaEnforcement } from "../../../policy-pack/rules/iamUserMfaEnforcement";
import { iamUserNoAccessKey } from "../../../policy-pack/rules/iamUserNoAccessKey";
import { requiredTags } from "../../../policy-pack/rules/requiredTags";
import { rules } from "../../../policy-pack/rules/rules";
import { ACCOUNT, report } from "./fixtures";
import { previewResources } from "./previewComponent";

const smallest: AccountBaselineArgs = {
  accountId: ACCOUNT,
  admins: [{ name: "alice" }],
  monthlyLimitUsd: "100",
  emails: ["ops@example.com"],
};
const preview = (changes: Partial<AccountBaselineArgs> = {}) =>
  previewResources(ACCOUNT, () => {
    new AccountBaseline("baseline", { ...smallest, ...changes });
  });

const variants: Record<string, Partial<AccountBaselineArgs>> = {
  "in us-east-1": {},
  "in another region, with two providers": { region: "eu-central-1" },
  "with several groups": {
    groups: [{ name: "billing", preset: "billing", users: [{ name: "carol" }] }],
  },
  "with security keys only": { mfaEnforcement: "fido-only" },
  "with a boundary, roles and secrets": {
    permissionsBoundary: "baseline",
    roles: [
      { name: "BreakGlass", preset: "admin", trustedPrincipals: ["999988887777"] },
      {
        name: "Auditor",
        preset: "read-only",
        identityProvider: `arn:aws:iam::${ACCOUNT}:oidc-provider/login.example.com`,
        conditions: { "login.example.com:aud": ["aws"], "login.example.com:sub": ["frank"] },
      },
    ],
    credentialSecrets: { readers: [`arn:aws:iam::${ACCOUNT}:role/Helpdesk`] },
  },
  "with roles in place of users": {
    admins: [],
    roles: [{ name: "BreakGlass", preset: "admin", trustedPrincipals: ["999988887777"] }],
  },
  "with sign-in alerts and a trail's log group": {
    passwordPolicy: {},
    signInAlerts: { logGroup: "trail", logGroupRegion: "eu-west-1" },
  },
  "whose budget tells the baseline's topic as well": {
    budgetNotifications: [{ type: "ACTUAL", percent: 80, topics: ["baseline"] }],
  },
};

describe("the rules and the first preview of AccountBaseline", () => {
  for (const [what, changes] of Object.entries(variants)) {
    it(`all accept one ${what}`, async () => {
      const resources = await preview(changes);
      for (const rule of rules) {
        assert.deepEqual(await report(rule, resources), {}, rule.name);
      }
    });
  }

  it("users are blocked while MFA is announced only, by name, so that each is exempted until a day", async () => {
    const resources = await preview({
      mfaEnforcement: "announce",
      groups: [{ name: "billing", preset: "billing", users: [{ name: "carol" }] }],
    });
    const found = await report(iamUserMfaEnforcement, resources);
    assert.deepEqual(Object.keys(found).sort(), ["alice", "carol"]);
  });

  it("security keys only is proven by the strictest set of what may be open", async () => {
    const resources = await preview({ mfaEnforcement: "fido-only" });
    assert.deepEqual(await report(iamUserMfaEnforcement, resources, { bootstrap: "fido-only" }), {});
    assert.deepEqual(
      Object.keys(await report(iamUserMfaEnforcement, await preview(), { bootstrap: "fido-only" })),
      ["alice"],
      "which virtual devices are not in",
    );
  });

  it("an admin with an access key needs an exemption", async () => {
    const resources = await preview({ admins: [{ name: "ci", accessKey: {} }] });
    assert.deepEqual(Object.keys(await report(iamUserNoAccessKey, resources)), ["ci"]);
  });

  it("tags of the config get to all that can carry them, and are missed where it gives none", async () => {
    const tags = ["owner"];
    const tagged = await preview({ tags: { owner: "platform" } });
    assert.deepEqual(await report(requiredTags, tagged, { tags }), {});
    assert.deepEqual(Object.keys(await report(requiredTags, await preview(), { tags })).sort(), [
      "alice",
      "baseline-estimated-charges-0123abc",
      "baseline-monthly-0123abc",
      "baseline-notifications-0123abc",
      "baseline-notifications-key-0123abc",
    ]);
  });
});

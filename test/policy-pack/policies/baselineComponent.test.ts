import assert from "node:assert/strict";

import { AccountBaseline, type AccountBaselineArgs } from "../../../components";
import { iamUserNoAccessKey } from "../../../policy-pack/policies/iamUserNoAccessKey";
import { requiredTags } from "../../../policy-pack/policies/requiredTags";
import { rules } from "../../../policy-pack/policies/rules";
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

  it("an admin with an access key needs an exemption", async () => {
    const resources = await preview({ admins: [{ name: "ci", accessKey: true }] });
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

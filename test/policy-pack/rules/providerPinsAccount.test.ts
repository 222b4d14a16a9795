import assert from "node:assert/strict";

import { providerPinsAccount } from "../../../policy-pack/rules/providerPinsAccount";
import { baseline, report, resource, UNKNOWN } from "./fixtures";

const faults: [string, unknown, RegExp][] = [
  ["no allowedAccountIds", undefined, /has no allowedAccountIds/],
  ["an empty list", "[]", /has no allowedAccountIds/],
  ["a list of nothing", '[""]', /has no allowedAccountIds/],
  ["a text that is no list", "111122223333", /has no allowedAccountIds/],
  ["a list that the preview does not know", UNKNOWN, /not known in the preview/],
];

describe("provider-pins-account", () => {
  it("passes a provider that names its account, as JSON text or as a list", async () => {
    assert.deepEqual(await report(providerPinsAccount, baseline()), {});
    const list = baseline({ provider: { allowedAccountIds: ["111122223333"] } });
    assert.deepEqual(await report(providerPinsAccount, list), {});
  });

  for (const [what, allowedAccountIds, message] of faults) {
    it(`blocks a provider with ${what}`, async () => {
      const reported = await report(providerPinsAccount, baseline({ provider: { allowedAccountIds } }));
      assert.deepEqual(Object.keys(reported), ["home"]);
      assert.match(reported["home"] ?? "", message);
    });
  }

  it("judges the default provider where resources use it, and no provider that none uses", async () => {
    const unused = resource("pulumi:providers:aws", "spare", {});
    const standard = resource("pulumi:providers:aws", "default_7_48_0", { version: "7.48.0" });
    assert.deepEqual(await report(providerPinsAccount, [...baseline(), unused, standard]), {});
    const topic = resource("aws:sns/topic:Topic", "t", {}, { provider: standard });
    const reported = await report(providerPinsAccount, [...baseline(), unused, standard, topic]);
    assert.deepEqual(Object.keys(reported), ["default_7_48_0"]);
  });

  it("applies to stacks without the baseline only where the config says so", async () => {
    const other = baseline({ component: "my:index:Thing", provider: { allowedAccountIds: undefined } });
    assert.deepEqual(await report(providerPinsAccount, other), {});
    assert.deepEqual(Object.keys(await report(providerPinsAccount, other, { everyStack: true })), ["home"]);
  });
});

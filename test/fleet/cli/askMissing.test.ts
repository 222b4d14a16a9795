import assert from "node:assert/strict";

import prompts from "prompts";

import { askMissing } from "../../../fleet/cli/askMissing";
import type { RawConfig } from "../../../config/parse";

const NONE: RawConfig = { values: {}, secretKeys: new Set() };
const COMMON: RawConfig = {
  values: { admins: '["alice"]', monthlyLimitUsd: "100", emails: "ops@example.com" },
  secretKeys: new Set(),
};

describe("what init asks for", () => {
  it("is nothing where all is given, or stands in Pulumi.yaml", async () => {
    const given = { stack: "prod", values: { accountId: "012345678901" } };
    assert.deepEqual(await askMissing(given, COMMON, false), given);
  });

  it("is named flag by flag where there is no terminal", async () => {
    await assert.rejects(askMissing({ stack: undefined, values: { admins: ["a"] } }, NONE, false), {
      name: "UsageError",
      message: /^missing: the name of the stack, --account-id, --monthly-limit-usd, --email;/,
    });
  });

  it("is what is missing, on a terminal", async () => {
    prompts.inject(["prod", "012345678901", "alice, bob", "250", "a@example.com b@example.com"]);
    assert.deepEqual(await askMissing({ stack: undefined, values: { region: "eu-west-1" } }, NONE, true), {
      stack: "prod",
      values: {
        region: "eu-west-1",
        accountId: "012345678901",
        admins: ["alice", "bob"],
        monthlyLimitUsd: "250",
        emails: ["a@example.com", "b@example.com"],
      },
    });
  });

  it("ends without an answer where the user gives up", async () => {
    prompts.inject(["012345678901", new Error("Ctrl-C")]);
    assert.equal(await askMissing({ stack: "prod", values: {} }, NONE, true), undefined);
  });
});

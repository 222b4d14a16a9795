import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { readPolicyConfig } from "../../../fleet/check/policyConfig";
import { UsageError } from "../../../fleet/usageError";

describe("the config of the policy pack, as `check` reads it", () => {
  const directory = mkdtempSync(join(tmpdir(), "account baseline policy config "));
  const file = join(directory, "policy-config.json");
  after(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  function read(text: string): ReturnType<typeof readPolicyConfig> {
    writeFileSync(file, text);
    return readPolicyConfig(file);
  }

  it("gives a rule a level, options, or both", async () => {
    const config = {
      all: "advisory",
      "provider-pins-account": "disabled",
      "required-tags": { enforcementLevel: "mandatory", tags: ["owner"] },
      "iam-password-policy": { required: true },
      "iam-credential-needs-binding": { exemptions: [] },
    };
    assert.deepEqual(await read(JSON.stringify(config)), {
      all: { level: "advisory", options: {} },
      "provider-pins-account": { level: "disabled", options: {} },
      "required-tags": { level: "mandatory", options: { tags: ["owner"] } },
      "iam-password-policy": { level: undefined, options: { required: true } },
      "iam-credential-needs-binding": { level: undefined, options: { exemptions: [] } },
    });
  });

  it("may be empty", async () => {
    assert.deepEqual(await read("{}"), {});
  });

  const wrong: Record<string, { config: unknown; says: RegExp }> = {
    "a rule that there is not": {
      config: { "iam-user-mfa": "advisory" },
      says: /rules that do not exist: iam-user-mfa; expected all, iam-credential-needs-binding, iam-user-can-enroll-mfa, iam-user-mfa-enf/,
    },
    "a level that there is not": {
      config: { all: "strict" },
      says: /all: enforcementLevel = "strict" is not valid: expected mandatory, advisory, disabled/,
    },
    "an option that there is not": {
      config: { "required-tags": { tag: [] } },
      says: /required-tags: .*additional.*"tag"/,
    },
    "an option of a rule about single resources": {
      config: { "iam-credential-needs-binding": { mode: "lax" } },
      says: /iam-credential-needs-binding: .*additional.*"mode"/,
    },
    "an exemption without a reason": {
      config: { "required-tags": { exemptions: [{ pattern: "a", owner: "b", expires: "2999-12-31" }] } },
      says: /required-tags\.exemptions\.0: must have required property 'reason'/,
    },
    "a list": { config: [], says: /policy-config\.json is not valid: expected a map of rules/ },
  };
  for (const [what, { config, says }] of Object.entries(wrong)) {
    it(`must not have ${what}`, async () => {
      await assert.rejects(read(JSON.stringify(config)), (error: Error) => {
        assert.ok(error instanceof UsageError);
        assert.match(error.message, says);
        return true;
      });
    });
  }

  it("is reported with all its mistakes", async () => {
    await assert.rejects(
      read(JSON.stringify({ all: "strict", "required-tags": { tag: [] }, nothing: "advisory" })),
      /strict[^]*"tag"|"tag"[^]*strict/,
    );
  });

  it("must be there, and be JSON", async () => {
    await assert.rejects(readPolicyConfig(join(directory, "none.json")), UsageError);
    await assert.rejects(read("{"), UsageError);
  });
});

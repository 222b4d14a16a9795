import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { Ajv } from "ajv";

import { createPolicies } from "../../policy-pack/rules";
import { policyConfigSchema } from "../../tools/policyReference";
import { blocks, readPage, ROOT } from "./pages";

const PAGE = "docs/policies.md";

describe("the page of the policy pack's rules", () => {
  const validate = new Ajv({ allErrors: true, strict: false }).compile(policyConfigSchema());

  it("shows a config that is valid, and so is the one of the repository", () => {
    const examples = blocks("json", readPage(PAGE));
    assert.equal(examples.length, 1);
    for (const config of [...examples, readFileSync(join(ROOT, "policy-config.json"), "utf8")]) {
      assert.ok(validate(JSON.parse(config)), JSON.stringify(validate.errors));
    }
  });

  const refused: Record<string, object> = {
    "an unknown rule": { "iam-user-mfa-enforcment": "advisory" },
    "an unknown option": { "iam-user-mfa-enforcement": { modus: "explicit-deny" } },
    "an unknown level": { all: "warn" },
  };
  for (const [name, config] of Object.entries(refused)) {
    it(`names a schema for editors that refuses ${name}`, () => {
      assert.equal(validate(config), false);
    });
  }

  it("names every rule", () => {
    for (const { name } of createPolicies()) assert.ok(readPage(PAGE).includes(`| \`${name}\``), name);
  });
});

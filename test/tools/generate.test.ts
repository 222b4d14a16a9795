import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import Ajv2020 from "ajv/dist/2020";
import { parse } from "yaml";

import { generatedFiles } from "../../tools/generate";
import { stackFileSchema } from "../../config/jsonSchema";

const root = join(__dirname, "../..");

describe("what is generated from the config schema", () => {
  it("is up to date in the repository (else: npm run generate)", async function () {
    // Pulumi's analyzer type-checks the component.
    this.timeout(120_000);
    for (const [file, content] of await generatedFiles(root))
      assert.equal(readFileSync(file, "utf8"), content, file);
  });

  describe("the JSON Schema for editors", () => {
    const validate = new Ajv2020({ strict: false, allErrors: true, logger: false }).compile(
      stackFileSchema("account-baseline"),
    );
    const config = {
      accountId: "111122223333",
      admins: ["alice"],
      monthlyLimitUsd: 5,
      emails: "a@example.com",
    };

    for (const file of ["Pulumi.dev.yaml", "Pulumi.prod.yaml"]) {
      it(`accepts ${file}`, () => {
        assert.ok(validate(parse(readFileSync(join(root, file), "utf8"))), JSON.stringify(validate.errors));
      });
    }

    it("accepts keys with the project's namespace and encrypted values", () => {
      const stack = {
        encryptionsalt: "v1:x",
        config: {
          ...config,
          "account-baseline:region": "eu-west-1",
          billingAlarmUsd: { secure: "v1:y" },
          "other:key": 1,
        },
      };
      assert.ok(validate(stack), JSON.stringify(validate.errors));
    });

    const refused: [string, Record<string, unknown>][] = [
      ["an unknown key", { ...config, regoin: "eu-west-1" }],
      ["a bad account id", { ...config, accountId: "1" }],
      ["an encrypted value that would become a resource name", { ...config, emails: { secure: "v1:y" } }],
      ["a stack without an account", { admins: ["alice"] }],
      ["an unknown key of an admin", { ...config, admins: [{ name: "a", pat: "/" }] }],
    ];
    for (const [name, values] of refused) {
      it(`refuses ${name}`, () => {
        assert.equal(validate({ config: values }), false);
      });
    }
  });
});

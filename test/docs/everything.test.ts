import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import Ajv2020 from "ajv/dist/2020";
import { parse } from "yaml";

import { stackFileSchema } from "../../config/jsonSchema";
import { parseConfig } from "../../config/parse";
import { type ConfigFile, readConfigFile } from "../../config/readConfigFile";
import { stackConfigSchema } from "../../config/schema";

const DOCS = join(__dirname, "../../docs");

function readEverything(): ConfigFile {
  const read = readConfigFile(DOCS, "everything.yaml", "account-baseline");
  assert.ok(read.ok);
  return read.file;
}

describe("the stack file with everything on", () => {
  it("is what a deploy accepts", () => {
    const { config, foreignKeys } = readEverything();
    const parsed = parseConfig(config);
    assert.deepEqual(parsed.ok ? [] : parsed.problems, []);
    assert.deepEqual(foreignKeys, []);
  });

  it("is what editors accept", () => {
    // Formats are for editors: what a deploy asks for is checked above.
    const validate = new Ajv2020({ strict: false, allErrors: true, logger: false }).compile(
      stackFileSchema("account-baseline"),
    );
    const file: unknown = parse(readFileSync(join(DOCS, "everything.yaml"), "utf8"));
    assert.ok(validate(file), JSON.stringify(validate.errors));
  });

  it("has every key that there is", () => {
    const { config } = readEverything();
    assert.deepEqual(Object.keys(config.values).sort(), Object.keys(stackConfigSchema.shape).sort());
  });
});

import assert from "node:assert/strict";

import { readConfigFile } from "../../config/readConfigFile";
import { useFolder } from "../fleet/useFolder";
import { PROJECT_VALUES, REFUSED_PROJECT_VALUES, VALUES } from "./pulumiValues";

describe("readConfigFile", () => {
  const folder = useFolder();
  const read = (file: string, text: string) => {
    folder.write(file, text);
    return readConfigFile(folder.directory, file, "fleet");
  };
  const readStack = (text: string) => {
    const result = read("Pulumi.dev.yaml", text);
    assert.ok(result.ok);
    return result.file;
  };

  for (const [written, expected] of VALUES) {
    it(`reads ${JSON.stringify(written)} in a stack file as Pulumi does`, () => {
      assert.equal(readStack(`config:\n  key: ${written}\n`).config.values["key"], expected);
    });
  }

  for (const [written, expected] of PROJECT_VALUES) {
    it(`reads ${written} in Pulumi.yaml as Pulumi does`, () => {
      const result = read("Pulumi.yaml", `name: fleet\nconfig:\n  key: ${written}\n`);
      assert.ok(result.ok);
      assert.equal(result.file.config.values["key"], expected);
    });
  }

  for (const written of REFUSED_PROJECT_VALUES) {
    it(`refuses ${written} in Pulumi.yaml, as Pulumi does`, () => {
      const result = read("Pulumi.yaml", `name: fleet\nconfig:\n  fine: 1\n  key: ${written}\n`);
      assert.ok(!result.ok);
      const [mistake] = result.mistakes;
      assert.equal(mistake?.line, 4);
      assert.match(mistake.message, /^key.* is not valid: expected .*a map with the value below value:/);
    });
  }

  it("follows anchors and merges", () => {
    assert.deepEqual(
      readStack("x: &x { a: 1 }\nconfig:\n  tags: { <<: *x, b: 2 }\n  more: *x\n").config.values,
      {
        tags: '{"a":1,"b":2}',
        more: '{"a":1}',
      },
    );
  });

  it("takes keys with and without the project's namespace, and sets others apart", () => {
    const { config, foreignKeys } = readStack(
      "config:\n  a: 1\n  fleet:b: 2\n  aws:region: x\n  fleets:c: 3\n",
    );
    assert.deepEqual(config, { values: { a: "1", b: "2" }, secretKeys: new Set() });
    assert.deepEqual(foreignKeys, ["aws:region", "fleets:c"]);
  });

  it("has a valid placeholder for what is encrypted, and knows which keys are", () => {
    const { config } = readStack(`config:
  monthlyLimitUsd: { secure: "v1:abc" }
  assumeRole: [hub, { role: spoke, externalId: { secure: "v1:def" } }]
  tags: { team: { secure: "v1:ghi" }, env: prod }
  region: eu-central-1
`);
    assert.deepEqual(config.values, {
      monthlyLimitUsd: "1",
      assumeRole: '["hub",{"role":"spoke","externalId":"encrypted-external-id"}]',
      tags: '{"team":"encrypted","env":"prod"}',
      region: "eu-central-1",
    });
    assert.deepEqual([...config.secretKeys], ["monthlyLimitUsd", "assumeRole", "tags"]);
  });

  for (const [what, text] of [
    ["is empty", ""],
    ["has no config", "encryptionsalt: v1:x\n"],
    ["has an empty config", "config:\n"],
  ] as const) {
    it(`finds nothing in a file that ${what}`, () => {
      assert.deepEqual(readStack(text).config.values, {});
    });
  }

  const broken: [what: string, text: string, line: number, message: RegExp][] = [
    ["no YAML", "config:\n  a: [1\n  b: 2\n", 3, /^no YAML: [^\n]*$/],
    ["a key twice", "config:\n  a: 1\n  a: 2\n", 3, /^a is not valid: expected each key once$/],
    ["a config that is a list", "x: 1\nconfig:\n  - a\n", 3, /^config is not valid: expected a map of keys$/],
  ];
  for (const [what, text, line, message] of broken) {
    it(`names the line of ${what}`, () => {
      const result = read("Pulumi.dev.yaml", text);
      assert.ok(!result.ok);
      const [mistake] = result.mistakes;
      assert.equal(mistake?.line, line);
      assert.match(mistake.message, message);
    });
  }
});

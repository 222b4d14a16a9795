import assert from "node:assert/strict";

import { parseTemplate } from "../../../policy-pack/stack/cloudFormation/parseTemplate";

describe("a CloudFormation template", () => {
  const forms: Record<string, [yaml: string, value: unknown]> = {
    "Ref of a name": ["!Ref Admins", { Ref: "Admins" }],
    "GetAtt with a dot": ["!GetAtt Admins.Arn", { "Fn::GetAtt": "Admins.Arn" }],
    "GetAtt with a list": ["!GetAtt [Admins, Arn]", { "Fn::GetAtt": ["Admins", "Arn"] }],
    "Sub over several lines": ["!Sub |\n    a\n    ${B}\n", { "Fn::Sub": "a\n${B}\n" }],
    "functions in functions": [
      "!If [IsProd, !Sub ['${A}', {A: !Ref B}], !Ref AWS::NoValue]",
      { "Fn::If": ["IsProd", { "Fn::Sub": ["${A}", { A: { Ref: "B" } }] }, { Ref: "AWS::NoValue" }] },
    ],
    "a function of a map": ["!Transform {Name: Corp}", { "Fn::Transform": { Name: "Corp" } }],
    "a version that looks like a date": ["2012-10-17", "2012-10-17"],
  };
  for (const [what, [text, value]] of Object.entries(forms)) {
    it(`in YAML is read with ${what}`, () => {
      assert.deepEqual(parseTemplate(`Key: ${text}`), { ok: true, template: { Key: value } });
    });
  }

  const refused: Record<string, [source: unknown, reason: RegExp]> = {
    nothing: [undefined, /no object/],
    "a list": ["[]", /no object/],
    "two documents": ["a: 1\n---\nb: 2", /neither JSON nor YAML/],
    "a key twice in YAML": ["a: 1\na: 2", /neither JSON nor YAML: Map keys must be unique/],
    "an alias, which CloudFormation does not know": ["a: &x [1]\nb: *x", /cannot be read/],
    "a tag of its own": ["a: !Secret x", /neither JSON nor YAML/],
  };
  for (const [what, [source, reason]] of Object.entries(refused)) {
    it(`is refused with ${what}`, () => {
      const result = parseTemplate(source);
      assert.ok(!result.ok);
      assert.match(result.reason, reason);
    });
  }

  it("brings the YAML parser in only for YAML", () => {
    const loaded = Object.keys(require.cache).filter((path) => /node_modules.yaml./.test(path));
    for (const path of loaded) Reflect.deleteProperty(require.cache, path);
    parseTemplate('{"Resources":{}}');
    assert.deepEqual(
      Object.keys(require.cache).filter((path) => /node_modules.yaml./.test(path)),
      [],
    );
  });
});

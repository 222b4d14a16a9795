import assert from "node:assert/strict";

import { parseTemplate } from "../../../../policy-pack/inputs/cloudformation/parseTemplate";

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
    "a key that YAML 1.1 takes for a boolean": ["a: { yes: 1 }", /has the key yes, which is no text/],
    "a key that YAML 1.1 takes for another number": ["a: { 012345670123: 1 }", /which is no text/],
    "a merge, which CloudFormation does not know": ["a: { <<: { b: 1 } }", /has the key <</],
    "a merge in YAML 1.1": ["%YAML 1.1\n---\na: { <<: { b: 1 } }", /has the key <</],
    "a key that is a list": ["a: { ? [b] : 1 }", /no text/],
    "two keys that become the same text": ["true: 1\n'true': 2", /Map keys must be unique/],
    "a comment that ends in YAML 1.1 only": ["a: 1 # b\u2028c: 2", /end a line in YAML 1.1 only/],
    "a set": ["a: !!set { b }", /has the tag tag:yaml.org,2002:set/],
  };
  for (const [what, [source, reason]] of Object.entries(refused)) {
    it(`is refused with ${what}`, () => {
      const result = parseTemplate(source);
      assert.ok(!result.ok);
      assert.match(result.reason, reason);
    });
  }

  const undecided =
    "yes Yes YES no on On off OFF y n N 012 0o14 0b11 0x1F 1_000 1:30 190:20:30 1.0 .5 1e3 +1 = <<";
  for (const text of undecided.split(" ")) {
    it(`leaves ${text} undecided, which is not the same in YAML 1.1 and 1.2`, () => {
      for (const version of ["", "%YAML 1.1\n---\n"]) {
        assert.deepEqual(parseTemplate(`${version}Key: [${text}]`), {
          ok: true,
          template: { Key: [{ "Fn::Undecided": text }] },
        });
      }
    });
  }

  it("takes for certain what is the same in both versions, or is written as text", () => {
    const texts = [
      "'yes'",
      '"on"',
      "!!str no",
      "true",
      "False",
      "5",
      "-1",
      "123456789012",
      "10.0.0.1",
      "yesterday",
    ];
    const values = ["yes", "on", "no", true, false, 5, -1, 123456789012, "10.0.0.1", "yesterday"];
    assert.deepEqual(parseTemplate(`Key: [${texts.join(", ")}]`), { ok: true, template: { Key: values } });
    assert.deepEqual(parseTemplate("200: !Ref no"), { ok: true, template: { 200: { Ref: "no" } } });
  });

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

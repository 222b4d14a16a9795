import assert from "node:assert/strict";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";
import { optionsEnvironment, parseOptions } from "../../../sandbox/language-host/options";

const parse = (options: Record<string, JavaScriptValue>) => parseOptions(Struct.fromJavaScript(options));

describe("runtime options of Pulumi.yaml", () => {
  it("have ts-node compile the program unless told otherwise", () => {
    assert.deepEqual(optionsEnvironment(parseOptions(undefined)), { PULUMI_NODEJS_TYPESCRIPT: "true" });
    assert.deepEqual(optionsEnvironment(parse({ typescript: false })), {});
  });

  it("name another tsconfig", () => {
    assert.equal(
      optionsEnvironment(parse({ tsconfig: "tsconfig.deploy.json" }))["PULUMI_NODEJS_TSCONFIG_PATH"],
      "tsconfig.deploy.json",
    );
  });

  it("split nodeargs as a shell does", () => {
    const { nodeargs } = parse({
      nodeargs: `--max-old-space-size=512 --require "./my hooks.js" --title='a b'`,
    });
    assert.deepEqual(nodeargs, ["--max-old-space-size=512", "--require", "./my hooks.js", "--title=a b"]);
  });

  it("of the wrong kind are refused with what is allowed", () => {
    assert.throws(() => parse({ typescript: "yes" }), {
      message: 'runtime option typescript: "yes" is not valid: expected true or false',
    });
    assert.throws(() => parse({ nodeargs: 1 }), /nodeargs: 1 is not valid: expected a string/);
    assert.throws(() => parse({ packagemanager: "nmp" }), /"nmp" .* expected auto, npm, yarn, pnpm, bun/);
  });
});

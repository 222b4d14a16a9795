import assert from "node:assert/strict";
import { NativeProvider } from "../../../sandbox/aws-native-plugin/provider";
import { UNKNOWN } from "../../../sandbox/aws-plugin/wire";

const USER = { type: "aws-native:iam:User", name: "alice" };
const naming = { seed: new Uint8Array([1]) };

describe("the stand-in aws-native plugin", () => {
  const provider = new NativeProvider();

  it("names a user as the real one does, and keeps the name that a program gives", () => {
    const { inputs } = provider.check(USER, {}, {}, naming);
    assert.match(String(inputs["userName"]), /^alice-[0-9a-f]{7}$/);
    assert.deepEqual(
      provider.check(USER, inputs, {}, naming).inputs,
      inputs,
      "and the same at the next update",
    );
    const given = { userName: "bob" };
    assert.deepEqual(provider.check(USER, {}, given, naming), { inputs: given, failures: [] });
  });

  it("previews a user with what only AWS can tell left open", async () => {
    const { outputs } = await provider.create(USER, { userName: "alice" }, true);
    assert.deepEqual(outputs, { userName: "alice", arn: UNKNOWN });
  });

  it("creates nothing", async () => {
    await assert.rejects(
      provider.create(USER, { userName: "alice" }, false),
      /aws-native:iam:User "alice": .* only previews; nothing was done/,
    );
  });

  it("names what it knows when it is asked for something else", () => {
    const { failures } = provider.check({ type: "aws-native:s3:Bucket", name: "b" }, {}, {}, naming);
    assert.match(
      failures[0]?.reason ?? "",
      /does not know aws-native:s3:Bucket; it knows aws-native:iam:User/,
    );
  });
});

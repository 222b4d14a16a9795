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

  it("previews what it knows nothing of as the program gives it, and creates it no more than anything else", async () => {
    const target = { type: "aws-native:index:ExtensionResource", name: "rogue" };
    const inputs = { type: "AWS::IAM::User", properties: { UserName: "rogue" } };
    assert.deepEqual(provider.check(target, {}, inputs, naming), { inputs, failures: [] });
    assert.deepEqual(await provider.create(target, inputs, true), { id: "", outputs: inputs });
    await assert.rejects(
      provider.create(target, inputs, false),
      /aws-native:index:ExtensionResource "rogue": .* only previews; nothing was done/,
    );
  });

  it("previews a change as an update, and carries none out", async () => {
    const [olds, news] = [{ userName: "alice" }, { userName: "bob", path: "/" }];
    assert.deepEqual(provider.diff(USER, olds, news), {
      changes: [
        { property: "userName", kind: "update", replaces: false },
        { property: "path", kind: "add", replaces: false },
      ],
      deleteBeforeReplace: false,
    });
    assert.deepEqual(provider.diff(USER, olds, olds).changes, []);
    assert.deepEqual(await provider.update(USER, "alice", olds, news, {}, true), { arn: UNKNOWN, ...news });
    await assert.rejects(provider.update(USER, "alice", olds, news, {}, false), /only previews/);
  });
});

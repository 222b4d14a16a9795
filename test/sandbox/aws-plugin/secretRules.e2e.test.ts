import assert from "node:assert/strict";
import { useRules } from "./rules";
import type { Made, Properties } from "./rules";

const SECRET = "aws:secretsmanager/secret:Secret";
const SECRET_POLICY = "aws:secretsmanager/secretPolicy:SecretPolicy";
const VERSION = "aws:secretsmanager/secretVersion:SecretVersion";
/** How the engine is told that a value is secret. */
const SECRET_VALUE = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };

describe("the stand-in aws plugin: rules of AWS for secrets", function () {
  this.timeout(60_000);
  const { plugin, make, remove } = useRules();

  it("the name of a secret is taken until its recovery window is over, but for one deleted at once", async () => {
    const secret = await make(SECRET, { name: "admin/password" });
    const taken = { name: "admin/password", recoveryWindowInDays: 0 };
    await assert.rejects(make(SECRET, taken), /ResourceExists/);
    await remove(secret);
    assert.equal(await plugin().read(SECRET, secret.id), undefined, "it counts as gone");
    await assert.rejects(make(SECRET, taken), /InvalidRequest: .*is already scheduled for deletion/);
    const atOnce = { ...taken, name: "admin/other" };
    await remove(await make(SECRET, atOnce));
    await remove(await make(SECRET, atOnce));
  });

  it("a new value of a secret is the current one, and the old one loses its label with its version", async () => {
    const secretId = (await make(SECRET, { recoveryWindowInDays: 0 })).id;
    const first = await make(VERSION, { secretId, secretString: "one" });
    const second = await make(VERSION, { secretId, secretString: "two" });
    const stages = async ({ id, inputs, outputs }: Made): Promise<unknown> =>
      (await plugin().read(VERSION, id, inputs, outputs))?.outputs["versionStages"];
    assert.deepEqual(await stages(first), ["AWSPREVIOUS"]);
    await remove(first);
    assert.deepEqual(await stages(first), []);
    assert.deepEqual(await stages(second), ["AWSCURRENT"]);
  });

  it("the value of a secret is a secret in the state too", async () => {
    const secretId = (await make(SECRET, { recoveryWindowInDays: 0 })).id;
    const { id, inputs, outputs } = await make(VERSION, { secretId, secretString: "one" });
    const refreshed = await plugin().read(VERSION, id, inputs, outputs);
    for (const state of [outputs, refreshed?.outputs]) {
      assert.deepEqual(state?.["secretString"], { ...SECRET_VALUE, value: "one" });
    }
  });

  it("no message shows the value of a secret", async () => {
    const secretString = `hunter2${"x".repeat(65_536)}`;
    const { failures } = await plugin().check(VERSION, "x", { secretId: "none", secretString });
    assert.match(failures.join(), /"secretString" is \[secret\]: .*at most 65536/);
    await assert.rejects(make(VERSION, { secretId: "none", secretString: "hunter2" }), (error: Error) => {
      assert.match(error.message, /ResourceNotFound/);
      assert.doesNotMatch(error.message, /hunter2/);
      return true;
    });
  });

  it("the policy of a secret is one, has 20,480 bytes, and opens it to nobody where that is blocked", async () => {
    const secretArn = (await make(SECRET, { recoveryWindowInDays: 0 })).id;
    const allow = (Principal: unknown, extra: Properties = {}): string =>
      JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Principal, Action: "secretsmanager:GetSecretValue", Resource: "*", ...extra },
        ],
      });
    const everyone = allow({ AWS: "*" });
    await assert.rejects(make(SECRET_POLICY, { secretArn, policy: "{}" }), /invalid policy document/);
    await assert.rejects(
      make(SECRET_POLICY, { secretArn, policy: allow("*", { Sid: "x".repeat(20_480) }) }),
      /larger than 20480 bytes/,
    );
    for (const policy of [everyone, allow("*")]) {
      await assert.rejects(
        make(SECRET_POLICY, { secretArn, policy, blockPublicPolicy: true }),
        /PublicPolicy/,
      );
    }
    const Condition = { StringEquals: { "aws:PrincipalAccount": "123456789012" } };
    await make(SECRET_POLICY, { secretArn, policy: allow("*", { Condition }), blockPublicPolicy: true });
    await make(SECRET_POLICY, { secretArn, policy: everyone });
  });
});

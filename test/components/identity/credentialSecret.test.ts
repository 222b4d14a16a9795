import assert from "node:assert/strict";

import type { AccountBaselineArgs } from "../../../components";
import { deployBaseline, makeBaseline } from "../../support/deployBaseline";
import { valueOf } from "../../support/deployWithMocks";

describe("credentials", () => {
  const readers = ["arn:aws:iam::111122223333:role/Helpdesk"];
  const args: Partial<AccountBaselineArgs> = {
    credentialSecrets: { readers },
    admins: [
      { name: "alice", accessKey: {} },
      { name: "bob", pgpKey: "keybase:bob" },
      { name: "robot", consoleAccess: false },
    ],
  };

  it("are kept in Secrets Manager, one secret a user who has any, and not in the outputs", async () => {
    const { one, all, result } = await deployBaseline(args);
    assert.equal(all("aws:secretsmanager/secret:Secret").length, 1);
    const version = one("aws:secretsmanager/secretVersion:SecretVersion");
    const { value, "4dabf18193072939515e22adb298388d": mark } = version.inputs["secretString"] as {
      value: string;
      "4dabf18193072939515e22adb298388d": string;
    };
    assert.ok(mark, "it is a Pulumi secret");
    assert.deepEqual(JSON.parse(value), {
      userName: "alice",
      password: "first password",
      accessKeyId: "baseline-admins-alice-key-id",
      secretAccessKey: "secret key",
    });
    assert.ok(version.dependencies.includes("baseline-admins-alice-credentials-policy"), "after the policy");
    const { value: passwords } = await valueOf(result.passwords);
    assert.deepEqual(Object.keys(passwords), ["bob"], "what is encrypted to a PGP key stays an output");
    assert.deepEqual((await valueOf(result.accessKeys)).value, {});
    assert.deepEqual((await valueOf(result.credentialSecretArns)).value, {
      alice: "arn:aws:secretsmanager:::baseline-admins-alice-credentials",
    });
  });

  it("are read by the given principals and the root user alone, who also decide on it", async () => {
    const deployer = "arn:aws:iam::111122223333:role/Deployer";
    const { one } = await deployBaseline({ ...args, credentialSecrets: { readers, deployer } });
    const { policy, blockPublicPolicy } = one("aws:secretsmanager/secretPolicy:SecretPolicy").inputs;
    assert.equal(blockPublicPolicy, true);
    const { Statement } = JSON.parse(policy as string) as { Statement: Record<string, unknown>[] };
    assert.deepEqual(
      Statement.map(({ Effect, Principal, Action, Condition }) => ({ Effect, Principal, Action, Condition })),
      [
        {
          Effect: "Deny",
          Principal: "*",
          Action: [
            "secretsmanager:DeleteResourcePolicy",
            "secretsmanager:GetSecretValue",
            "secretsmanager:PutResourcePolicy",
          ],
          Condition: {
            ArnNotLike: { "aws:PrincipalArn": [...readers, deployer, "arn:aws:iam::111122223333:root"] },
          },
        },
      ],
    );
  });

  it("cannot be read from another account, whose users cannot use the key", () => {
    assert.throws(
      () => makeBaseline({ credentialSecrets: { readers: ["arn:aws:iam::999988887777:role/Helpdesk"] } }),
      /credentialSecrets\.readers\[0\] = .*of account 111122223333/,
    );
  });

  it("rotate: the second key takes the other place, and the first goes on for a while", async () => {
    const days = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
    const keysOf = async (since: string) => {
      const { all, result } = await deployBaseline({
        admins: [{ name: "alice", accessKey: { since, rotateAfterDays: 30, overlapDays: 7 } }],
      });
      const keys = all("aws:iam/accessKey:AccessKey").map(({ name, inputs }) => [name, inputs["status"]]);
      const { value } = await valueOf(result.accessKeys);
      return { keys: Object.fromEntries(keys) as object, output: value["alice"]?.id };
    };
    const [first, second] = ["baseline-admins-alice-key", "baseline-admins-alice-key-2"];
    assert.deepEqual(await keysOf(days(3)), { keys: { [first]: "Active" }, output: `${first}-id` });
    assert.deepEqual(await keysOf(days(33)), {
      keys: { [first]: "Active", [second]: "Active" },
      output: `${second}-id`,
    });
    assert.deepEqual(await keysOf(days(40)), {
      keys: { [first]: "Inactive", [second]: "Active" },
      output: `${second}-id`,
    });
  });
});

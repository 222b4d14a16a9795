import assert from "node:assert/strict";

import { CreateAliasCommand, CreateKeyCommand, KMSClient } from "@aws-sdk/client-kms";

import { readAccount } from "../../sandbox/demo/accountContents";
import { EMPTY_ACCOUNT } from "../support/emptyAccount";
import { type PulumiResult, startPulumi } from "../support/pulumiRun";
import { useProject } from "../support/useProject";

const ACCOUNT = "100000000061";
/** The emulator tells its services apart by the one that a request is signed for. */
const S3 = {
  authorization:
    "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0",
};

describe("state in S3, with secrets encrypted by KMS", () => {
  const context = useProject();

  before(async () => {
    const { endpoint } = context.sandbox;
    await fetch(`${endpoint}/states`, { method: "PUT", headers: S3 });
    const kms = new KMSClient({
      endpoint,
      region: "us-east-1",
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
    });
    const { KeyMetadata } = await kms.send(new CreateKeyCommand({}));
    await kms.send(new CreateAliasCommand({ AliasName: "alias/states", TargetKeyId: KeyMetadata?.KeyId }));
    // What a user writes; the sandbox's environment leads both to the emulator.
    context.project.append("Pulumi.yaml", "backend:\n  url: s3://states?region=us-east-1");
    context.project.exempt("iam-user-no-access-key", "alice");
    context.project.writeStack("s3", {
      accountId: ACCOUNT,
      admins: [{ name: "alice", accessKey: true }],
      monthlyLimitUsd: 5,
      emails: "ops@example.com",
    });
  });

  async function pulumi(...args: string[]): Promise<PulumiResult> {
    const result = await startPulumi(context.sandbox, context.project.directory, args, {
      PULUMI_BACKEND_URL: undefined,
      PULUMI_CONFIG_PASSPHRASE: undefined,
      PULUMI_OPTION_POLICY_PACK_CONFIG: "policy-config.json",
      // The emulator sends no checksums, of which the engine would warn.
      AWS_RESPONSE_CHECKSUM_VALIDATION: "when_required",
    }).result;
    assert.equal(result.code, 0, result.output);
    return result;
  }

  async function object(key: string): Promise<string> {
    const response = await fetch(`${context.sandbox.endpoint}/states/${key}`, { headers: S3 });
    return response.status === 200 ? response.text() : `${response.status}`;
  }

  it("deploys and destroys, and the state holds no secret in plain text", async () => {
    await pulumi("stack", "init", "s3", "--secrets-provider", "awskms:///alias/states?region=us-east-1");
    const stackFile = context.project.read("Pulumi.s3.yaml");
    assert.match(stackFile, /^secretsprovider: awskms:\/\/\/alias\/states\?region=us-east-1$/m);
    assert.match(stackFile, /^encryptedkey: /m);

    const preview = await pulumi("preview", "-s", "s3");
    assert.match(preview.output, /aws:iam:User +baseline-admins-alice +create/);
    await pulumi("up", "--yes", "--skip-preview", "-s", "s3");
    const { users } = await readAccount(context.sandbox, ACCOUNT);
    assert.deepEqual(
      users.map(({ name, accessKeys }) => [name, accessKeys]),
      [["alice", 1]],
    );

    const shown = await pulumi("stack", "output", "-s", "s3", "--json", "--show-secrets");
    const outputs = JSON.parse(shown.output) as {
      passwords: { alice: string };
      accessKeys: { alice: { id: string; secret: string } };
    };
    const state = await object(".pulumi/stacks/account-baseline/s3.json");
    assert.ok(state.includes(outputs.accessKeys.alice.id), "the object is the state of this deploy");
    assert.match(state, /"secrets_providers":\{"type":"cloud"/);
    for (const secret of [outputs.passwords.alice, outputs.accessKeys.alice.secret]) {
      assert.ok(secret.length >= 24 && !state.includes(secret), "a secret in plain text");
    }

    await pulumi("destroy", "--yes", "--skip-preview", "-s", "s3");
    const left = await readAccount(context.sandbox, ACCOUNT);
    assert.deepEqual(left, EMPTY_ACCOUNT);
    await pulumi("stack", "rm", "--yes", "--preserve-config", "s3");
    assert.equal(await object(".pulumi/stacks/account-baseline/s3.json"), "404");
  });
});

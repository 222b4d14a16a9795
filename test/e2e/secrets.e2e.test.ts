import assert from "node:assert/strict";

import { useProject } from "../support/useProject";
import { generatePgpKey, type TestPgpKey } from "../sandbox/aws-plugin/pgpKey";

describe("what must stay secret", () => {
  const context = useProject();
  let key: TestPgpKey;

  before(async () => {
    key = await generatePgpKey();
    context.project.exempt("iam-user-no-access-key", "alice");
    await context.project.addStack("pgp", {
      accountId: "100000000021",
      admins: [{ name: "alice", accessKey: true, pgpKey: key.publicKey }],
      monthlyLimitUsd: 5,
      emails: "ops@example.com",
    });
  });

  it("is encrypted to an admin's PGP key, and nowhere in the state in another form", async () => {
    const { code, output } = await context.project.up("pgp");
    assert.equal(code, 0, output);
    const outputs = (await context.project.outputs("pgp")) as {
      passwords: { alice: string };
      accessKeys: { alice: { id: string; secret: string } };
    };
    const password = await key.decrypt(outputs.passwords.alice);
    const secret = await key.decrypt(outputs.accessKeys.alice.secret);
    assert.equal(password.length, 24);
    assert.match(outputs.accessKeys.alice.id, /^[A-Z0-9]{16,}$/);
    const { output: state } = await context.project.pulumi("stack", "export", "-s", "pgp", "--show-secrets");
    assert.ok(state.includes(outputs.passwords.alice), "the message is in the state");
    assert.ok(!state.includes(password) && !state.includes(secret), "its content is not");
  });

  it("keeps an encrypted config value a secret in the state", async () => {
    await context.project.pulumi("stack", "init", "external");
    for (const [name, value] of [
      ["accountId", "100000000022"],
      ["monthlyLimitUsd", "5"],
      ["emails", "ops@example.com"],
    ] as const) {
      await context.project.pulumi("config", "set", "-s", "external", name, value);
    }
    await context.project.pulumi("config", "set", "-s", "external", "--path", "admins[0]", "alice");
    await context.project.pulumi("config", "set", "-s", "external", "--path", "assumeRole.role", "Deployer");
    await context.project.pulumi(
      "config",
      "set",
      "-s",
      "external",
      "--path",
      "assumeRole.externalId",
      "hush-hush",
      "--secret",
    );
    assert.ok(!context.project.read("Pulumi.external.yaml").includes("hush-hush"));
    const { code, output } = await context.project.up("external");
    assert.equal(code, 0, output);
    assert.ok(!output.includes("hush-hush"));
    const { output: state } = await context.project.pulumi("stack", "export", "-s", "external");
    assert.match(state, /arn:aws:iam::100000000022:user\/alice/, "the state of the deploy");
    assert.ok(!state.includes("hush-hush"), "the external id in plain text");
  });
});

import assert from "node:assert/strict";

import type { Sandbox } from "../../sandbox/sandbox";
import { Project } from "../support/project";
import { sharedSandbox } from "../support/sharedSandbox";
import { generatePgpKey, type TestPgpKey } from "../sandbox/aws-plugin/pgpKey";

describe("what must stay secret", () => {
  let sandbox: Sandbox;
  let project: Project;
  let key: TestPgpKey;

  before(async function () {
    sandbox = await sharedSandbox(this);
    project = new Project(sandbox);
    key = await generatePgpKey();
    await project.addStack("pgp", {
      accountId: "100000000021",
      admins: [{ name: "alice", accessKey: true, pgpKey: key.publicKey }],
      monthlyLimitUsd: 5,
      emails: "ops@example.com",
    });
  });
  after(() => {
    project.remove();
  });

  it("is encrypted to an admin's PGP key, and nowhere in the state in another form", async () => {
    const { code, output } = await project.up("pgp");
    assert.equal(code, 0, output);
    const outputs = (await project.outputs("pgp")) as {
      passwords: { alice: string };
      accessKeys: { alice: { id: string; secret: string } };
    };
    const password = await key.decrypt(outputs.passwords.alice);
    const secret = await key.decrypt(outputs.accessKeys.alice.secret);
    assert.equal(password.length, 24);
    assert.match(outputs.accessKeys.alice.id, /^[A-Z0-9]{16,}$/);
    const { output: state } = await project.pulumi("stack", "export", "-s", "pgp", "--show-secrets");
    assert.ok(state.includes(outputs.passwords.alice), "the message is in the state");
    assert.ok(!state.includes(password) && !state.includes(secret), "its content is not");
  });

  it("keeps an encrypted config value a secret in the state", async () => {
    await project.pulumi("stack", "init", "external");
    for (const [name, value] of [
      ["accountId", "100000000022"],
      ["monthlyLimitUsd", "5"],
      ["emails", "ops@example.com"],
    ] as const) {
      await project.pulumi("config", "set", "-s", "external", name, value);
    }
    await project.pulumi("config", "set", "-s", "external", "--path", "admins[0]", "alice");
    await project.pulumi("config", "set", "-s", "external", "--path", "assumeRole.role", "Deployer");
    await project.pulumi(
      "config",
      "set",
      "-s",
      "external",
      "--path",
      "assumeRole.externalId",
      "hush-hush",
      "--secret",
    );
    assert.ok(!project.read("Pulumi.external.yaml").includes("hush-hush"));
    const { code, output } = await project.up("external");
    assert.equal(code, 0, output);
    assert.ok(!output.includes("hush-hush"));
    const { output: state } = await project.pulumi("stack", "export", "-s", "external");
    assert.match(state, /arn:aws:iam::100000000022:user\/alice/, "the state of the deploy");
    assert.ok(!state.includes("hush-hush"), "the external id in plain text");
  });
});

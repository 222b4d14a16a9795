import assert from "node:assert/strict";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { IAM } from "@aws-sdk/client-iam";

import type { Sandbox } from "../../sandbox/sandbox";
import { MFA } from "../programs/kit";
import { startPulumi } from "../support/pulumiRun";
import { sharedSandbox } from "../support/sharedSandbox";

const ROOT = join(__dirname, "../..");
const GROUP = "replaced-admins";

/** A user with a password, whom a policy of a group binds. */
const program = (policy: string): string => `
  import * as iam from "@pulumi/aws/iam";
  const group = new iam.Group("group", { name: "${GROUP}" });
  const document = ${JSON.stringify(MFA)};
  const mfa = ${policy};
  const user = new iam.User("user", { name: "replaced-user" });
  const membership = new iam.UserGroupMembership("membership", { user: user.name, groups: [group.name] });
  const dependsOn = [mfa, membership];
  new iam.UserLoginProfile("login", { user: user.name, passwordResetRequired: true }, { dependsOn });
`;

const inline = (name: string, options = "", inProgram = "mfa"): string =>
  `new iam.GroupPolicy("${inProgram}", { group: group.name, name: "${name}", policy: document }, { ${options} })`;

const managed = (description: string): string => `new iam.GroupPolicyAttachment("mfa", {
    group: group.name,
    policyArn: new iam.Policy("mfa", { name: "replaced-mfa", description: "${description}", policy: document }).arn,
  })`;

/** The new policy cannot be created at first, which shows what is in the account before it. */
describe("the MFA policy of an existing user, replaced", () => {
  let sandbox: Sandbox;
  let iam: IAM;
  let directory: string;
  let env: NodeJS.ProcessEnv;

  before(async function () {
    sandbox = await sharedSandbox(this);
    const credentials = { accessKeyId: "sandbox", secretAccessKey: "sandbox" };
    iam = new IAM({ endpoint: sandbox.endpoint, region: "us-east-1", credentials });
  });

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), "replaced policy "));
    const write = (file: string, content: object): string => {
      writeFileSync(join(directory, file), JSON.stringify(content));
      return join(directory, file);
    };
    symlinkSync(join(ROOT, "node_modules"), join(directory, "node_modules"));
    write("Pulumi.yaml", { name: "replaced", runtime: "nodejs" });
    write("package.json", { main: "index.ts" });
    write(
      "faults.json",
      ["aws:iam/groupPolicy:GroupPolicy", "aws:iam/policy:Policy"].map((type) => ({
        type,
        operation: "create",
        error: "AccessDenied",
      })),
    );
    env = {
      PULUMI_BACKEND_URL: `file://${encodeURI(directory)}`,
      PULUMI_OPTION_POLICY_PACK_CONFIG: write("config.json", { "provider-pins-account": "advisory" }),
    };
    await pulumi({}, "stack", "init", "dev");
  });

  afterEach(async () => {
    const { code, output } = await pulumi({}, "destroy", "--yes");
    assert.equal(code, 0, output);
    rmSync(directory, { recursive: true });
  });

  function pulumi(extra: NodeJS.ProcessEnv, ...args: string[]) {
    return startPulumi(sandbox, directory, args, { ...env, ...extra }).result;
  }

  async function up(policy: string, extra: NodeJS.ProcessEnv = {}, ...flags: string[]) {
    writeFileSync(join(directory, "index.ts"), program(policy));
    return pulumi(extra, "up", "--yes", ...flags);
  }

  async function bound(): Promise<(string | undefined)[]> {
    const { PolicyNames = [] } = await iam.listGroupPolicies({ GroupName: GROUP });
    const { AttachedPolicies = [] } = await iam.listAttachedGroupPolicies({ GroupName: GROUP });
    return [...PolicyNames, ...AttachedPolicies.map(({ PolicyName }) => PolicyName)];
  }

  /** What binds the user when the update has failed before the new policy; the user has a password all the time. */
  async function duringReplacement(old: string, replacement: string): Promise<(string | undefined)[]> {
    const created = await up(old);
    assert.equal(created.code, 0, created.output);
    const replaced = await up(replacement, { SANDBOX_FAULTS: join(directory, "faults.json") });
    assert.notEqual(replaced.code, 0);
    assert.match(replaced.output, /creating aws:iam\/\w+:\w+ "mfa": .*AccessDenied/);
    assert.deepEqual(
      replaced.violations.filter(({ level }) => level === "mandatory"),
      [],
    );
    await iam.getLoginProfile({ UserName: "replaced-user" });
    const during = await bound();
    const repaired = await up(replacement);
    assert.equal(repaired.code, 0, repaired.output);
    return during;
  }

  it("by one of another name: it is there until the new one is", async () => {
    assert.deepEqual(await duringReplacement(inline("old"), inline("new")), ["old"]);
    assert.deepEqual(await bound(), ["new"]);
  });

  it("with deleteBeforeReplace: it is gone before the new one is there, and no gate reports it", async () => {
    assert.deepEqual(await duringReplacement(inline("old"), inline("new", "deleteBeforeReplace: true")), []);
    assert.deepEqual(await bound(), ["new"]);
  });

  it("by one of the same name: it is gone as well", async () => {
    assert.deepEqual(await duringReplacement(managed("old"), managed("new")), []);
    assert.deepEqual(await bound(), ["replaced-mfa"]);
  });

  it("by one of another name in Pulumi: it is gone until an update with --refresh, and no gate reports it", async () => {
    const renamed = inline("mfa", "", "renamed");
    for (const policy of [inline("mfa"), renamed]) {
      const { code, output, violations } = await up(policy);
      assert.equal(code, 0, output);
      assert.deepEqual(
        violations.filter(({ level }) => level === "mandatory"),
        [],
      );
    }
    await iam.getLoginProfile({ UserName: "replaced-user" });
    assert.deepEqual(await bound(), []);
    const refreshed = await up(renamed, {}, "--refresh");
    assert.equal(refreshed.code, 0, refreshed.output);
    assert.deepEqual(await bound(), ["mfa"]);
  });
});

import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import {
  CloseAccountCommand,
  CreateAccountCommand,
  CreateOrganizationalUnitCommand,
  CreateOrganizationCommand,
  ListRootsCommand,
  MoveAccountCommand,
  OrganizationsClient,
  TagResourceCommand,
} from "@aws-sdk/client-organizations";
import { fromTemporaryCredentials } from "@aws-sdk/credential-providers";
import { parse } from "yaml";

import type { Sandbox } from "../../../sandbox/sandbox";
import { runCli } from "../cli/runCli";
import { sharedSandbox } from "../../support/sharedSandbox";

const MANAGEMENT = "200000000001";
const ROLE = `arn:aws:iam::${MANAGEMENT}:role/OrganizationReader`;
const PROJECT = `name: account-baseline
runtime: nodejs
config:
  admins: [alice]
  monthlyLimitUsd: 100
  emails: ops@example.com
`;

describe("init --from-organization, on an organization of the emulator", () => {
  let directory = "";
  let sandbox: Sandbox;
  let organizations: OrganizationsClient;
  let root = "";
  let prod = "";
  const ids: Record<string, string> = {};

  before(async function () {
    sandbox = await sharedSandbox(this);
    directory = mkdtempSync(join(tmpdir(), "account baseline init "));
    writeFileSync(join(directory, "Pulumi.yaml"), PROJECT);
    const settings = { region: "us-east-1", endpoint: sandbox.env["AWS_ENDPOINT_URL"] ?? "" };
    organizations = new OrganizationsClient({
      ...settings,
      credentials: fromTemporaryCredentials({
        params: { RoleArn: ROLE },
        masterCredentials: { accessKeyId: "test", secretAccessKey: "test" },
        clientConfig: settings,
      }),
    });
    await organizations.send(new CreateOrganizationCommand({}));
    const { Roots } = await organizations.send(new ListRootsCommand({}));
    root = Roots?.[0]?.Id ?? "";
    const workloads = await unit(root, "Workloads");
    prod = await unit(workloads, "Prod");
    await account("Payments", prod, { env: "prod", "cost center": "42" });
    await account("Müller & Söhne", workloads);
    await account("Log Archive", root);
    await account("Payments", root);
    await account("Old Shop", prod);
    await organizations.send(new CloseAccountCommand({ AccountId: ids["Old Shop"] }));
  });

  after(() => {
    organizations.destroy();
    rmSync(directory, { recursive: true, force: true });
  });

  async function unit(parent: string, name: string): Promise<string> {
    const { OrganizationalUnit } = await organizations.send(
      new CreateOrganizationalUnitCommand({ ParentId: parent, Name: name }),
    );
    return OrganizationalUnit?.Id ?? "";
  }

  /** Creates an account; a second of the same name is kept as `<name> 2`. */
  async function account(name: string, parent: string, tags: Record<string, string> = {}): Promise<void> {
    const { CreateAccountStatus } = await organizations.send(
      new CreateAccountCommand({ AccountName: name, Email: `${Object.keys(ids).length}@example.com` }),
    );
    const id = CreateAccountStatus?.AccountId ?? "";
    ids[name in ids ? `${name} 2` : name] = id;
    if (parent !== root) await move(id, root, parent);
    const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
    if (Tags.length > 0) await organizations.send(new TagResourceCommand({ ResourceId: id, Tags }));
  }

  async function move(id: string | undefined, from: string, to: string): Promise<void> {
    await organizations.send(
      new MoveAccountCommand({ AccountId: id, SourceParentId: from, DestinationParentId: to }),
    );
  }

  const init = (...args: string[]) =>
    runCli(directory, sandbox.env, "init", "--from-organization", "--role-arn", ROLE, ...args);
  const files = () => readdirSync(directory).filter((file) => /^Pulumi\..+\.yaml$/.test(file));
  const config = (file: string) =>
    (parse(readFileSync(join(directory, file), "utf8")) as { config: unknown }).config;

  it("says with --dry-run what it would write, and writes nothing", async () => {
    const { code, stdout, stderr } = await init("--dry-run");
    assert.equal(code, 0, stderr);
    assert.match(
      stdout,
      new RegExp(`would write Pulumi.log-archive.yaml: ${ids["Log Archive"]} Log Archive\n`),
    );
    assert.match(stdout, /^5 to write, 0 up to date/m);
    assert.deepEqual(files(), []);
  });

  it("writes nothing where one of the files is another account's", async () => {
    const taken = `Pulumi.payments-${ids["Payments"]}.yaml`;
    writeFileSync(join(directory, taken), 'config:\n  accountId: "999988887777"\n');
    const { code, stderr } = await init();
    assert.equal(code, 2);
    assert.match(
      stderr,
      new RegExp(`^nothing was written: there already, of another account: ${taken}$`, "m"),
    );
    assert.deepEqual(files(), [taken]);
    rmSync(join(directory, taken));
  });

  it("writes a stack file for each active account, with its unit and tags alone", async () => {
    const { code, stdout, stderr } = await init();
    assert.equal(code, 0, stderr);
    const first = `Pulumi.payments-${ids["Payments"]}.yaml`;
    const second = `Pulumi.payments-${ids["Payments 2"]}.yaml`;
    assert.deepEqual(
      files(),
      [first, second, "Pulumi.log-archive.yaml", "Pulumi.master.yaml", "Pulumi.muller-sohne.yaml"].sort(),
    );
    assert.deepEqual(config(first), {
      accountId: ids["Payments"],
      ou: "Workloads/Prod",
      accountTags: { env: "prod", "cost center": "42" },
    });
    assert.deepEqual(config("Pulumi.muller-sohne.yaml"), {
      accountId: ids["Müller & Söhne"],
      ou: "Workloads",
    });
    assert.deepEqual(config("Pulumi.log-archive.yaml"), { accountId: ids["Log Archive"] });
    assert.match(stdout, new RegExp(`not usable: ${ids["Old Shop"]} Old Shop is SUSPENDED\n`));
  });

  it("writes nothing again, whatever the files are called", async () => {
    writeFileSync(
      join(directory, "Pulumi.logs.yaml"),
      readFileSync(join(directory, "Pulumi.log-archive.yaml"), "utf8"),
    );
    rmSync(join(directory, "Pulumi.log-archive.yaml"));
    const before = files();
    const { code, stdout } = await init();
    assert.equal(code, 0);
    assert.match(stdout, /^0 written, 5 up to date, 0 changed, 1 not usable, 0 not in the organization/m);
    assert.deepEqual(files(), before);
  });

  it("reports an account that moved, one that was closed and one that is a stranger", async () => {
    const text = `config:
  # Why it is here.
  accountId: "${ids["Log Archive"]}" # logs
  admins: [ bob ]
`;
    writeFileSync(join(directory, "Pulumi.logs.yaml"), text);
    writeFileSync(join(directory, "Pulumi.stranger.yaml"), 'config:\n  accountId: "999988887777"\n');
    await move(ids["Log Archive"], root, prod);
    await organizations.send(
      new TagResourceCommand({ ResourceId: ids["Log Archive"], Tags: [{ Key: "env", Value: "prod" }] }),
    );
    await organizations.send(new CloseAccountCommand({ AccountId: ids["Müller & Söhne"] }));

    const { code, stdout } = await init();
    assert.equal(code, 0);
    assert.match(
      stdout,
      /--update takes it over\): Pulumi\.logs\.yaml: ou: none -> Workloads\/Prod; accountTags\.env: none -> prod\n/,
    );
    assert.match(stdout, /Müller & Söhne is SUSPENDED, and still has Pulumi\.muller-sohne\.yaml\n/);
    assert.match(stdout, /not in the organization: 999988887777 of Pulumi\.stranger\.yaml\n/);
    assert.equal(readFileSync(join(directory, "Pulumi.logs.yaml"), "utf8"), text, "reported, not rewritten");
  });

  it("takes the change over with --update, and keeps the rest of the file", async () => {
    const { code, stdout } = await init("--update");
    assert.equal(code, 0);
    assert.match(stdout, /^updated: Pulumi\.logs\.yaml/m);
    assert.equal(
      readFileSync(join(directory, "Pulumi.logs.yaml"), "utf8"),
      `config:
  # Why it is here.
  accountId: "${ids["Log Archive"]}" # logs
  admins: [bob]
  ou: Workloads/Prod
  accountTags:
    env: prod
`,
    );
    assert.match((await init()).stdout, /0 changed/);
  });

  it("says what AWS refused, and what it takes", async () => {
    const other = "arn:aws:iam::200000000009:role/NoOrganization";
    const { code, stderr } = await runCli(
      directory,
      sandbox.env,
      "init",
      "--from-organization",
      "--role-arn",
      other,
    );
    assert.equal(code, 2);
    assert.match(stderr, /cannot list the organization: AWSOrganizationsNotInUseException/);
    assert.match(stderr, /organizations:DescribeOrganization, ListRoots/);
    assert.doesNotMatch(stderr, /\n\s+at /, "no stack trace");
  });
});

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { readAccounts } from "../../../fleet/accounts/readAccounts";
import { initAccount } from "../../../fleet/init/initAccount";
import { readStackFiles } from "../../../fleet/init/readStackFiles";
import { updatedStackFile } from "../../../fleet/init/updateStackFile";

const VALUES = {
  accountId: "012345678901",
  admins: ["alice", "true"],
  monthlyLimitUsd: "99.50",
  emails: ["ops@example.com"],
};

describe("a stack file that init writes", () => {
  let directory = "";
  const project = () => ({ directory, name: "account-baseline", main: directory });
  const write = (file: string, text: string) => {
    writeFileSync(join(directory, file), text);
  };

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "account baseline init "));
    write("Pulumi.yaml", "name: account-baseline\nruntime: nodejs\n");
  });
  afterEach(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  it("is read back as what was given", () => {
    assert.equal(
      initAccount(project(), "prod", { ...VALUES, accountTags: { env: "prod" } }),
      "Pulumi.prod.yaml",
    );
    const { accounts, problems } = readAccounts(project());
    assert.deepEqual(problems, []);
    assert.equal(accounts[0]?.accountId, "012345678901");
    assert.deepEqual(accounts[0].tags, { env: "prod" });
    const { admins, monthlyLimitUsd } = accounts[0].config.values;
    assert.deepEqual({ admins, monthlyLimitUsd }, { admins: '["alice","true"]', monthlyLimitUsd: "99.50" });
  });

  it("has in quotes what some reader of YAML takes for something else", () => {
    const texts = [
      "2024-01-01",
      "yes",
      "On",
      "0100",
      "0o17",
      "0x1F",
      "1_000",
      "1e3",
      "12:30",
      "null",
      ".inf",
      "0b1",
    ];
    const accountTags = Object.fromEntries(
      texts.flatMap((text, i) => [
        [text, "x"],
        [`t${i}`, text],
      ]),
    );
    initAccount(project(), "prod", {
      ...VALUES,
      admins: ["no", "007", "2024-01-01"],
      ou: "12:30",
      accountTags,
    });
    const { accounts, problems } = readAccounts(project());
    assert.deepEqual(problems, []);
    assert.deepEqual(accounts[0]?.tags, accountTags);
    assert.equal(accounts[0].ou, "12:30");
  });

  it("names the schema for editors where the project has it", () => {
    mkdirSync(join(directory, "config"));
    write("config/stack.schema.json", "{}");
    initAccount(project(), "prod", VALUES);
    const [first] = readFileSync(join(directory, "Pulumi.prod.yaml"), "utf8").split("\n");
    assert.equal(first, "# yaml-language-server: $schema=./config/stack.schema.json");
  });

  const refusals: readonly { name: string; stack?: string; values?: object; pattern: RegExp }[] = [
    { name: "a name that Pulumi refuses", stack: "a b", pattern: /stack "a b" is not valid/ },
    { name: "a name of another file of Pulumi's", stack: "prod.deploy", pattern: /not ending in \.deploy/ },
    {
      name: "every mistake of the values at once",
      values: { accountId: "1", emails: ["x"] },
      pattern: /accountId = "1" is not valid[^]*emails\[0\] = "x" is not valid/,
    },
    { name: "a file that is there", stack: "there", pattern: /Pulumi\.there\.yaml is there already/ },
    { name: "an account that has a file", stack: "new", pattern: /stack file already: Pulumi\.there\.yaml/ },
  ];
  for (const { name, stack = "prod", values = {}, pattern } of refusals) {
    it(`is refused for ${name}`, () => {
      const there = 'config:\n  accountId: "012345678901"\n';
      write("Pulumi.there.yaml", there);
      assert.throws(() => initAccount(project(), stack, { ...VALUES, ...values }), pattern);
      assert.equal(readFileSync(join(directory, "Pulumi.there.yaml"), "utf8"), there);
    });
  }

  it("is not written beside one that does not tell its account", () => {
    write("Pulumi.a.yaml", "config: {region: eu-west-1}\n");
    write("Pulumi.b.yaml", "config: {\n");
    assert.throws(
      () => readStackFiles(project()),
      /Pulumi\.a\.yaml: accountId is missing[^]*Pulumi\.b\.yaml:\d+: no YAML/,
    );
  });
});

describe("a stack file that is updated from the organization", () => {
  const secure = "v1:".padEnd(200, "x");
  const text = `# Top.
config:
  account-baseline:accountId: "012345678901" # ours
  account-baseline:ou: Sandbox
  # Who.
  admins: [alice, "bob"]
  accountTags:
    env: dev
  assumeRole:
    role: Deploy
    externalId:
      secure: ${secure}
# Last.
encryptionsalt: v1:abc=
`;

  it("changes ou and accountTags under the names that they have, and nothing else", () => {
    assert.equal(
      updatedStackFile(text, { ou: "Workloads/Prod", tags: { env: "prod" } }, "account-baseline"),
      text.replace("ou: Sandbox", "ou: Workloads/Prod").replace("env: dev", "env: prod"),
    );
  });

  it("has tags in quotes where a reader of YAML takes them for something else", () => {
    const updated = updatedStackFile(text, { ou: "on", tags: { since: "2024-01-01" } }, "account-baseline");
    assert.match(updated, /ou: "on"\n/);
    assert.match(updated, /since: "2024-01-01"\n/);
  });

  it("takes out what the organization has no more", () => {
    assert.equal(
      updatedStackFile(text, { ou: undefined, tags: {} }, "account-baseline"),
      text.replace("  account-baseline:ou: Sandbox\n", "").replace("  accountTags:\n    env: dev\n", ""),
    );
  });
});

import assert from "node:assert/strict";

import { problemLine } from "../../../fleet/accounts/account";
import { findProject } from "../../../fleet/accounts/project";
import { readAccounts } from "../../../fleet/accounts/readAccounts";
import { refuseProblems } from "../../../fleet/accounts/account";
import { UsageError } from "../../../fleet/usageError";
import { useFolder } from "../useFolder";

const COMMON = `name: fleet
runtime: nodejs
config:
  admins: [alice]
  emails: ops@example.com
  monthlyLimitUsd: 100
  tags: { value: { owner: platform, env: none } }
`;

describe("readAccounts", () => {
  const folder = useFolder();
  beforeEach(() => {
    folder.write("Pulumi.yaml", COMMON);
  });
  const read = () => readAccounts(findProject(folder.directory));
  const stacks = () => read().accounts.map(({ stack }) => stack);
  const mistakes = () => read().problems.map(problemLine);

  it("reads each stack file with what Pulumi.yaml gives to all, in the order of their names", () => {
    folder.write(
      "Pulumi.prod.yaml",
      'config:\n  accountId: "222222222222"\n  fleet:monthlyLimitUsd: 250.50\n',
    );
    folder.write("Pulumi.dev.yaml", 'config:\n  accountId: "111111111111"\n  ou: Workloads/Dev\n');
    const { accounts, problems } = read();
    assert.deepEqual(problems, []);
    assert.deepEqual(
      accounts.map(({ stack, file, accountId, ou, config }) => ({
        stack,
        file,
        accountId,
        ou,
        limit: config.values["monthlyLimitUsd"],
        emails: config.values["emails"],
      })),
      [
        {
          stack: "dev",
          file: "Pulumi.dev.yaml",
          accountId: "111111111111",
          ou: "Workloads/Dev",
          limit: "100",
          emails: "ops@example.com",
        },
        {
          stack: "prod",
          file: "Pulumi.prod.yaml",
          accountId: "222222222222",
          ou: undefined,
          limit: "250.5",
          emails: "ops@example.com",
        },
      ],
    );
  });

  it("has a key of the stack file replace that of Pulumi.yaml as a whole", () => {
    folder.write("Pulumi.dev.yaml", 'config: { accountId: "111111111111", tags: { env: dev } }\n');
    assert.deepEqual(read().accounts[0]?.tags, { env: "dev" });
  });

  it("selects by the tags of the account before those of its resources", () => {
    folder.write("Pulumi.dev.yaml", 'config: { accountId: "111111111111", accountTags: { env: dev } }\n');
    assert.deepEqual(read().accounts[0]?.tags, { owner: "platform", env: "dev" });
  });

  it("does not select by tags that are encrypted, nor takes them for plain when Pulumi.yaml has plain ones", () => {
    const secure = '{ env: { secure: "v1:x" } }';
    folder.write("Pulumi.dev.yaml", `config: { accountId: "111111111111", tags: ${secure} }\n`);
    const [account] = read().accounts;
    assert.deepEqual(account?.tags, {});
    assert.deepEqual(account.config.secretKeys, new Set(["tags"]));
  });

  it("passes over what is no stack file", () => {
    const text = 'config: { accountId: "111111111111" }\n';
    for (const file of [
      "Pulumi.dev.deploy.yaml",
      "Pulumi.dev.yaml.bak",
      "Pulumi.a b.yaml",
      "x/Pulumi.dev.yaml",
    ])
      folder.write(file, text);
    assert.deepEqual(stacks(), []);
    folder.write("Pulumi.eu-1.dev_2.yaml", text);
    assert.deepEqual(stacks(), ["eu-1.dev_2"]);
  });

  it("reports every mistake with its line, each account of its own", () => {
    folder.write("Pulumi.a.yaml", 'config:\n  accountId: "111111111111"\n');
    folder.write("Pulumi.b.yaml", "config:\n  accountId: 12\n  regoin: x\n");
    folder.write("Pulumi.c.yaml", "config:\n  - 1\n");
    folder.write("Pulumi.d.yaml", "");
    assert.deepEqual(stacks(), ["a"]);
    assert.deepEqual(mistakes(), [
      'Pulumi.b.yaml:2: accountId = 12 is not valid: expected an AWS account id: 12 digits in quotes, e.g. "012345678901"',
      "Pulumi.b.yaml:3: regoin is not a known key: did you mean region?",
      "Pulumi.c.yaml:2: config is not valid: expected a map of keys",
      'Pulumi.d.yaml: accountId is missing: expected an AWS account id: 12 digits in quotes, e.g. "012345678901"',
    ]);
  });

  it("points to Pulumi.yaml where the mistake is there", () => {
    folder.write("Pulumi.yaml", COMMON.replace("100", "-1"));
    folder.write("Pulumi.a.yaml", 'config: { accountId: "111111111111" }\n');
    assert.match(mistakes()[0] ?? "", /^Pulumi\.yaml:6: monthlyLimitUsd = -1 is not valid/);
  });

  it("refuses the keys of other namespaces that the program refuses", () => {
    folder.write("Pulumi.a.yaml", 'config:\n  accountId: "111111111111"\n  datadog:site: x\n');
    assert.deepEqual(mistakes(), []);
    folder.write(
      "Pulumi.a.yaml",
      'config:\n  accountId: "111111111111"\n  aws:region: x\n  fleets:region: x\n',
    );
    assert.deepEqual(mistakes(), [
      "Pulumi.a.yaml:3: aws:region has no effect, because this program configures its providers itself; use region, profile or assumeRole",
      "Pulumi.a.yaml:4: fleets:region has an unknown namespace: did you mean fleet:region?",
    ]);
  });

  it("takes none of two stacks of one account, since each would undo the other", () => {
    folder.write("Pulumi.a.yaml", 'config: { accountId: "111111111111" }\n');
    folder.write("Pulumi.b.yaml", 'config: { accountId: "222222222222" }\n');
    folder.write("Pulumi.c.yaml", 'config: { accountId: "111111111111" }\n');
    assert.deepEqual(stacks(), ["b"]);
    assert.deepEqual(mistakes(), [
      'Pulumi.a.yaml: accountId = "111111111111" is not valid: expected an account of one stack only; Pulumi.c.yaml has it too',
      'Pulumi.c.yaml: accountId = "111111111111" is not valid: expected an account of one stack only; Pulumi.a.yaml has it too',
    ]);
  });

  it("shows nothing of an encrypted value", () => {
    folder.write("Pulumi.a.yaml", 'config:\n  accountId: "111111111111"\n  emails: { secure: "v1:abc" }\n');
    assert.match(mistakes().join("\n"), /emails = \[secret\] /);
    assert.doesNotMatch(mistakes().join("\n"), /v1:abc/);
  });

  it("refuses a Pulumi.yaml that Pulumi refuses", () => {
    folder.write("Pulumi.yaml", "name: fleet\nconfig:\n  assumeRole: { role: Deployer }\n");
    assert.throws(
      read,
      (error) =>
        error instanceof UsageError && error.message.startsWith("Pulumi.yaml:3: assumeRole is not valid"),
    );
  });

  it("lets nothing begin that would leave out an account because of mistakes", () => {
    folder.write("Pulumi.b.yaml", "config: { accountId: 12, regoin: x }\n");
    const { problems } = read();
    assert.throws(
      () => {
        refuseProblems(problems);
      },
      new UsageError(mistakes().join("\n")),
    );
    refuseProblems([]);
  });
});

import assert from "node:assert/strict";

import { readAccount } from "../../sandbox/demo/accountContents";
import type { Sandbox } from "../../sandbox/sandbox";
import { Project } from "../support/project";
import { sharedSandbox } from "../support/sharedSandbox";

describe("AccountBaseline in another program", () => {
  let sandbox: Sandbox;
  let project: Project;
  before(async function () {
    sandbox = await sharedSandbox(this);
    project = new Project(sandbox);
  });
  after(() => {
    project.remove();
  });

  it("baselines two accounts in one stack, each through its own role", async () => {
    const accounts = ["100000000031", "100000000032"];
    project.write("Pulumi.yaml", "name: landing-zone\nruntime: nodejs\n");
    project.write(
      "index.ts",
      `import { AccountBaseline } from "./components";
       export const topics = ${JSON.stringify(accounts)}.map((accountId) =>
         new AccountBaseline("baseline-" + accountId, {
           accountId,
           assumeRoles: [{ roleArn: "arn:aws:iam::" + accountId + ":role/Deployer" }],
           admins: [{ name: "alice" }],
           monthlyLimitUsd: "250",
           emails: ["ops@example.com"],
         }).topicArn,
       );`,
    );
    await project.pulumi("stack", "init", "all");
    const { code, output } = await project.up("all");
    assert.equal(code, 0, output);
    const { topics } = await project.outputs("all");
    for (const [i, account] of accounts.entries()) {
      const contents = await readAccount(sandbox, account);
      assert.deepEqual(
        contents.users.map(({ name }) => name),
        ["alice"],
      );
      assert.equal(contents.topics[0]?.arn, (topics as string[])[i]);
    }
  });
});

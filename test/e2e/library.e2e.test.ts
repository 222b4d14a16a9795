import assert from "node:assert/strict";

import { readAccount } from "../../sandbox/demo/accountContents";
import { blocks, readPage } from "../docs/pages";
import { useProject } from "../support/useProject";

describe("AccountBaseline in another program", () => {
  const context = useProject();
  it("baselines two accounts in one stack, each through its own role", async () => {
    const accounts = ["100000000031", "100000000032"];
    context.project.write("Pulumi.yaml", "name: landing-zone\nmain: index.ts\nruntime: nodejs\n");
    context.project.write(
      "index.ts",
      `import { AccountBaseline } from "./components";
       export const topics = ${JSON.stringify(accounts)}.map((accountId) =>
         new AccountBaseline("baseline-" + accountId, {
           accountId,
           assumeRoles: [{ roleArn: "arn:aws:iam::" + accountId + ":role/Deployer" }],
           admins: [{ name: "alice" }],
           monthlyLimitUsd: "250",
           emails: ["ops@example.com"],
         }, { transforms: [({ type, props, opts }) => {
           return type === "aws:iam/user:User" ? { props: { ...props, path: "/transformed/" }, opts } : undefined;
         }] }).topicArn,
       );`,
    );
    await context.project.pulumi("stack", "init", "all");
    const { code, output } = await context.project.up("all");
    assert.equal(code, 0, output);
    const { topics } = await context.project.outputs("all");
    for (const [i, account] of accounts.entries()) {
      const contents = await readAccount(context.sandbox, account);
      assert.deepEqual(
        contents.users.map(({ name, path }) => [name, path]),
        // Of a transform of the component, which reaches its children.
        [["alice", "/transformed/"]],
      );
      assert.equal(contents.topics[0]?.arn, (topics as string[])[i]);
    }
  });

  it("is previewed as the page on the library shows it", async () => {
    const [example = ""] = blocks("ts", readPage("docs/library.md"));
    // The project has the sources, not the package that is built from them.
    context.project.write("index.ts", example.replace('"account-baseline"', '"./components"'));
    await context.project.pulumi("stack", "init", "example");
    const { code, output } = await context.project.pulumi("preview", "-s", "example");
    assert.equal(code, 0, output);
    assert.match(output, /topic/);
  });
});

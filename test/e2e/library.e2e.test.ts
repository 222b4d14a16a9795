import assert from "node:assert/strict";

import { readAccount } from "../../sandbox/demo/accountContents";
import { blocks, readPage } from "../docs/pages";
import { useProject } from "../support/useProject";

/** Types of the component's children, one of each part. */
const CHILDREN = [
  "pulumi:providers:aws",
  "aws:iam/user:User",
  "aws:iam/group:Group",
  "aws:iam/groupPolicy:GroupPolicy",
  "aws:iam/userGroupMembership:UserGroupMembership",
  "aws:iam/userLoginProfile:UserLoginProfile",
  "aws:budgets/budget:Budget",
  "aws:cloudwatch/metricAlarm:MetricAlarm",
  "aws:sns/topic:Topic",
  "aws:kms/key:Key",
];

describe("AccountBaseline in another program", () => {
  const context = useProject();
  it("baselines two accounts in one stack, each through its own role", async () => {
    const accounts = ["100000000031", "100000000032"];
    context.project.write("Pulumi.yaml", "name: landing-zone\nmain: index.ts\nruntime: nodejs\n");
    context.project.write(
      "index.ts",
      `import { appendFileSync } from "node:fs";
       import { AccountBaseline } from "./components";
       export const node = process.version;
       export const topics = ${JSON.stringify(accounts)}.map((accountId) =>
         new AccountBaseline("baseline-" + accountId, {
           accountId,
           assumeRoles: [{ roleArn: "arn:aws:iam::" + accountId + ":role/Deployer" }],
           admins: [{ name: "alice" }],
           monthlyLimitUsd: "250",
           emails: ["ops@example.com"],
         }, { transforms: [({ type, props, opts }) => {
           appendFileSync("transformed.txt", type + "\\n");
           return type === "aws:iam/user:User" ? { props: { ...props, path: "/transformed/" }, opts } : undefined;
         }] }).topicArn,
       );`,
    );
    await context.project.pulumi("stack", "init", "all");
    const { code, output } = await context.project.up("all");
    assert.equal(code, 0, output);
    const { topics, node } = await context.project.outputs("all");
    assert.equal(node, process.version, "the program runs on the Node.js of the checkout");
    const transformed = new Set(context.project.read("transformed.txt").trimEnd().split("\n"));
    for (const type of CHILDREN)
      assert.ok(transformed.has(type), `${type} among ${[...transformed].join(" ")}`);
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

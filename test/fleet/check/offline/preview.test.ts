import assert from "node:assert/strict";
import { createRequire } from "node:module";

import type { PreviewedResource } from "../../../../fleet/check/offline/recorder";
import { type OfflineRun, OfflineRunner } from "../../../../fleet/check/offline/runOffline";
import { accountOf, CONFIG, projectWith } from "../fixtures";

const PREFIX = "urn:pulumi:dev::account-baseline::";

/** Runs a program for the account 111122223333. */
async function run(program: string, secretKeys: string[] = []): Promise<OfflineRun> {
  const project = projectWith({ "index.ts": program });
  const runner = new OfflineRunner(project);
  try {
    return await runner.run(accountOf("dev", CONFIG, secretKeys));
  } finally {
    runner.end();
    project.remove();
  }
}

/** The resources that a program registers, by name. */
async function resources(
  program: string,
): Promise<{ has: (name: string) => boolean; get: (name: string) => PreviewedResource }> {
  const done = await run(program);
  assert.ok(done.ok, done.ok ? "" : String(done.errors));
  const all = new Map(done.resources.map((resource) => [resource.name, resource]));
  return {
    has: (name) => all.has(name),
    get: (name) => all.get(name) ?? assert.fail(`no resource ${name}`),
  };
}

/** Reads a property as a policy does. */
function read({ props }: PreviewedResource, name: string): unknown {
  try {
    return props[name];
  } catch (error) {
    return `[${(error as Error).message}]`;
  }
}

const NOT_KNOWN = "[the value can't be known during preview]";

describe("the offline preview of a program", function () {
  this.timeout(10_000);

  it("knows resources by the URNs and parents that the engine gives them", async () => {
    const all = await resources(`
      import * as aws from "@pulumi/aws";
      import * as pulumi from "@pulumi/pulumi";
      const outer = new pulumi.ComponentResource("x:index:Outer", "outer");
      const inner = new pulumi.ComponentResource("x:index:Inner", "inner", {}, { parent: outer });
      new aws.sns.Topic("topic", {}, { parent: inner, ignoreChanges: ["tags"] });`);
    const topic = all.get("topic");
    assert.equal(topic.urn, `${PREFIX}x:index:Outer$x:index:Inner$aws:sns/topic:Topic::topic`);
    assert.equal(topic.parent?.urn, `${PREFIX}x:index:Outer$x:index:Inner::inner`);
    assert.deepEqual(topic.opts.ignoreChanges, ["tags"]);
    assert.equal(all.get("outer").urn, `${PREFIX}x:index:Outer::outer`);
    assert.match(topic.provider?.urn ?? "", /::pulumi:providers:aws::default_[0-9_]+$/);
  });

  it("completes inputs from the provider that a resource names, of which its own tags win", async () => {
    const all = await resources(`
      import * as aws from "@pulumi/aws";
      const provider = new aws.Provider("home", {
        region: "eu-west-1",
        allowedAccountIds: ["444455556666"],
        defaultTags: { tags: { team: "platform", env: "all" } },
      });
      new aws.sns.Topic("topic", { tags: { env: "dev" } }, { provider });
      const own = aws.getCallerIdentityOutput({}, { provider });
      const other = aws.getCallerIdentityOutput({});
      new aws.sns.Topic("own", { displayName: own.accountId });
      new aws.sns.Topic("other", { displayName: other.accountId });`);
    const topic = all.get("topic");
    assert.deepEqual(
      [read(topic, "region"), read(topic, "tags")],
      ["eu-west-1", { env: "dev", team: "platform" }],
    );
    assert.equal(topic.provider?.urn, `${PREFIX}pulumi:providers:aws::home`);
    const names = ["own", "other"].map((name) => read(all.get(name), "displayName"));
    assert.deepEqual(names, ["444455556666", "111122223333"]);
  });

  it("knows what the provider fills in, and no more: reading the rest is refused", async () => {
    const all = await resources(`
      import * as aws from "@pulumi/aws";
      import * as pulumi from "@pulumi/pulumi";
      const topic = new aws.sns.Topic("topic", {}, { });
      new aws.sns.Topic("secret", { displayName: pulumi.secret("in plain text to policies") });
      new aws.sns.Topic("prefix", { namePrefix: topic.arn });
      new aws.sns.TopicPolicy("policy", { arn: topic.arn, policy: "{}" });`);
    const topic = all.get("topic");
    assert.match(String(read(topic, "name")), /^topic-0+$/);
    assert.deepEqual([read(topic, "arn"), read(topic, "tagsAll")], [NOT_KNOWN, NOT_KNOWN]);
    assert.equal(read(all.get("secret"), "displayName"), "in plain text to policies");
    assert.equal(read(all.get("prefix"), "name"), NOT_KNOWN);
    const policy = all.get("policy");
    assert.deepEqual(
      policy.propertyDependencies["arn"]?.map(({ urn }) => urn),
      [topic.urn],
    );
  });

  it("takes a provider of several accounts for the stack's own, and a resource for its id", async () => {
    const all = await resources(`
      import * as aws from "@pulumi/aws";
      const provider = new aws.Provider("both", { allowedAccountIds: ["444455556666", "777788889999"] });
      const topic = aws.getCallerIdentityOutput({}, { provider }).accountId;
      new aws.sns.Topic("topic", { displayName: topic });
      const imported = new aws.iam.User("imported", { name: "imported" }, { import: "its-id" });
      new aws.iam.UserPolicy("policy", { user: imported, policy: "{}" });`);
    assert.equal(read(all.get("topic"), "displayName"), "111122223333");
    assert.equal(read(all.get("policy"), "user"), "its-id");
  });

  it("tells a program which of its config is encrypted", async () => {
    const program = `
      import * as pulumi from "@pulumi/pulumi";
      const { isConfigSecret } = pulumi.runtime as unknown as { isConfigSecret: (key: string) => boolean };
      const keys = ["monthlyLimitUsd", "emails"].map((key) => \`account-baseline:\${key}\`);
      new pulumi.ComponentResource("x:index:Secret", keys.map(isConfigSecret).join());`;
    const done = await run(program, ["monthlyLimitUsd"]);
    assert.ok(done.ok && done.resources.some(({ name }) => name === "true,false"));
  });

  it("leaves the process and the SDK as they were", async () => {
    const requireSdk = createRequire(createRequire(__filename).resolve("@pulumi/pulumi"));
    const { Struct } = requireSdk("google-protobuf/google/protobuf/struct_pb.js") as { Struct: object };
    const modules = ["./runtime/rpc", "./runtime/debuggable"].map((name) => requireSdk(name) as object);
    const events = ["unhandledRejection", "uncaughtException"];
    const state = () => ({
      sdk: [...modules, Struct].map((module) => ({ ...module })),
      listeners: events.map((event) => process.listenerCount(event)),
    });
    const before = state();
    await run("console;");
    assert.deepEqual(state(), before);
  });

  it("tells what it could not ask the cloud for: what is read, imported or looked up", async () => {
    const done = await run(`
      import * as aws from "@pulumi/aws";
      aws.sns.Topic.get("read", "arn:aws:sns:us-east-1:111122223333:read");
      const imported = new aws.iam.User("imported", { name: "imported" }, { import: "imported" });
      imported.id.apply((id) => {
        if (id !== "imported") throw new Error("an import has its id");
      });
      aws.getAvailabilityZonesOutput({});`);
    assert.deepEqual(
      [done.ok, [...done.unanswered].sort()],
      [
        true,
        [
          'aws:iam/user:User "imported"',
          "aws:index/getAvailabilityZones:getAvailabilityZones",
          'aws:sns/topic:Topic "read"',
        ],
      ],
    );
  });

  it("hands a program the outputs that a preview has, and none that it has not", async () => {
    const all = await resources(`
      import * as aws from "@pulumi/aws";
      const user = new aws.iam.User("user", { name: "alice" });
      user.arn.apply(() => new aws.iam.User("never", { name: "never" }));
      user.name.apply((name) => new aws.iam.User("known", { name: \`\${name}2\` }));`);
    assert.ok(!all.has("never"));
    assert.equal(read(all.get("known"), "name"), "alice2");
  });
});

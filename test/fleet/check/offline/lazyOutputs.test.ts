import assert from "node:assert/strict";

import { checkAccount } from "../../../../fleet/check/accountCheck";
import { OfflineRunner } from "../../../../fleet/check/offline/runOffline";
import { accountOf, CONFIG, projectWith } from "../fixtures";

/** Runs a program that throws where it sees something else than in a preview. */
async function errorsOf(program: string): Promise<readonly string[]> {
  const project = projectWith({ "index.ts": program });
  const runner = new OfflineRunner(project);
  try {
    return (await checkAccount(runner, accountOf("dev", CONFIG), {})).errors;
  } finally {
    runner.end();
    project.remove();
  }
}

const GROUP = `
  import assert from "node:assert/strict";
  import * as pulumi from "@pulumi/pulumi";
  import * as iam from "@pulumi/aws/iam";
  const group = new iam.Group("g", { name: "admins" });
  const valueOf = (output: unknown): Promise<unknown> => (output as { promise(): Promise<unknown> }).promise();
`;

describe("the outputs of a resource in `check`", () => {
  const programs: Record<string, string> = {
    "are there when read at once, the same each time":
      'assert.equal(group.name, group.name); export = async () => { assert.equal(await valueOf(group.name), "admins"); };',
    "are there when read after the resource is registered":
      'export = async () => { await valueOf(group.urn); await new Promise(setImmediate); assert.equal(await valueOf(group.name), "admins"); };',
    "are each resource's own":
      'const other = new iam.Group("h", { name: "others" }); export = async () => { assert.deepEqual(await Promise.all([group.name, other.name].map(valueOf)), ["admins", "others"]); };',
    "are there for objects that stand for the resource":
      "assert.equal(new Proxy(group, {}).name, group.name); assert.equal((Object.create(group) as typeof group).path, group.path);",
    "name the resource that they depend on":
      "assert.deepEqual([...(group.arn as unknown as { resources(): Set<unknown> }).resources()], [group]);",
    "are not known where only the cloud can tell":
      "export = async () => { assert.equal(await (group.arn as unknown as { isKnown: Promise<boolean> }).isKnown, false); };",
    "are listed among its properties, and may be replaced":
      'assert.ok(Object.keys(group).includes("path")); Object.assign(group, { path: "/a/" }); assert.equal(group.path, "/a/");',
  };
  for (const [what, program] of Object.entries(programs)) {
    it(what, async () => {
      assert.deepEqual(await errorsOf(GROUP + program), []);
    });
  }
});

import assert from "node:assert/strict";

import { useFleet } from "../support/fleet";

/** Gives the resources of the user bob options of their own. */
function optionsOfBob(types: string, options: string): string {
  return `
import { ComponentResource, runtime } from "@pulumi/pulumi";
const decoy = new ComponentResource("test:index:Decoy", "decoy");
runtime.registerStackTransformation(({ type, name, props, opts }) =>
  name.includes("bob") && ${types}.test(type) ? { props, opts: { ...opts, ${options} } } : undefined,
);
`;
}

const RETAINED_USER = optionsOfBob("/:User$/", "retainOnDelete: true");
const RETAINED_LOGIN = optionsOfBob("/:UserLoginProfile$/", "retainOnDelete: true");
const DELETED_WITH = optionsOfBob("/:User$/", "deletedWith: decoy");
const ONLY_READ = optionsOfBob("/:User$/", 'id: "bob"');
/** In the preview the program says nothing of it. */
const RETAINED_IN_UPDATE = optionsOfBob("/:User$/", "retainOnDelete: !runtime.isDryRun()");

describe("account-baseline: users that would stay in AWS", () => {
  const context = useFleet();
  const id = "200000000031";
  let program = "";
  /** What the program has on top of the baseline, and who its administrators are. */
  const setUp = (options: string, ...admins: string[]) => {
    context.fleet.account("a", id, { admins });
    context.fleet.write("index.ts", program.replace("export =", `${options}\nexport =`));
  };
  const assertBlocked = (output: string, code: number | null, found: RegExp) => {
    assert.equal(code, 4, output);
    assert.deepEqual(context.fleet.outcomes(), { a: "blocked" });
    assert.match(output, found);
    assert.match(output, /fix: .*--allow-retained/);
  };
  /** The resources of bob in the state: their types, with `retained` where that is their option. */
  const stateOfBob = async (): Promise<string[]> => {
    const { output } = await context.fleet.pulumi("stack", "export", "-s", "a");
    const { deployment } = JSON.parse(output) as {
      deployment: { resources: { urn: string; type: string; retainOnDelete?: boolean }[] };
    };
    return deployment.resources
      .filter(({ urn }) => urn.slice(urn.lastIndexOf("::")).includes("bob"))
      .map(({ type, retainOnDelete }) => `${type}${retainOnDelete === true ? " retained" : ""}`)
      .sort();
  };

  before(() => {
    program = context.fleet.read("index.ts");
  });

  it("holds what would create a user with retainOnDelete, in preview and up; nothing is created", async () => {
    const { fleet } = context;
    setUp(RETAINED_USER, "alice", "bob");
    const found =
      /mandatory: iam-user-not-retained \(baseline-admins-bob, aws:iam\/user:User\): baseline-admins-bob has retainOnDelete: when it leaves the program, AWS keeps user bob/;
    const preview = await fleet.run("preview");
    assertBlocked(preview.output, preview.code, found);
    const up = await fleet.run("up", "--yes");
    assertBlocked(up.output, up.code, found);
    assert.deepEqual(await fleet.users(id), []);
  });

  it("holds what would create a login profile with retainOnDelete", async () => {
    setUp(RETAINED_LOGIN, "alice", "bob");
    const { output, code } = await context.fleet.run("preview");
    assertBlocked(
      output,
      code,
      /aws:iam\/userLoginProfile:UserLoginProfile\): baseline-admins-bob-login has retainOnDelete: .*a credential of/,
    );
  });

  it("says after an update that only the update had the option, which no preview could know", async () => {
    const { fleet } = context;
    setUp(RETAINED_IN_UPDATE, "alice", "bob");
    const { output, code } = await fleet.run("up", "--yes");
    assertBlocked(
      output,
      code,
      /update done, but iam-user-not-retained: baseline-admins-bob has retainOnDelete/,
    );
    assert.ok((await stateOfBob()).includes("aws:iam/user:User retained"));
  });

  it("holds the deletion of a retained user, in up and destroy; nothing is deleted", async () => {
    const { fleet } = context;
    setUp("", "alice");
    const found =
      /leaves the stack with retainOnDelete: AWS keeps user bob, without the policies of this stack/;
    const up = await fleet.run("up", "--yes", "--allow-delete");
    assertBlocked(up.output, up.code, found);
    const destroy = await fleet.run("destroy", "--yes", "--i-know");
    assertBlocked(destroy.output, destroy.code, found);
    assert.deepEqual(await fleet.users(id), ["alice", "bob"]);
    assert.ok((await stateOfBob()).includes("aws:iam/user:User retained"));
  });

  it("keeps it where that is allowed, and says so", async () => {
    const { fleet } = context;
    setUp(RETAINED_USER, "alice", "bob");
    const { output, code } = await fleet.run("up", "--yes", "--allow-retained");
    assert.equal(code, 0, output);
    assert.match(output, /advisory: iam-user-not-retained \(baseline-admins-bob/);
  });

  it("takes the option out of the state, though nothing else changes, and only once", async () => {
    const { fleet } = context;
    setUp("", "alice", "bob");
    const { output, code } = await fleet.run("up", "--yes");
    assert.equal(code, 0, output);
    const [account] = fleet.lastRun().accounts;
    assert.deepEqual(
      account?.changes.filter(({ name }) => name.includes("bob")).map(({ properties }) => properties),
      [[{ path: "(option) retainOnDelete", before: "true", after: "false" }]],
    );
    assert.ok(!(await stateOfBob()).some((resource) => resource.includes("retained")));
    const again = await fleet.run("up", "--yes");
    assert.equal(again.code, 0, again.output);
    assert.deepEqual(fleet.outcomes(), { a: "unchanged" });
  });

  it("holds a user that the stack would only read from now on (.get)", async () => {
    setUp(ONLY_READ, "alice", "bob");
    const { output, code } = await context.fleet.run("up", "--yes", "--allow-delete");
    assertBlocked(output, code, /is only read from now on \(\.get\).*AWS keeps user bob/);
    assert.ok((await stateOfBob()).includes("aws:iam/user:User"));
  });

  it("holds the deletion of a user that goes with another resource (deletedWith)", async () => {
    const { fleet } = context;
    setUp(DELETED_WITH, "alice", "bob");
    const up = await fleet.run("up", "--yes", "--allow-delete");
    assert.equal(up.code, 0, up.output);
    setUp("", "alice");
    const { output, code } = await fleet.run("up", "--yes", "--allow-delete");
    assertBlocked(
      output,
      code,
      /leaves the stack together with decoy, which it is deletedWith: .* AWS keeps user bob/,
    );
    assert.deepEqual(await fleet.users(id), ["alice", "bob"]);
  });

  it("deletes the user for good once no option keeps it", async () => {
    const { fleet } = context;
    setUp("", "alice", "bob");
    const without = await fleet.run("up", "--yes", "--allow-delete");
    assert.equal(without.code, 0, without.output);
    setUp("", "alice");
    const { output, code } = await fleet.run("up", "--yes", "--allow-delete");
    assert.equal(code, 0, output);
    assert.deepEqual(await fleet.users(id), ["alice"]);
    const destroy = await fleet.run("destroy", "--yes", "--i-know");
    assert.equal(destroy.code, 0, destroy.output);
  });
});

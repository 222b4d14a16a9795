import assert from "node:assert/strict";

import type { EngineEvent } from "@pulumi/pulumi/automation";

import { RetainedCollector } from "../../../../fleet/rollout/worker/retained";

const USER = "aws:iam/user:User";
const LOGIN = "aws:iam/userLoginProfile:UserLoginProfile";
const urn = (type: string, name: string) => `urn:pulumi:dev::fleet::${type}::${name}`;

interface State {
  retainOnDelete?: boolean;
  external?: boolean;
  custom?: boolean;
  inputs?: unknown;
}

/** An event before a step, as the engine logs it; a state without more is one of a resource that the stack owns. */
function step(op: string, type: string, name: string, states: { old?: State; new?: State }): EngineEvent {
  const state = (given: State | undefined) =>
    given && { type, urn: urn(type, name), custom: true, inputs: { name, user: name }, ...given };
  const metadata = {
    op,
    type,
    urn: urn(type, name),
    old: state(states.old) ?? null,
    new: state(states.new) ?? null,
  };
  return { sequence: 1, timestamp: 1, resourcePreEvent: { metadata } } as unknown as EngineEvent;
}

const kept = { new: { retainOnDelete: true } };
const lost = { old: { retainOnDelete: true } };

/** What is said. */
function said(...events: EngineEvent[]): string[] {
  const collector = new RetainedCollector();
  for (const event of events) collector.take(event);
  return collector.findings("mandatory").map(({ message }) => message);
}

async function saidWithState(
  state: { urn: string; deletedWith?: string }[],
  ...events: EngineEvent[]
): Promise<string[]> {
  const collector = new RetainedCollector();
  for (const event of events) collector.take(event);
  await collector.readState({
    exportStack: () => Promise.resolve({ version: 3, deployment: { resources: state } }),
  });
  return collector.findings("mandatory").map(({ message }) => message);
}

describe("RetainedCollector", () => {
  it("names control, level, resource, user and what to do", () => {
    const collector = new RetainedCollector();
    collector.take(step("create", USER, "bob", kept));
    assert.deepEqual(collector.findings("advisory"), [
      {
        control: "iam-user-not-retained",
        level: "advisory",
        subject: "bob",
        type: USER,
        message:
          "bob has retainOnDelete: when it leaves the program, AWS keeps user bob, without the policies of this stack",
        fix: "Remove retainOnDelete, also from the components it is in, which pass it on. Where it is to stay in AWS: --allow-retained.",
      },
    ]);
  });

  for (const op of ["create", "same", "update", "replace", "create-replacement", "import"]) {
    it(`finds what has retainOnDelete after a step ${op}`, () => {
      assert.deepEqual(said(step(op, LOGIN, "bob", kept)), [
        "bob has retainOnDelete: when it leaves the program, AWS keeps a credential of user bob, without the policies of this stack",
      ]);
    });
  }

  for (const op of ["delete", "delete-replaced"]) {
    it(`finds what stays after a step ${op}`, () => {
      assert.deepEqual(said(step(op, USER, "bob", lost)), [
        "bob leaves the stack with retainOnDelete: AWS keeps user bob, without the policies of this stack",
      ]);
    });
  }

  it("finds both where a replacement keeps the old one, and the new one has the option too", () => {
    assert.equal(
      said(
        step("create-replacement", USER, "bob", { ...lost, ...kept }),
        step("delete-replaced", USER, "bob", lost),
      ).length,
      2,
    );
  });

  it("says each thing once, though the engine tells it with several steps", () => {
    assert.equal(
      said(step("replace", USER, "bob", kept), step("create-replacement", USER, "bob", kept)).length,
      1,
    );
  });

  it("finds what the stack owned and only reads from now on", () => {
    assert.deepEqual(said(step("read", USER, "bob", { old: {}, new: { external: true } })), [
      "bob is only read from now on (.get), so that it leaves the stack: AWS keeps user bob, and the policy pack does not see it any more",
    ]);
  });

  const fine: [what: string, event: EngineEvent][] = [
    ["a user without the option", step("create", USER, "bob", { new: {} })],
    ["a user from which the option is taken", step("same", USER, "bob", { ...lost, new: {} })],
    ["a user that is deleted", step("delete", USER, "bob", { old: {} })],
    ["a refresh", step("refresh", USER, "bob", { ...lost, ...kept })],
    ["a user that was only read before", step("read", USER, "bob", { old: { external: true }, new: {} })],
    ["a user that is read for the first time", step("read", USER, "bob", { new: { external: true } })],
    [
      "another user that is read: the earlier one is deleted",
      step("read-replacement", USER, "bob", { old: {}, new: {} }),
    ],
    ["the end of reading", step("discard", USER, "bob", { old: { external: true, retainOnDelete: true } })],
    ["a bucket that stays", step("delete", "aws:s3/bucket:Bucket", "logs", lost)],
    ["a policy that stays", step("delete", "aws:iam/groupPolicy:GroupPolicy", "mfa", lost)],
    ["a group that is kept", step("create", "aws:iam/group:Group", "admins", kept)],
  ];
  for (const [what, event] of fine) {
    it(`has nothing against ${what}`, () => {
      assert.deepEqual(said(event), []);
    });
  }

  it("takes no notice of other events", () => {
    assert.deepEqual(said({ sequence: 1, timestamp: 1 }), []);
  });

  describe("of what is deleted with another resource", () => {
    const component = urn("test:index:Team", "team");
    const bob = urn(USER, "bob");
    const gone = (type: string, name: string, old: State = {}) => step("delete", type, name, { old });

    it("finds a user whose other resource is deleted too", async () => {
      assert.deepEqual(
        await saidWithState(
          [{ urn: bob, deletedWith: component }],
          gone(USER, "bob"),
          gone("test:index:Team", "team"),
        ),
        [
          "bob leaves the stack together with team, which it is deletedWith: Pulumi deletes only the other, and AWS keeps user bob, without the policies of this stack",
        ],
      );
    });

    it("has nothing against one whose other resource stays: then the provider deletes it", async () => {
      const stays = step("same", "test:index:Team", "team", { old: {}, new: {} });
      assert.deepEqual(
        await saidWithState([{ urn: bob, deletedWith: component }], gone(USER, "bob"), stays),
        [],
      );
    });

    it("finds a user of whose other resource nothing is known", async () => {
      const found = await saidWithState([{ urn: bob, deletedWith: component }], gone(USER, "bob"));
      assert.equal(found.length, 1);
    });

    it("finds a user whose other resource is replaced", async () => {
      const found = await saidWithState(
        [{ urn: bob, deletedWith: component }],
        gone(USER, "bob"),
        step("create-replacement", "test:index:Team", "team", { old: {}, new: {} }),
        step("delete-replaced", "test:index:Team", "team", { old: {} }),
      );
      assert.equal(found.length, 1);
    });

    const login = { urn: urn(LOGIN, "bob"), deletedWith: bob };
    it("has nothing against a credential that goes with its user", async () => {
      assert.deepEqual(await saidWithState([login], gone(LOGIN, "bob"), gone(USER, "bob")), []);
    });

    it("finds a credential that goes with its user where the user stays", async () => {
      const found = await saidWithState(
        [login],
        gone(LOGIN, "bob"),
        gone(USER, "bob", { retainOnDelete: true }),
      );
      assert.equal(found.length, 2);
    });

    for (const [what, inputs] of [
      ["another user", { user: "eve" }],
      ["a user whose name is not known", {}],
    ] as const) {
      it(`finds a credential that goes with ${what}`, async () => {
        const found = await saidWithState([login], gone(LOGIN, "bob", { inputs }), gone(USER, "bob"));
        assert.equal(found.length, 1, found.join("\n"));
      });
    }

    it("does not export the state where no user and no credential is deleted", async () => {
      const collector = new RetainedCollector();
      collector.take(gone("test:index:Team", "team"));
      await collector.readState({ exportStack: () => Promise.reject(new Error("not asked for")) });
      assert.deepEqual(collector.findings("mandatory"), []);
    });

    it("fails where the state cannot be exported", async () => {
      const collector = new RetainedCollector();
      collector.take(gone(USER, "bob"));
      await assert.rejects(
        collector.readState({ exportStack: () => Promise.reject(new Error("no such stack")) }),
        /no such stack/,
      );
    });
  });
});

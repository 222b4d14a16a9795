import assert from "node:assert/strict";

import type { EngineEvent, StepEventMetadata } from "@pulumi/pulumi/automation";

import { ChangeCollector, isOptionChange } from "../../../fleet/rollout/changes";

const BUDGET =
  "urn:pulumi:dev::fleet::account-baseline:index:AccountBaseline$aws:budgets/budget:Budget::monthly";

/** What the engine tells of a step, as far as it matters here. */
type Step = Partial<Omit<StepEventMetadata, "old" | "new" | "op" | "detailedDiff">> & {
  op: string;
  old?: { inputs?: unknown; outputs?: unknown };
  new?: { inputs?: unknown };
  detailedDiff?: Record<string, { inputDiff: boolean }>;
};

function event(step: Step, kind: "resourcePreEvent" | "resOutputsEvent" = "resourcePreEvent"): EngineEvent {
  const metadata = { urn: BUDGET, type: "aws:budgets/budget:Budget", ...step };
  // Only what is read of it.
  return { sequence: 1, timestamp: 1, [kind]: { metadata } };
}

function collected(...events: EngineEvent[]): ChangeCollector {
  const collector = new ChangeCollector();
  for (const one of events) collector.take(one);
  return collector;
}

/** The changed properties of an update, each as `path: before -> after`. */
function properties(step: Omit<Step, "op">): string[] {
  const [change] = collected(event({ op: "update", ...step })).changes();
  return (change?.properties ?? []).map(
    ({ path, before, after }) => `${path}: ${before ?? "nothing"} -> ${after ?? "nothing"}`,
  );
}

describe("ChangeCollector", () => {
  it("collects what is done to resources, and counts what stays the same", () => {
    const collector = collected(
      event({ op: "same", urn: "urn::a::same-user", type: "aws:iam/user:User" }),
      event({ op: "create", urn: "urn::a::alice", type: "aws:iam/user:User" }),
      event({ op: "delete", urn: "urn::a::bob", type: "aws:iam/user:User" }),
      event({ op: "import", urn: "urn::a::carol", type: "aws:iam/user:User" }),
      event({ op: "read", urn: "urn::a::policy", type: "aws:iam/policy:Policy" }),
      event({ op: "update", diffs: [] }),
    );
    assert.deepEqual(
      collector.changes().map(({ kind, name }) => `${kind} ${name}`),
      ["create alice", "delete bob", "import carol", "read policy", "update monthly"],
    );
    assert.deepEqual(collector.counts(), { create: 1, import: 1, update: 1, replace: 0, delete: 1, same: 1 });
  });

  it("leaves out the stack itself and the providers, but tells that they are worked on", () => {
    const collector = new ChangeCollector();
    for (const type of ["pulumi:pulumi:Stack", "pulumi:providers:aws"]) {
      assert.deepEqual(collector.take(event({ op: "create", urn: "urn::a::x", type })), {
        name: "x",
        type,
        op: "create",
      });
    }
    assert.deepEqual(collector.changes(), []);
    assert.equal(collector.counts().create, 0);
  });

  it("tells nothing of events that are about no resource, nor of steps that it does not know", () => {
    const collector = new ChangeCollector();
    assert.equal(collector.take({ sequence: 1, timestamp: 1 }), undefined);
    collector.take(event({ op: "refresh" }));
    assert.deepEqual(collector.changes(), []);
  });

  it("takes another retainOnDelete for an update, though the engine calls the resource the same", () => {
    const option = (old: object, next: object) => collected(event({ op: "same", old, new: next }));
    const taken = option({ retainOnDelete: true }, {});
    const [change] = taken.changes();
    assert.deepEqual(change?.properties, [
      { path: "(option) retainOnDelete", before: "true", after: "false" },
    ]);
    assert.deepEqual([change.kind, taken.counts().update, taken.counts().same], ["update", 1, 0]);
    assert.ok(isOptionChange(change));
    assert.equal(option({}, { retainOnDelete: true }).counts().update, 1);
    for (const unchanged of [option({}, {}), option({ retainOnDelete: true }, { retainOnDelete: true })])
      assert.deepEqual([unchanged.changes(), unchanged.counts().same], [[], 1]);
  });

  it("takes for a change of options nothing else", () => {
    assert.ok(!isOptionChange({ properties: [] }));
    assert.ok(!isOptionChange({ properties: [{ path: "(option) retainOnDelete" }, { path: "name" }] }));
    assert.ok(!isOptionChange({ properties: [{ path: "retainOnDelete" }] }));
  });

  it("takes the three steps of a replacement for one, and the properties from whichever has them", () => {
    const diff = { diffs: ["name"], old: { inputs: { name: "x" } }, new: { inputs: { name: "y" } } };
    const collector = collected(
      event({ op: "create-replacement" }),
      event({ op: "replace", ...diff }),
      event({ op: "delete-replaced" }),
    );
    assert.deepEqual(
      collector.changes().map(({ kind, properties: changed }) => ({ kind, changed })),
      [{ kind: "replace", changed: [{ path: "name", before: "x", after: "y" }] }],
    );
    assert.deepEqual(collector.counts(), { create: 0, import: 0, update: 0, replace: 1, delete: 0, same: 0 });
  });

  it("takes what a refresh finds from the outputs, also where the step began as the same", () => {
    const found = { op: "update", detailedDiff: { limitAmount: { inputDiff: false } } };
    const collector = collected(
      event({ op: "same" }),
      event(
        { ...found, old: { outputs: { limitAmount: "100" } }, new: { inputs: { limitAmount: "5" } } },
        "resOutputsEvent",
      ),
    );
    assert.deepEqual(collector.changes()[0]?.properties, [
      { path: "limitAmount", before: "100", after: "5" },
    ]);
    assert.deepEqual(collector.counts(), { create: 0, import: 0, update: 1, replace: 0, delete: 0, same: 0 });
  });

  const cases: [what: string, step: Omit<Step, "op">, expected: string[]][] = [
    [
      "nested properties, in the order of their paths",
      {
        detailedDiff: {
          'tags["cost.center"]': { inputDiff: true },
          "notifications[1].threshold": { inputDiff: true },
        },
        old: { inputs: { tags: { "cost.center": "1" }, notifications: [{}, { threshold: 80 }] } },
        new: { inputs: { tags: { "cost.center": "2" }, notifications: [{}, { threshold: 90 }] } },
      },
      ["notifications[1].threshold: 80 -> 90", 'tags["cost.center"]: 1 -> 2'],
    ],
    [
      "what is new and what is gone",
      { diffs: ["new", "old"], old: { inputs: { old: true } }, new: { inputs: { new: ["a"] } } },
      ['new: nothing -> ["a"]', "old: true -> nothing"],
    ],
    [
      "that a value is known only after the deploy",
      { diffs: ["arn"], new: { inputs: { arn: "arn:04da6b54-80e4-46f7-96ec-b56ff0331ba9" } } },
      ["arn: nothing -> arn:[unknown]"],
    ],
    [
      "secrets as the engine shows them, and no further",
      {
        diffs: ["password"],
        old: { inputs: { password: "[secret]" } },
        new: { inputs: { password: "[secret]" } },
      },
      ["password: [secret] -> [secret]"],
    ],
    [
      "long texts, shortened",
      { diffs: ["policy"], new: { inputs: { policy: "x".repeat(500) } } },
      [`policy: nothing -> ${"x".repeat(199)}…`],
    ],
    ["no property where the engine names none", {}, []],
  ];
  for (const [what, step, expected] of cases) {
    it(`shows ${what}`, () => {
      assert.deepEqual(properties(step), expected);
    });
  }
});

import assert from "node:assert/strict";

import { type Settings, settingsSchema } from "../../../fleet/settings/schema";
import { allowedFailures, waves } from "../../../fleet/settings/waves";
import { accountOf } from "../accounts/accountOf";

const ACCOUNTS = [
  accountOf("a", { ou: "Sandbox", tags: { env: "dev" } }),
  accountOf("b", { ou: "Workloads/Dev", tags: { env: "dev", owner: "" } }),
  accountOf("c", { ou: "Workloads/Prod", tags: { env: "prod" } }),
  accountOf("d", { ou: "Workloads/Prod", tags: { env: "prod" } }),
];

function dealt(settings: Partial<Record<keyof Settings, unknown>>) {
  return waves(ACCOUNTS, settingsSchema.parse(settings));
}

/** `canary: a; remaining: b c d`. */
function inShort(settings: Partial<Record<keyof Settings, unknown>>): string {
  return dealt(settings)
    .map(({ name, accounts }) => `${name}: ${accounts.map(({ stack }) => stack).join(" ")}`)
    .join("; ");
}

describe("waves", () => {
  const cases: [what: string, waves: object[] | undefined, expected: string][] = [
    ["are one where rollout.yaml has none", undefined, "all: a b c d"],
    ["leave a last one for the rest", [{ name: "canary", accounts: "a" }], "canary: a; remaining: b c d"],
    [
      "have no last one where nothing remains",
      [{ name: "canary", accounts: "a" }, { name: "rest" }],
      "canary: a; rest: b c d",
    ],
    [
      "take an account into the first that selects it",
      [
        { name: "dev", tags: { env: "dev" } },
        { name: "workloads", ou: "Workloads" },
      ],
      "dev: a b; workloads: c d",
    ],
    [
      "select by all that they name",
      [{ name: "x", ou: "Workloads", tags: { env: "d*" } }],
      "x: b; remaining: a c d",
    ],
    ["select by a tag that is empty", [{ name: "x", tags: { owner: "" } }], "x: b; remaining: a c d"],
    ["leave out by name", [{ name: "x", accounts: "*", exclude: ["a", "d"] }], "x: b c; remaining: a d"],
    ["are left out where they have no account", [{ name: "none", accounts: "z" }], "remaining: a b c d"],
  ];
  for (const [what, list, expected] of cases) {
    it(what, () => {
      assert.equal(inShort(list === undefined ? {} : { waves: list }), expected);
    });
  }

  it("carry their tolerance and pause; the last one has that of the rollout, and no pause", () => {
    const settings = {
      failureTolerance: "50%",
      waves: [{ name: "canary", accounts: ["a", "b"], failureTolerance: "50%", pauseMinutes: 5 }],
    };
    assert.deepEqual(
      dealt(settings).map(({ name, failureTolerance, pauseMinutes }) => ({
        name,
        failureTolerance,
        pauseMinutes,
      })),
      [
        { name: "canary", failureTolerance: 1, pauseMinutes: 5 },
        { name: "remaining", failureTolerance: 1, pauseMinutes: 0 },
      ],
    );
    assert.equal(dealt({})[0]?.failureTolerance, 0);
  });
});

describe("allowedFailures", () => {
  const cases: [tolerance: number | string, accounts: number, expected: number][] = [
    [0, 10, 0],
    [3, 10, 3],
    ["0%", 10, 0],
    ["5%", 19, 0],
    ["5%", 20, 1],
    ["29%", 100, 29],
    ["100%", 7, 7],
  ];
  for (const [tolerance, accounts, expected] of cases) {
    it(`is ${expected} of ${accounts} at ${tolerance}`, () => {
      assert.equal(allowedFailures(tolerance, accounts), expected);
    });
  }
});

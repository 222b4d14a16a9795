import assert from "node:assert/strict";

import { type Selector, select } from "../../../fleet/accounts/select";
import { UsageError } from "../../../fleet/usageError";
import { accountOf } from "./accountOf";

const ACCOUNTS = [
  accountOf("audit", { ou: "Security" }),
  accountOf("dev-eu", { ou: "Workloads/Dev", tags: { env: "dev", team: "web" } }),
  accountOf("dev-us", { ou: "Workloads/Dev/US", tags: { env: "dev", team: "data", owner: "" } }),
  accountOf("legacy", { ou: "Workloads (old)/Prod", tags: { repo: "https://git.example.com/a/b" } }),
  accountOf("loose"),
  accountOf("prod-eu", { ou: "Workloads/Prod", tags: { env: "prod", team: "web" } }),
];

function selected(selector: Selector): string[] {
  return select(ACCOUNTS, selector).map(({ stack }) => stack);
}

describe("select", () => {
  const cases: [what: string, selector: Selector, expected: string[]][] = [
    ["everything where nothing is asked for", {}, ACCOUNTS.map(({ stack }) => stack)],
    ["by name", { accounts: ["loose", "audit"] }, ["audit", "loose"]],
    ["by glob", { accounts: ["*-eu"] }, ["dev-eu", "prod-eu"]],
    ["by names and globs together", { accounts: ["audit", "dev-*"] }, ["audit", "dev-eu", "dev-us"]],
    ["by unit, and what is below it", { ous: ["Workloads/Dev"] }, ["dev-eu", "dev-us"]],
    ["by unit, written with a slash at its end", { ous: ["Workloads/Dev/"] }, ["dev-eu", "dev-us"]],
    ["not by the beginning of a unit's name", { ous: ["Work*/Prod"] }, ["legacy", "prod-eu"]],
    ["by a glob of units, and what is below them", { ous: ["Workloads/*"] }, ["dev-eu", "dev-us", "prod-eu"]],
    ["by a unit whose name looks like a pattern", { ous: ["Workloads (old)"] }, ["legacy"]],
    ["by several units", { ous: ["Security", "Workloads/Prod"] }, ["audit", "prod-eu"]],
    ["by tag", { tags: ["env=prod"] }, ["prod-eu"]],
    ["by several tags, which all must be there", { tags: ["env=dev", "team=data"] }, ["dev-us"]],
    ["by a glob of values", { tags: ["team=*a*"] }, ["dev-us"]],
    ["by a glob of values with slashes", { tags: ["repo=https://git.example.com/*"] }, ["legacy"]],
    ["by a tag of any value", { tags: ["env"] }, ["dev-eu", "dev-us", "prod-eu"]],
    ["by a tag that is empty", { tags: ["owner="] }, ["dev-us"]],
    ["without what is left out", { exclude: ["dev-*", "loose"] }, ["audit", "legacy", "prod-eu"]],
    [
      "what all of it applies to",
      { accounts: ["*-eu"], tags: ["team=web"], exclude: ["dev-eu"] },
      ["prod-eu"],
    ],
  ];
  for (const [what, selector, expected] of cases) {
    it(`selects ${what}`, () => {
      assert.deepEqual(selected(selector), expected);
    });
  }

  const refused: [what: string, selector: Selector, message: string][] = [
    [
      "nothing is selected",
      { accounts: ["*-ap"], ous: ["Workloads"], tags: ["env=prod"], exclude: ["audit"] },
      "the selection is empty: none of 6 accounts is named *-ap and is in Workloads and is tagged env=prod and is left by --exclude audit",
    ],
    ["a unit is empty text", { ous: [""] }, "the selection is empty: none of 6 accounts is in "],
    ["a name is none", { accounts: ["prod-ue"] }, "no account prod-ue: did you mean prod-eu?"],
    [
      "a name is nowhere near one",
      { accounts: ["elsewhere"] },
      "no account elsewhere: expected audit, dev-eu, dev-us, legacy, loose, prod-eu",
    ],
    ["what is left out is none", { exclude: ["lose"] }, "no account lose: did you mean loose?"],
  ];
  for (const [what, selector, message] of refused) {
    it(`refuses where ${what}`, () => {
      assert.throws(() => select(ACCOUNTS, selector), new UsageError(message));
    });
  }

  it("narrows to what a ref or a run has left, and then takes the shard of that", () => {
    const only = [
      { stacks: new Set(["audit", "loose", "prod-eu", "gone"]), meaning: "has changed since main" },
      { stacks: new Set(["audit", "loose", "prod-eu", "dev-eu"]), meaning: "is left of run 1" },
    ];
    const stacks = (index: number) =>
      select(ACCOUNTS, { exclude: ["audit"] }, { only, shard: { index, count: 2 } }).map(
        ({ stack }) => stack,
      );
    assert.deepEqual([...stacks(1), ...stacks(2)].sort(), ["loose", "prod-eu"]);
  });

  it("says what it was narrowed to where that leaves nothing", () => {
    const only = [
      { stacks: new Set(["audit"]), meaning: "has changed since main" },
      { stacks: new Set(["loose"]), meaning: "is in wave canary" },
    ];
    assert.throws(
      () => select(ACCOUNTS, { exclude: ["legacy"] }, { only, shard: { index: 1, count: 2 } }),
      new UsageError(
        "the selection is empty: none of 6 accounts is left by --exclude legacy and has changed since main and is in wave canary and falls to shard 1/2",
      ),
    );
  });

  it("knows the names of accounts whose files have mistakes, and then may select nothing", () => {
    assert.deepEqual(select(ACCOUNTS, { accounts: ["broken"] }, {}, [{ stack: "broken" }]), []);
  });
});

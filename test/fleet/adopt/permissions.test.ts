import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { ADOPT_ACTIONS } from "../../../fleet/adopt/permissions";

const ROLLOUT = join(__dirname, "../../../fleet");
/** What one action allows besides a call of its own name. */
const ACTION_OF_CALL: Readonly<Record<string, string>> = {
  DescribeBudgets: "ViewBudget",
  DescribeNotificationsForBudget: "ViewBudget",
  DescribeSubscribersForNotification: "ViewBudget",
};

describe("the permissions of adopt", () => {
  const source = readdirSync(join(ROLLOUT, "adopt"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => join("adopt", file))
    .concat("aws/enterAccount.ts")
    .map((file) => readFileSync(join(ROLLOUT, file), "utf8"))
    .join("\n");

  it("cover every call that it makes, and nothing else", () => {
    const calls = [...source.matchAll(/new (\w+)Command\(|paginate(\w+)\(/g)].map(
      ([, command, paginated]) => command ?? paginated ?? "",
    );
    const called = new Set(calls.map((name) => ACTION_OF_CALL[name] ?? name));
    const allowed = new Set(ADOPT_ACTIONS.map((action) => action.split(":")[1] ?? ""));
    assert.deepEqual([...called].sort(), [...allowed].sort());
  });

  it("are what each call says it needs", () => {
    const named = [...source.matchAll(/call(?:Unless)?\(\s*(?:"\w+",\s*)?"(\w+:\w+)"/g)].map(
      ([, action]) => action,
    );
    assert.deepEqual([...new Set(named)].sort(), [...ADOPT_ACTIONS].sort());
  });

  it("change nothing in an account", () => {
    for (const action of ADOPT_ACTIONS) assert.match(action, /^[a-z]+:(Get|List|Describe|View)/);
  });
});

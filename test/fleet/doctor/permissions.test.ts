import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { DOCTOR_ACTIONS } from "../../../fleet/doctor/permissions";

const SOURCES = join(__dirname, "../../../fleet/doctor");
/** How it gets into an account. */
const ENTRY = join(__dirname, "../../../fleet/aws/enterAccount.ts");
/** The one call whose action has another name. */
const ACTION_OF_CALL: Readonly<Record<string, string>> = { DescribeBudgets: "ViewBudget" };

describe("the permissions of doctor", () => {
  const source = readdirSync(SOURCES, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => join(SOURCES, file))
    .concat(ENTRY)
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
  const calls = [...source.matchAll(/new (\w+)Command\(|paginate(\w+)\(/g)].map(
    ([, command, paginated]) => command ?? paginated ?? "",
  );

  it("cover every call that it makes, and nothing else", () => {
    const called = new Set(calls.map((name) => ACTION_OF_CALL[name] ?? name));
    assert.deepEqual([...called].sort(), DOCTOR_ACTIONS.map((action) => action.split(":")[1] ?? "").sort());
  });

  it("are what each call says it needs, in the order in which the code has them", () => {
    const named = [...source.matchAll(/call(?:Unless)?\(\s*(?:"\w+",\s*)?"(\w+:\w+)"/g)].map(
      ([, action]) => action,
    );
    for (const action of named)
      assert.ok((DOCTOR_ACTIONS as readonly (string | undefined)[]).includes(action), action);
    assert.ok(
      new Set(named).size === DOCTOR_ACTIONS.length,
      `each action is named by a call: ${named.join(", ")}`,
    );
  });

  it("change nothing in an account", () => {
    for (const action of DOCTOR_ACTIONS)
      assert.match(action, /^[a-z]+:(Get|List|Describe|View|GenerateCredentialReport$)/);
  });
});

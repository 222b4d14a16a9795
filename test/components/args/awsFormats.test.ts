import assert from "node:assert/strict";

import type { AccountBaselineArgs } from "../../../components";
import { makeBaseline } from "../../support/deployBaseline";

/** The rules are tested by the tables of test/config/cases; here, that a program is held to them too. */
describe("arguments that AWS would refuse later", () => {
  const cases: [what: string, args: Partial<AccountBaselineArgs>, mistake: RegExp][] = [
    [
      "a queue of another account",
      { notificationTargets: { sqs: ["arn:aws:sqs:us-east-1:999988887777:q"] } },
      /notificationTargets\.sqs\[0\] = .* and not of 999988887777/,
    ],
    [
      "tag keys that differ in case",
      { tags: { Team: "a" }, admins: [{ name: "alice", tags: { team: "b" } }] },
      /admins\[0\]\.tags\.team = "b" is not valid: .*differs from Team/,
    ],
    [
      "a policy twice",
      { managedPolicies: ["ReadOnlyAccess", "arn:aws:iam::aws:policy/ReadOnlyAccess"] },
      /managedPolicies\[1\] = .*each policy once/,
    ],
    [
      "a notification twice",
      {
        budgetNotifications: [
          { type: "ACTUAL", percent: 80 },
          { type: "ACTUAL", percent: 80 },
        ],
      },
      /budgetNotifications\[1\] = .*each type and threshold once/,
    ],
    [
      "group names that differ in case",
      { groupName: "ops", groups: [{ name: "a", groupName: "Ops", preset: "billing", users: [] }] },
      /groups\[0\]\.groupName = "Ops" is not valid/,
    ],
  ];
  for (const [what, args, mistake] of cases) {
    it(`are refused: ${what}`, () => {
      assert.throws(() => makeBaseline(args), mistake);
    });
  }
});

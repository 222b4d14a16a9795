import assert from "node:assert/strict";

import { mistakes, parse } from "../parsed";

const actionsOf = (...actions: object[]) => ({
  budgets: JSON.stringify([
    { name: "shop", limitUsd: 500 },
    { name: "storage", type: "USAGE", period: "DAILY", limitUsage: { amount: 1, unit: "GB" } },
    { name: "reserved", type: "RI_COVERAGE", filters: { services: ["Amazon Redshift"] } },
  ]),
  budgetActions: JSON.stringify(actions),
});
const denying = { name: "deny", percent: 100, denyPolicy: { groups: ["developers"] } };
const scp = { name: "scp", percent: 100, scp: { policyId: "p-0123abcd", targetIds: ["012345678901"] } };
const stopping = {
  name: "stop",
  percent: 100,
  stopInstances: { service: "EC2", instanceIds: ["i-0123456789abcdef0"] },
};

describe("the config of budget actions", () => {
  it("asks for approval, and attaches the baseline's own policy, unless told otherwise", () => {
    const result = parse(actionsOf(denying));
    assert.ok(result.ok);
    assert.deepEqual(result.config.budgetActions, [
      {
        name: "deny",
        budget: "monthly",
        type: "ACTUAL",
        percent: 100,
        approval: "MANUAL",
        denyPolicy: { policy: "baseline", groups: ["developers"] },
        topics: [],
      },
    ]);
  });

  const accepted: [what: string, action: object][] = [
    [
      "a budget of another name, with a threshold in USD",
      { ...denying, budget: "shop", percent: undefined, usd: 9 },
    ],
    ["a budget of usage", { ...denying, budget: "storage" }],
    ["the forecast", { ...denying, type: "FORECASTED", approval: "AUTOMATIC" }],
    [
      "a policy of the account, on roles and users with paths",
      {
        ...denying,
        denyPolicy: {
          policy: "arn:aws:iam::012345678901:policy/stop",
          roles: ["ci/deployer"],
          users: ["bob"],
        },
      },
    ],
    [
      "AWSDenyAll",
      { ...denying, denyPolicy: { policy: "arn:aws:iam::aws:policy/AWSDenyAll", users: ["bob"] } },
    ],
    [
      "a service control policy on accounts and units",
      {
        ...scp,
        scp: { policyId: "p-0123abcd", targetIds: ["ou-ab12-0123abcd", "210987654321"] },
      },
    ],
    [
      "databases in another region",
      {
        ...stopping,
        stopInstances: { service: "RDS", instanceIds: ["orders-db"], region: "eu-central-1" },
      },
    ],
    [
      "addresses and the baseline's topic",
      { ...stopping, emails: ["cfo@example.com"], topics: ["baseline"] },
    ],
  ];
  for (const [what, action] of accepted) {
    it(`takes ${what}`, () => {
      assert.deepEqual(mistakes(actionsOf(action)), []);
    });
  }

  const refused: [what: string, action: object, mistake: RegExp][] = [
    [
      "two things to do",
      { ...denying, scp: scp.scp },
      /^budgetActions\[0\] = .*exactly one of denyPolicy, scp and stopInstances$/,
    ],
    ["nothing to do", { name: "a", percent: 1 }, /^budgetActions\[0\] = .*exactly one of denyPolicy, scp/],
    [
      "no threshold",
      { ...scp, percent: undefined },
      /^budgetActions\[0\] = .*exactly one of percent and usd$/,
    ],
    [
      "an unknown budget",
      { ...scp, budget: "shpo" },
      /^budgetActions\[0\]\.budget = "shpo" .*the name of a budget: monthly, shop, storage, reserved$/,
    ],
    [
      "a budget of reservations",
      { ...scp, budget: "reserved" },
      /^budgetActions\[0\]\.budget = "reserved" .*type COST or USAGE/,
    ],
    [
      "USD of a budget of usage",
      { ...scp, budget: "storage", percent: undefined, usd: 5 },
      /^budgetActions\[0\]\.usd = .*only where the budget is of type COST$/,
    ],
    [
      "the forecast of a day",
      { ...scp, budget: "storage", type: "FORECASTED" },
      /^budgetActions\[0\]\.type = "FORECASTED" .*ACTUAL, where the period of the budget is DAILY$/,
    ],
    [
      "a policy for nobody",
      { ...denying, denyPolicy: {} },
      /^budgetActions\[0\]\.denyPolicy = .*at least one of groups, roles and users$/,
    ],
    [
      "a policy that gives rights",
      {
        ...denying,
        denyPolicy: { policy: "arn:aws:iam::aws:policy/AdministratorAccess", groups: ["developers"] },
      },
      /^budgetActions\[0\]\.denyPolicy\.policy = .*baseline, a policy of account 012345678901 that denies/,
    ],
    [
      "a policy whose name only ends like one that denies",
      {
        ...denying,
        denyPolicy: { policy: "arn:aws:iam::aws:policy/NotAWSDenyAll", groups: ["developers"] },
      },
      /^budgetActions\[0\]\.denyPolicy\.policy = /,
    ],
    [
      "a policy of another account",
      {
        ...denying,
        denyPolicy: { policy: "arn:aws:iam::999999999999:policy/stop", groups: ["developers"] },
      },
      /^budgetActions\[0\]\.denyPolicy\.policy = /,
    ],
    [
      "a group by pattern",
      { ...denying, denyPolicy: { groups: ["dev*"] } },
      /^budgetActions\[0\]\.denyPolicy\.groups\[0\] = "dev\*" /,
    ],
    [
      "the root of an organization",
      { ...scp, scp: { policyId: "p-0123abcd", targetIds: ["r-ab12"] } },
      /^budgetActions\[0\]\.scp\.targetIds\[0\] = "r-ab12" .*an account id, or the id of an organizational unit$/,
    ],
    [
      "a database where EC2 instances stop",
      { ...stopping, stopInstances: { service: "EC2", instanceIds: ["orders-db"] } },
      /^budgetActions\[0\]\.stopInstances\.instanceIds\[0\] = "orders-db" .*EC2 instance, e\.g\. i-/,
    ],
    [
      "all databases by pattern",
      { ...stopping, stopInstances: { service: "RDS", instanceIds: ["*"] } },
      /^budgetActions\[0\]\.stopInstances\.instanceIds\[0\] = "\*" .*RDS DB instance/,
    ],
    [
      "101 users",
      { ...denying, denyPolicy: { users: Array.from({ length: 101 }, (_, i) => `user${i}`) } },
      /^budgetActions\[0\]\.denyPolicy\.users = .*at most 100 users/,
    ],
  ];
  for (const [what, action, mistake] of refused) {
    it(`refuses ${what}`, () => {
      const found = mistakes(actionsOf(action));
      assert.equal(found.length, 1, found.join("\n"));
      assert.match(found[0] ?? "", mistake);
    });
  }
});

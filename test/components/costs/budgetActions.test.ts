import assert from "node:assert/strict";

import type { BudgetActionArgs } from "../../../components";
import {
  budgetActionRoleDocument,
  budgetActionTrustDocument,
} from "../../../components/documents/budgetActions";
import { stopSpendingDocument } from "../../../components/documents/stopSpending";
import { deployBaseline, makeBaseline } from "../../support/deployBaseline";

const ACTION = "aws:budgets/budgetAction:BudgetAction";
const ROLE = "aws:iam/role:Role";
const account = { partition: "aws", accountId: "111122223333" };

const denying: BudgetActionArgs = {
  name: "deny",
  type: "ACTUAL",
  percent: 100,
  denyPolicy: { groups: ["developers"] },
};
const deploy = (...budgetActions: BudgetActionArgs[]) =>
  deployBaseline({
    budgetActions,
    budgets: [{ name: "shop", limitUsd: "500" }],
    region: "eu-central-1",
    tags: { team: "finance" },
  });
const documentOf = ({ inputs }: { inputs: Record<string, unknown> }, key: string): unknown =>
  JSON.parse(inputs[key] as string);

describe("budget actions", () => {
  it("are not made by default, nor is anything for them", async () => {
    const { resources } = await deployBaseline();
    assert.deepEqual(
      resources.filter(({ type }) => type === ACTION || /iam\/(role|policy|rolePolicy):/.test(type)),
      [],
    );
  });

  it("attach the baseline's own policy to a group, once someone has approved it", async () => {
    const { one } = await deploy(denying);
    const policy = one("aws:iam/policy:Policy");
    assert.deepEqual(documentOf(policy, "policy"), stopSpendingDocument());
    assert.deepEqual(policy.inputs["tags"], { team: "finance" });
    const action = one(ACTION);
    assert.deepEqual(action.inputs, {
      accountId: "111122223333",
      budgetName: "baseline-monthly-0123abc",
      actionType: "APPLY_IAM_POLICY",
      approvalModel: "MANUAL",
      notificationType: "ACTUAL",
      actionThreshold: { actionThresholdType: "PERCENTAGE", actionThresholdValue: 100 },
      definition: {
        iamActionDefinition: {
          policyArn: "arn:aws:iam::111122223333:policy/baseline-stop-spending-0123abc",
          groups: ["developers"],
        },
      },
      executionRoleArn: "arn:aws:iam:::baseline-action-deny",
      subscribers: [{ address: "ops@example.com", subscriptionType: "EMAIL" }],
      tags: { team: "finance" },
    });
  });

  it("have a role that only their budget may take, with rights before they are made", async () => {
    const { one } = await deploy(denying);
    assert.deepEqual(
      documentOf(one(ROLE), "assumeRolePolicy"),
      budgetActionTrustDocument({ ...account, budgetName: "baseline-monthly-0123abc" }),
    );
    const rights = one("aws:iam/rolePolicy:RolePolicy");
    assert.equal(rights.inputs["role"], "baseline-action-deny-0123abc");
    assert.deepEqual(
      documentOf(rights, "policy"),
      budgetActionRoleDocument(account, {
        kind: "attach-policy",
        policyArn: "arn:aws:iam::111122223333:policy/baseline-stop-spending-0123abc",
        groups: ["developers"],
        roles: [],
        users: [],
      }),
    );
    const { dependencies } = one(ACTION);
    assert.ok(dependencies.includes("baseline-action-deny"), dependencies.join());
    assert.ok(dependencies.includes("baseline-admins-group"), "after the groups that it may be for");
  });

  it("take a policy that there is, another budget, USD, and other people to tell", async () => {
    const policy = "arn:aws:iam::aws:policy/AWSDenyAll";
    const { one, all } = await deploy({
      name: "deny",
      budget: "shop",
      type: "FORECASTED",
      usd: "99.50",
      approval: "AUTOMATIC",
      denyPolicy: { policy, roles: ["ci/deployer"], users: ["bob"] },
      emails: ["cfo@example.com"],
      topics: ["baseline"],
    });
    assert.deepEqual(all("aws:iam/policy:Policy"), []);
    const { inputs } = one(ACTION);
    assert.deepEqual(
      [inputs["budgetName"], inputs["approvalModel"], inputs["notificationType"]],
      ["baseline-budget-shop-0123abc", "AUTOMATIC", "FORECASTED"],
    );
    assert.deepEqual(inputs["actionThreshold"], {
      actionThresholdType: "ABSOLUTE_VALUE",
      actionThresholdValue: 99.5,
    });
    assert.deepEqual(inputs["definition"], {
      iamActionDefinition: { policyArn: policy, roles: ["ci/deployer"], users: ["bob"] },
    });
    assert.deepEqual(inputs["subscribers"], [
      { address: "cfo@example.com", subscriptionType: "EMAIL" },
      { address: "arn:aws:sns:::baseline-notifications", subscriptionType: "SNS" },
    ]);
    assert.match(one("aws:sns/topicPolicy:TopicPolicy").inputs["policy"] as string, /AllowBudgets/);
  });

  it("attach service control policies, and stop instances in the home region or another", async () => {
    const threshold = { type: "ACTUAL", percent: 100 } as const;
    const instanceIds = ["orders-db"];
    const scp = { policyId: "p-0123abcd", targetIds: ["210987654321"] };
    const { one } = await deploy(
      { name: "scp", ...threshold, scp },
      { name: "home", ...threshold, stopInstances: { service: "EC2", instanceIds: ["i-01234567"] } },
      { name: "away", ...threshold, stopInstances: { service: "RDS", instanceIds, region: "us-west-2" } },
    );
    const found = ["scp", "home", "away"].map((name) => one(ACTION, name).inputs);
    assert.deepEqual(
      found.map((inputs) => [inputs["actionType"], inputs["definition"]]),
      [
        ["APPLY_SCP_POLICY", { scpActionDefinition: scp }],
        [
          "RUN_SSM_DOCUMENTS",
          {
            ssmActionDefinition: {
              actionSubType: "STOP_EC2_INSTANCES",
              instanceIds: ["i-01234567"],
              region: "eu-central-1",
            },
          },
        ],
        [
          "RUN_SSM_DOCUMENTS",
          { ssmActionDefinition: { actionSubType: "STOP_RDS_INSTANCES", instanceIds, region: "us-west-2" } },
        ],
      ],
    );
    assert.deepEqual(
      documentOf(one("aws:iam/rolePolicy:RolePolicy", "away"), "policy"),
      budgetActionRoleDocument(account, {
        kind: "stop-instances",
        service: "RDS",
        instanceIds,
        region: "us-west-2",
      }),
    );
    assert.deepEqual(
      documentOf(one("aws:iam/rolePolicy:RolePolicy", "scp"), "policy"),
      budgetActionRoleDocument(account, { kind: "attach-scp", ...scp }),
    );
  });

  it("are refused where they are not safe or AWS would refuse them, all in one error", () => {
    assert.throws(
      () =>
        makeBaseline({
          budgetActions: [
            { name: "a b", type: "ACTUAL", percent: 5 },
            { ...denying, budget: "shpo" },
            {
              ...denying,
              name: "Deny",
              denyPolicy: { policy: "arn:aws:iam::aws:policy/AdministratorAccess", users: ["bob"] },
              topics: ["baseline", "baseline"],
            },
          ],
        }),
      (error: Error) => {
        for (const part of [
          /budgetActions\[0\]\.name = "a b"/,
          /budgetActions\[0\] = .*exactly one of denyPolicy, scp and stopInstances/,
          /budgetActions\[1\]\.budget = "shpo" is not valid: .*the name of a budget: monthly/,
          /budgetActions\[2\]\.denyPolicy\.policy = .*AdministratorAccess.*baseline, a policy of account/,
          /budgetActions = "Deny" is not valid: .*names that differ/,
          /budgetActions\[2\]\.topics = "2 topics"/,
        ]) {
          assert.match(error.message, part);
        }
        return true;
      },
    );
  });
});

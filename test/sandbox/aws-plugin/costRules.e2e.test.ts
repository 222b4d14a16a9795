import assert from "node:assert/strict";
import { HeldState } from "../../../sandbox/aws-plugin/heldState";
import { role } from "./pluginClient";
import { useRules } from "./rules";
import type { Properties } from "./rules";

const GROUP = "aws:iam/group:Group";
const BUDGET = "aws:budgets/budget:Budget";
const ACTION = "aws:budgets/budgetAction:BudgetAction";
const MONITOR = "aws:costexplorer/anomalyMonitor:AnomalyMonitor";
const SUBSCRIPTION = "aws:costexplorer/anomalySubscription:AnomalySubscription";
const READ =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}';

describe("the stand-in aws plugin: rules of AWS for costs", function () {
  this.timeout(60_000);
  const { world, make, remove } = useRules();

  it("what the emulator lacks of a budget is held for each account, and can be read back", async () => {
    const notification = {
      comparisonOperator: "GREATER_THAN",
      notificationType: "ACTUAL",
      threshold: 80,
      thresholdType: "PERCENTAGE",
    };
    const budget = {
      name: "monthly",
      budgetType: "COST",
      timeUnit: "MONTHLY",
      limitAmount: "1",
      limitUnit: "USD",
    };
    for (const [account, email] of [
      ["111122223333", "dev@example.com"],
      ["444455556666", "prod@example.com"],
    ] as const) {
      const member = await world().startPlugin();
      await member.configure({
        region: "eu-central-1",
        assumeRoles: role(account),
        allowedAccountIds: [account],
      });
      const { inputs } = await member.check(BUDGET, "x", {
        ...budget,
        notifications: [{ ...notification, subscriberEmailAddresses: [email] }],
      });
      assert.equal((await member.create(BUDGET, inputs)).id, `${account}:monthly`);
    }
    const held = new HeldState(world().heldDirectory);
    assert.deepEqual(
      await held.list("444455556666", "budget"),
      new Map([
        [
          "monthly",
          {
            notifications: [
              { ...notification, subscriberEmailAddresses: ["prod@example.com"], subscriberSnsTopicArns: [] },
            ],
            tags: {},
          },
        ],
      ]),
    );
  });

  it("a budget's action needs its budget, a role that Budgets can assume, and what it acts on", async () => {
    const [group, policy, budget] = [
      await make(GROUP),
      await make("aws:iam/policy:Policy", { policy: READ }),
      await make(BUDGET, { budgetType: "COST", timeUnit: "MONTHLY", limitAmount: "1", limitUnit: "USD" }),
    ];
    const roleFor = async (service: string): Promise<unknown> => {
      const assumeRolePolicy = {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }],
      };
      return (await make("aws:iam/role:Role", { assumeRolePolicy })).outputs["arn"];
    };
    const action = {
      budgetName: budget.outputs["name"],
      actionType: "APPLY_IAM_POLICY",
      approvalModel: "AUTOMATIC",
      notificationType: "ACTUAL",
      executionRoleArn: await roleFor("budgets.amazonaws.com"),
      actionThreshold: { actionThresholdType: "PERCENTAGE", actionThresholdValue: 100 },
      definition: { iamActionDefinition: { policyArn: policy.id, groups: [group.id] } },
      subscribers: [{ address: "a@example.com", subscriptionType: "EMAIL" }],
    };
    const refused: [Properties, RegExp][] = [
      [{ budgetName: "none" }, /NotFound: .*the budget doesn't exist/],
      [{ executionRoleArn: await roleFor("sns.amazonaws.com") }, /AccessDenied: Budgets permission required/],
      [{ executionRoleArn: "arn:aws:iam::123456789012:role/none" }, /NoSuchEntity/],
      [{ definition: { iamActionDefinition: { policyArn: policy.id, groups: ["none"] } } }, /NoSuchEntity/],
      [{ definition: { iamActionDefinition: { policyArn: policy.id, roles: ["none"] } } }, /NoSuchEntity/],
      [{ definition: { iamActionDefinition: { policyArn: policy.id, users: ["none"] } } }, /NoSuchEntity/],
      [
        { definition: { iamActionDefinition: { policyArn: `${policy.id}x`, groups: [group.id] } } },
        /NoSuchEntity/,
      ],
    ];
    for (const [difference, message] of refused) {
      await assert.rejects(make(ACTION, { ...action, ...difference }), message);
    }
    const made = await make(ACTION, action);
    assert.match(made.id, /^123456789012:[\da-f-]{36}:made-\w{7}$/);
    const held = await new HeldState(world().heldDirectory).list("123456789012", "budgetAction");
    assert.deepEqual(
      [...held.values()].map(({ definition, status }) => [definition, status]),
      [[action.definition, "STANDBY"]],
    );
  });

  it("an account has one anomaly monitor a dimension, and subscriptions are to monitors that it has", async () => {
    const services = { monitorType: "DIMENSIONAL", monitorDimension: "SERVICE" };
    const monitor = await make(MONITOR, services);
    await assert.rejects(
      make(MONITOR, services),
      /LimitExceeded: Limit exceeded on dimensional spend monitor creation/,
    );
    await make(MONITOR, { ...services, monitorDimension: "LINKED_ACCOUNT" });
    const subscription = {
      frequency: "DAILY",
      monitorArnLists: [monitor.id],
      subscribers: [{ address: "a@example.com", type: "EMAIL" }],
      thresholdExpression: {
        dimension: {
          key: "ANOMALY_TOTAL_IMPACT_ABSOLUTE",
          matchOptions: ["GREATER_THAN_OR_EQUAL"],
          values: ["100"],
        },
      },
    };
    await make(SUBSCRIPTION, subscription);
    await remove(monitor);
    await assert.rejects(make(SUBSCRIPTION, subscription), /UnknownMonitor/);
    await make(MONITOR, services);
  });
});

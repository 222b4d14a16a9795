import assert from "node:assert/strict";

import type { AccountBaselineArgs, AdoptedResourceArgs } from "../../../components";
import { deployBaseline } from "../../support/deployBaseline";

const USER = "aws:iam/user:User";
const BUDGET = "aws:budgets/budget:Budget";
const TOPIC = "aws:sns/topic:Topic";
const alice: AdoptedResourceArgs = { type: USER, name: "baseline-admins-alice", id: "alice" };
const company: AdoptedResourceArgs = {
  type: BUDGET,
  name: "baseline-monthly",
  id: "111122223333:company",
  physicalName: "company",
  keep: { limitAmount: "900", tags: null },
};

const deploy = (adopted: AdoptedResourceArgs[], changes: Partial<AccountBaselineArgs> = {}) =>
  deployBaseline({ adopted, ...changes });

describe("an AccountBaseline that adopts", () => {
  it("imports what is listed, and creates all else", async () => {
    const { one, resources } = await deploy([alice, company]);
    assert.equal(one(USER).importId, "alice");
    assert.equal(one(BUDGET).importId, "111122223333:company");
    const imported = resources.filter(({ importId }) => importId !== undefined);
    assert.equal(imported.length, 2);
  });

  it("gives a resource its name in AWS only where it has none of its own", async () => {
    const { one } = await deploy([{ ...alice, physicalName: "other" }, company]);
    assert.equal(one(BUDGET).inputs["name"], "company");
    assert.equal(one(USER).inputs["name"], "alice");
  });

  it("changes nothing of what is kept, and hands on its value, if it is shown", async () => {
    const { one } = await deploy([company], { tags: { team: "ops" } });
    const { inputs, ignoreChanges } = one(BUDGET);
    assert.deepEqual(ignoreChanges, ["name", "limitAmount", "tags"]);
    assert.equal(inputs["limitAmount"], "900");
    assert.deepEqual(inputs["tags"], { team: "ops" });
  });

  it("takes no setting of the provider for something that AWS has", async () => {
    const { one } = await deploy([alice]);
    assert.deepEqual(one(USER).ignoreChanges, ["forceDestroy"]);
  });

  it("still ignores what a part ignores anyway", async () => {
    const type = "aws:iam/userLoginProfile:UserLoginProfile";
    const { one } = await deploy([{ type, name: "baseline-admins-alice-login", id: "alice" }]);
    assert.deepEqual(one(type).ignoreChanges, ["passwordLength", "passwordResetRequired", "pgpKey"]);
  });

  it("leaves what is listed in AWS when it leaves the stack", async () => {
    const { resources } = await deploy([alice]);
    const retained = resources.filter(({ retainOnDelete }) => retainOnDelete);
    assert.deepEqual(
      retained.map(({ name }) => name),
      ["baseline-admins-alice"],
    );
  });

  it("refuses what it does not have, naming each, lest it is created anew", async () => {
    await assert.rejects(
      deploy([alice, { ...alice, name: "baseline-admins-erin" }, { ...company, type: TOPIC }]),
      /that this stack does not have; take them out of the list:\n {2}aws:iam\/user:User "baseline-admins-erin"\n {2}aws:sns\/topic:Topic "baseline-monthly"$/,
    );
  });

  it("lets what has its name from Pulumi keep it, so that nothing is replaced once the list is empty", async () => {
    const { all } = await deploy([]);
    for (const type of [
      BUDGET,
      TOPIC,
      "aws:cloudwatch/metricAlarm:MetricAlarm",
      "aws:iam/group:Group",
      "aws:iam/groupPolicy:GroupPolicy",
    ])
      assert.deepEqual(
        all(type).map(({ ignoreChanges }) => ignoreChanges),
        [["name"]],
        type,
      );
  });

  it("lets a group be renamed that the config names", async () => {
    const { one } = await deploy([], { groupName: "admins" });
    assert.deepEqual(one("aws:iam/group:Group").ignoreChanges, []);
  });
});

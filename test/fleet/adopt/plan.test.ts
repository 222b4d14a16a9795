import assert from "node:assert/strict";

import type { AdoptResult } from "../../../fleet/adopt/adoptAccount";
import { encryptedInputs } from "../../../fleet/adopt/encrypted";
import { formatJson, formatText } from "../../../fleet/adopt/format";
import { adoptSettings } from "../../../fleet/adopt/match/settings";
import { Plan } from "../../../fleet/adopt/plan";
import { UNKNOWN } from "../../../fleet/check/offline/wire";
import { type Answers, fakeClients } from "./fakeClients";
import { adoptedBy, type Asked, emptyPlan, wantedOf } from "./wantedOf";

const ALIAS: Asked = ["aws:iam/accountAlias:AccountAlias", "alias", { accountAlias: "company" }];
const POLICY: Asked = [
  "aws:iam/accountPasswordPolicy:AccountPasswordPolicy",
  "password-policy",
  { minimumPasswordLength: 14, maxPasswordAge: UNKNOWN },
];
const CONTACT: Asked = [
  "aws:account/alternativeContact:AlternativeContact",
  "billing-contact",
  { alternateContactType: "BILLING", name: "Finance" },
];

describe("adoptSettings", () => {
  async function planOf(asked: Asked[], answers: Answers, plan = emptyPlan()) {
    const aliases: Answers = { ListAccountAliases: () => ({ AccountAliases: [] }) };
    await adoptSettings(fakeClients({ ...aliases, ...answers }), wantedOf(...asked), plan);
    return plan;
  }
  const alias = (name: string): Answers => ({ ListAccountAliases: () => ({ AccountAliases: [name] }) });
  const contact: Answers = { GetAlternateContact: () => ({ AlternateContact: { Name: "Accounting" } }) };

  it("adopts alias, password policy and contacts", async () => {
    const policy = { MinimumPasswordLength: 8, MaxPasswordAge: 90 };
    const plan = await planOf([ALIAS, POLICY, CONTACT], {
      ...alias("company"),
      ...contact,
      GetAccountPasswordPolicy: () => ({ PasswordPolicy: policy }),
    });
    assert.deepEqual(adoptedBy(plan), {
      alias: ["company"],
      "password-policy": ["iam-account-password-policy", { minimumPasswordLength: 8 }],
      "billing-contact": ["BILLING", { name: "Accounting" }],
    });
  });

  it("adopts nothing where there is nothing", async () => {
    assert.deepEqual((await planOf([ALIAS, POLICY, CONTACT], {})).adopted, []);
  });

  it("says that another alias would be replaced, and how to keep it", async () => {
    const plan = await planOf([ALIAS], alias("old-name"));
    assert.deepEqual(plan.adopted, []);
    assert.match(
      plan.notes.join("\n"),
      /^the account's alias is old-name.*Set accountAlias to old-name to keep it$/,
    );
  });

  it("shows nothing of what the stack file has encrypted", async () => {
    const config = { values: {}, secretKeys: new Set(["billingContact"]) };
    const plan = await planOf([CONTACT], contact, new Plan(encryptedInputs(config)));
    const [id, keep] = adoptedBy(plan)["billing-contact"] ?? [];
    assert.equal(id, "BILLING");
    assert.deepEqual(keep, { emailAddress: null, name: null, phoneNumber: null, title: null });
    const text = formatText(resultOf(plan), { dryRun: false }) + formatJson(resultOf(plan));
    assert.ok(!text.includes("Finance") && !text.includes("Accounting"), text);
  });
});

describe("encryptedInputs", () => {
  const wanted = (type: string) => ({ type, name: "", inputs: {} });
  const budget = wanted("aws:budgets/budget:Budget");
  const alarm = wanted("aws:cloudwatch/metricAlarm:MetricAlarm");

  it("are those that come from an encrypted value, the alarm's by default from the limit", () => {
    const limit = encryptedInputs({ values: {}, secretKeys: new Set(["monthlyLimitUsd"]) });
    assert.deepEqual(
      [limit(budget, "limitAmount"), limit(alarm, "threshold"), limit(budget, "tags")],
      [true, true, false],
    );
    const threshold = encryptedInputs({
      values: { billingAlarmUsd: "x" },
      secretKeys: new Set(["billingAlarmUsd", "tags"]),
    });
    assert.deepEqual(
      [threshold(budget, "limitAmount"), threshold(alarm, "threshold"), threshold(budget, "tags")],
      [false, true, true],
    );
  });
});

describe("the text of what is adopted", () => {
  it("names the flag that decides which one is meant", () => {
    const plan = emptyPlan();
    plan.choose(
      "monthly budget",
      new Map([
        ["a", 1],
        ["b", 2],
      ]),
      ["budget", undefined],
    );
    assert.equal(
      formatText(resultOf(plan), { dryRun: false }),
      "dev (111122223333)\nseveral resources match:\n  monthly budget: a, b; --budget NAME adopts one, --no-budget none\nnothing was written",
    );
  });

  it("says what is not known before a deploy, and cuts off what is long", () => {
    const plan = emptyPlan();
    const wanted = { type: "aws:sns/topic:Topic", name: "t", inputs: { kmsMasterKeyId: UNKNOWN } };
    plan.adopt(wanted, { id: "i", what: "SNS topic t", today: { displayName: "x".repeat(100) } });
    const text = formatText(resultOf(plan), { dryRun: true });
    assert.match(text, /^ {2}SNS topic t: displayName: "x{76}\.\.\. now, none by the config$/m);
    assert.match(text, /^ {2}SNS topic t: kmsMasterKeyId: "" now, what a deploy creates by the config$/m);
    assert.ok(!formatJson(resultOf(plan)).includes(UNKNOWN));
  });
});

function resultOf({ adopted, undecided, leftAlone, notes }: Plan): AdoptResult {
  const file = "adopted/dev.json";
  return {
    stack: "dev",
    accountId: "111122223333",
    file,
    written: false,
    adopted,
    undecided,
    leftAlone,
    notes,
  };
}

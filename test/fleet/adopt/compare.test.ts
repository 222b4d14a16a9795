import assert from "node:assert/strict";

import { differences, isSame } from "../../../fleet/adopt/compare";
import { UNKNOWN } from "../../../fleet/check/offline/wire";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";

describe("isSame", () => {
  const statement = { Effect: "Allow", Action: "sns:Publish", Resource: "*" };
  const document = (inner: object) => JSON.stringify({ Version: "2012-10-17", ...inner });
  const same: [what: string, property: string, a: unknown, b: unknown][] = [
    ["nothing and an empty list", "okActions", undefined, []],
    ["nothing and false", "hardExpiry", false, undefined],
    ["an amount in two spellings", "limitAmount", "250", "250.0"],
    ["a list in another order", "alarmActions", ["a", "b"], ["b", "a"]],
    [
      "a policy with a list of one",
      "policy",
      document({ Statement: statement }),
      document({ Statement: [{ Resource: ["*"], Action: ["sns:Publish"], Effect: "Allow" }] }),
    ],
    [
      "notifications in another order, without the subscribers that none has",
      "notifications",
      [
        { threshold: 80, subscriberEmailAddresses: ["a@example.com", "b@example.com"] },
        { threshold: 100, subscriberSnsTopicArns: [] },
      ],
      [{ threshold: 100 }, { threshold: 80, subscriberEmailAddresses: ["b@example.com", "a@example.com"] }],
    ],
  ];
  for (const [what, property, a, b] of same) {
    it(`takes as one: ${what}`, () => {
      assert.ok(isSame(property, a, b));
    });
  }

  const others: [what: string, property: string, a: unknown, b: unknown][] = [
    ["an empty text and another", "description", "", "Alerts"],
    ["true and false", "actionsEnabled", true, false],
    ["another amount", "limitAmount", "250", "251"],
    ["one more in a list", "alarmActions", ["a"], ["a", "b"]],
    ["another action in a policy", "policy", document({ Statement: statement }), document({ Statement: {} })],
    ["a value that is not known", "kmsMasterKeyId", UNKNOWN, "key"],
  ];
  for (const [what, property, a, b] of others) {
    it(`tells apart: ${what}`, () => {
      assert.ok(!isSame(property, a, b));
    });
  }
});

describe("differences", () => {
  it("are what a deploy would change, with both values", () => {
    assert.deepEqual(
      differences(ALARM, { threshold: 250, period: 21_600 }, { threshold: 800, period: 21_600 }),
      [{ property: "threshold", today: 800, asked: 250, hidden: false }],
    );
  });

  it("have what a deploy would take away, and what it would add", () => {
    assert.deepEqual(
      differences(ALARM, { okActions: ["a"] }, { insufficientDataActions: ["b"] }).map(
        ({ property, today, asked }) => [property, today, asked],
      ),
      [
        ["insufficientDataActions", ["b"], undefined],
        ["okActions", [], ["a"]],
      ],
    );
  });

  it("leave out what the provider keeps where a program gives nothing", () => {
    const type = "aws:iam/accountPasswordPolicy:AccountPasswordPolicy";
    assert.deepEqual(differences(type, {}, { maxPasswordAge: 90 }), []);
    assert.deepEqual(differences(type, { maxPasswordAge: UNKNOWN }, { maxPasswordAge: 90 }), []);
    assert.equal(differences(type, { maxPasswordAge: 30 }, { maxPasswordAge: 90 }).length, 1);
  });

  it("have what is hidden, even where both are the same", () => {
    const [difference] = differences(ALARM, { threshold: 1 }, { threshold: 1 }, (it) => it === "threshold");
    assert.equal(difference?.hidden, true);
  });
});

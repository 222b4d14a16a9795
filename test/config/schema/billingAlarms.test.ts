import assert from "node:assert/strict";

import { mistakes, parse } from "../parsed";

const alarmsOf = (...alarms: object[]) => ({ billingAlarms: JSON.stringify(alarms) });

describe("the config of further billing alarms", () => {
  it("is off by default, and of all charges in USD", () => {
    const none = parse();
    assert.ok(none.ok);
    assert.equal(none.config.billingAlarms, undefined);
    const one = parse(alarmsOf({ name: "half", threshold: 50 }));
    assert.ok(one.ok);
    assert.deepEqual(one.config.billingAlarms, [
      { name: "half", threshold: "50", currency: "USD", notifyOk: true },
    ]);
  });

  it("takes a service, a member account, another currency, and the band that is expected", () => {
    const alarms = alarmsOf(
      { name: "ec2", threshold: "99.5", service: "AmazonEC2", currency: "EUR", notifyOk: false },
      { name: "member", bandWidth: 2.5, linkedAccount: "012345678901" },
    );
    assert.deepEqual(mistakes(alarms), []);
  });

  const refused: [what: string, alarm: object, mistake: RegExp][] = [
    [
      "neither threshold nor band",
      { name: "a" },
      /^billingAlarms\[0\] = .*exactly one of threshold and bandWidth$/,
    ],
    [
      "both threshold and band",
      { name: "a", threshold: 1, bandWidth: 2 },
      /^billingAlarms\[0\] = .*exactly one of threshold and bandWidth$/,
    ],
    [
      "a band of no width",
      { name: "a", bandWidth: 0 },
      /^billingAlarms\[0\]\.bandWidth = 0 .*standard deviations/,
    ],
    [
      "a service's name on the bill",
      { name: "a", threshold: 1, service: "AWS Lambda" },
      /^billingAlarms\[0\]\.service = "AWS Lambda" .*short name of a service/,
    ],
    [
      "a currency in words",
      { name: "a", threshold: 1, currency: "Euro" },
      /^billingAlarms\[0\]\.currency = "Euro" .*three capital letters/,
    ],
    ["no amount", { name: "a", threshold: 0 }, /^billingAlarms\[0\]\.threshold = 0 .*an amount above 0/],
  ];
  for (const [what, alarm, mistake] of refused) {
    it(`refuses ${what}`, () => {
      const found = mistakes(alarmsOf(alarm));
      assert.equal(found.length, 1, found.join("\n"));
      assert.match(found[0] ?? "", mistake);
    });
  }

  it("refuses two alarms of one name", () => {
    const alarm = { name: "a", threshold: 1 };
    assert.match(mistakes(alarmsOf(alarm, alarm))[0] ?? "", /billing alarms with names that differ/);
  });
});

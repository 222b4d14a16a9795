import assert from "node:assert/strict";

import { mistakes, parse } from "../parsed";

const anomaliesOf = (costAnomalies: string | undefined) => {
  const result = parse({ costAnomalies });
  assert.ok(result.ok);
  return result.config.costAnomalies;
};

describe("the config of cost anomalies", () => {
  it("is off by default, and in a stack that turns off what Pulumi.yaml turns on", () => {
    assert.equal(anomaliesOf(undefined), undefined);
    assert.equal(anomaliesOf("false"), undefined);
  });

  it("is a daily summary where nothing else is said", () => {
    assert.deepEqual(anomaliesOf("true"), { frequencies: ["DAILY"] });
  });

  it("takes a monitor, thresholds and frequencies", () => {
    assert.deepEqual(
      anomaliesOf(
        '{"monitor":"LINKED_ACCOUNT","thresholdUsd":50,"thresholdPercent":12.5,"frequencies":["WEEKLY","IMMEDIATE"]}',
      ),
      {
        monitor: "LINKED_ACCOUNT",
        thresholdUsd: "50",
        thresholdPercent: "12.5",
        frequencies: ["WEEKLY", "IMMEDIATE"],
      },
    );
  });

  const arn = "arn:aws:ce::012345678901:anomalymonitor/0123abcd-0123-0123-0123-0123456789ab";
  const refused: [what: string, costAnomalies: string, mistake: RegExp][] = [
    [
      "a monitor where another is named",
      JSON.stringify({ monitor: "SERVICE", existingMonitorArn: arn }),
      /^costAnomalies\.monitor = "SERVICE" .*only without existingMonitorArn/,
    ],
    [
      "the ARN of a subscription",
      JSON.stringify({ existingMonitorArn: arn.replace("anomalymonitor", "anomalysubscription") }),
      /^costAnomalies\.existingMonitorArn = .*the ARN of an anomaly monitor/,
    ],
    ["a monitor of tags", '{"monitor":"TAG"}', /^costAnomalies\.monitor = "TAG" .*SERVICE or LINKED_ACCOUNT/],
    [
      "an unknown frequency",
      '{"frequencies":["HOURLY"]}',
      /^costAnomalies\.frequencies\[0\] = "HOURLY" .*DAILY, WEEKLY or IMMEDIATE/,
    ],
    [
      "a frequency twice",
      '{"frequencies":["DAILY","DAILY"]}',
      /^costAnomalies\.frequencies = .*each frequency once/,
    ],
    ["no frequency", '{"frequencies":[]}', /^costAnomalies\.frequencies = \[\] .*at least one of DAILY/],
    ["a word", "often", /^costAnomalies = "often" .*true, false, or a map/],
  ];
  for (const [what, costAnomalies, mistake] of refused) {
    it(`refuses ${what}`, () => {
      const found = mistakes({ costAnomalies });
      assert.equal(found.length, 1, found.join("\n"));
      assert.match(found[0] ?? "", mistake);
    });
  }

  it("takes the ARN of a monitor that there is", () => {
    assert.deepEqual(anomaliesOf(JSON.stringify({ existingMonitorArn: arn }))?.existingMonitorArn, arn);
  });
});

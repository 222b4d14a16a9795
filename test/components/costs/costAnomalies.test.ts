import assert from "node:assert/strict";

import type { CostAnomaliesArgs } from "../../../components";
import { deployBaseline, makeBaseline } from "../../support/deployBaseline";

const MONITOR = "aws:costexplorer/anomalyMonitor:AnomalyMonitor";
const SUBSCRIPTION = "aws:costexplorer/anomalySubscription:AnomalySubscription";

const deploy = (costAnomalies: CostAnomaliesArgs) =>
  deployBaseline({
    costAnomalies,
    emails: ["a@example.com", "b@example.com"],
    tags: { team: "finance" },
  });
const impact = (kind: "ABSOLUTE" | "PERCENTAGE", value: string) => ({
  dimension: {
    key: `ANOMALY_TOTAL_IMPACT_${kind}`,
    matchOptions: ["GREATER_THAN_OR_EQUAL"],
    values: [value],
  },
});

describe("cost anomalies", () => {
  it("are not watched by default", async () => {
    const { resources } = await deployBaseline();
    assert.deepEqual(
      resources.filter(({ type }) => type.startsWith("aws:costexplorer/")),
      [],
    );
  });

  it("are watched by service and reported in a daily summary by e-mail", async () => {
    const { one } = await deploy({});
    assert.deepEqual(one(MONITOR).inputs, {
      monitorType: "DIMENSIONAL",
      monitorDimension: "SERVICE",
      tags: { team: "finance" },
    });
    assert.deepEqual(one(SUBSCRIPTION).inputs, {
      frequency: "DAILY",
      monitorArnLists: ["arn:aws:costexplorer:::baseline-anomalies"],
      subscribers: [
        { type: "EMAIL", address: "a@example.com" },
        { type: "EMAIL", address: "b@example.com" },
      ],
      thresholdExpression: { ands: [impact("ABSOLUTE", "100"), impact("PERCENTAGE", "40")] },
      tags: { team: "finance" },
    });
  });

  it("can be watched by linked account, or by a monitor that there is", async () => {
    const { one } = await deploy({ monitor: "LINKED_ACCOUNT" });
    assert.equal(one(MONITOR).inputs["monitorDimension"], "LINKED_ACCOUNT");
    const arn = "arn:aws:ce::111122223333:anomalymonitor/1";
    const existing = await deploy({ existingMonitorArn: arn });
    assert.deepEqual(existing.all(MONITOR), []);
    assert.deepEqual(existing.one(SUBSCRIPTION).inputs["monitorArnLists"], [arn]);
  });

  it("have one threshold where one is given, and must reach both where both are", async () => {
    const expressionOf = async (thresholds: CostAnomaliesArgs) => {
      const { one } = await deploy(thresholds);
      return one(SUBSCRIPTION).inputs["thresholdExpression"];
    };
    assert.deepEqual(await expressionOf({ thresholdUsd: "50" }), impact("ABSOLUTE", "50"));
    assert.deepEqual(await expressionOf({ thresholdPercent: "20" }), impact("PERCENTAGE", "20"));
    assert.deepEqual(await expressionOf({ thresholdUsd: "50", thresholdPercent: "20" }), {
      ands: [impact("ABSOLUTE", "50"), impact("PERCENTAGE", "20")],
    });
  });

  it("are each told to the topic at once, which then lets Cost Anomaly Detection publish", async () => {
    const publishing = /AllowCostAnomalies/;
    const { one, all } = await deploy({ frequencies: ["WEEKLY", "IMMEDIATE"] });
    assert.equal(all(SUBSCRIPTION).length, 2);
    assert.deepEqual(one(SUBSCRIPTION, "-immediate").inputs["subscribers"], [
      { type: "SNS", address: "arn:aws:sns:::baseline-notifications" },
    ]);
    assert.deepEqual(one(SUBSCRIPTION, "-weekly").inputs["frequency"], "WEEKLY");
    const daily = await deploy({ frequencies: ["DAILY"] });
    for (const type of ["aws:sns/topicPolicy:TopicPolicy", "aws:kms/key:Key"]) {
      assert.match(one(type).inputs["policy"] as string, publishing, type);
      assert.doesNotMatch(daily.one(type).inputs["policy"] as string, publishing, type);
    }
  });

  it("are refused with both a monitor of their own and another", () => {
    assert.throws(
      () => makeBaseline({ costAnomalies: { monitor: "SERVICE", existingMonitorArn: "arn" } }),
      /costAnomalies\.monitor = "SERVICE" is not valid: .*only without existingMonitorArn/,
    );
  });
});

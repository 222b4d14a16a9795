import assert from "node:assert/strict";

import type { FurtherBillingAlarmArgs } from "../../../components";
import { deployBaseline, makeBaseline } from "../../support/deployBaseline";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const TOPIC = "arn:aws:sns:::baseline-notifications";

async function alarmOf(alarm: Omit<FurtherBillingAlarmArgs, "name">) {
  const { one } = await deployBaseline({
    billingAlarms: [{ name: "further", ...alarm }],
    region: "eu-central-1",
    tags: { team: "finance" },
  });
  return one(ALARM, "-charges-further");
}

describe("further billing alarms", () => {
  it("are not made by default", async () => {
    const { all } = await deployBaseline();
    assert.equal(all(ALARM).length, 1);
  });

  it("differ from the alarm of billingAlarmUsd in the threshold only", async () => {
    const { one } = await deployBaseline({ billingAlarms: [{ name: "half", threshold: "50" }] });
    const { threshold, ...inputs } = one(ALARM, "-charges-half").inputs;
    assert.equal(threshold, 50);
    assert.deepEqual({ ...inputs, threshold: 100 }, one(ALARM, "-estimated-charges").inputs);
  });

  it("can be of one service, one member account and another currency, and tell of the excess only", async () => {
    const { inputs, provider } = await alarmOf({
      threshold: "9.5",
      service: "AmazonEC2",
      linkedAccount: "012345678901",
      currency: "EUR",
      notifyOk: false,
    });
    assert.deepEqual(inputs["dimensions"], {
      Currency: "EUR",
      ServiceName: "AmazonEC2",
      LinkedAccount: "012345678901",
    });
    assert.equal(inputs["threshold"], 9.5);
    assert.deepEqual([inputs["alarmActions"], inputs["okActions"]], [[TOPIC], []]);
    assert.match(provider ?? "", /baseline-billing-id$/);
  });

  it("can compare with the band that CloudWatch expects, in place of a threshold", async () => {
    const { inputs } = await alarmOf({ bandWidth: 2, service: "AmazonS3" });
    assert.deepEqual(inputs, {
      alarmDescription: "Estimated AWS charges of this month are above what is expected.",
      evaluationPeriods: 1,
      comparisonOperator: "GreaterThanUpperThreshold",
      thresholdMetricId: "band",
      metricQueries: [
        {
          id: "charges",
          metric: {
            namespace: "AWS/Billing",
            metricName: "EstimatedCharges",
            dimensions: { Currency: "USD", ServiceName: "AmazonS3" },
            period: 21_600,
            stat: "Maximum",
          },
          returnData: true,
        },
        {
          id: "band",
          expression: "ANOMALY_DETECTION_BAND(charges, 2)",
          label: "Expected charges",
          returnData: true,
        },
      ],
      treatMissingData: "ignore",
      alarmActions: [TOPIC],
      okActions: [TOPIC],
      tags: { team: "finance" },
    });
  });

  it("are refused without exactly one of threshold and band", () => {
    const billingAlarms = [{ name: "a" }, { name: "a", threshold: "1", bandWidth: 2 }];
    assert.throws(
      () => makeBaseline({ billingAlarms }),
      /billingAlarms = "a" is not valid: .*names that differ[^]*billingAlarms\[0\] = .*exactly one of[^]*billingAlarms\[1\] = .*exactly one of threshold and bandWidth/,
    );
  });
});

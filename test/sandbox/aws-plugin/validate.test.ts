import assert from "node:assert/strict";
import { checkConfig } from "../../../sandbox/aws-plugin/config";
import { resourceTypes } from "../../../sandbox/aws-plugin/resources";
import { validate } from "../../../sandbox/aws-plugin/validate";
import { UNKNOWN } from "../../../sandbox/aws-plugin/wire";
import { REFUSALS } from "./refusals";
import { NOTIFICATION, BUDGET, BAND_ALARM, TARGET, USER, months } from "./validInputs";

describe("the stand-in aws plugin: what it refuses", () => {
  for (const { what, type, inputs, message } of REFUSALS) {
    it(what, () => {
      const reasons = failuresOf(type, inputs);
      assert.equal(reasons.length, 1, reasons.join("\n"));
      assert.match(reasons[0] ?? "", message);
    });
  }

  it("no alarm outside of a band, and no plan that goes over the end of a year", () => {
    assert.deepEqual(failuresOf("aws:cloudwatch/metricAlarm:MetricAlarm", BAND_ALARM), []);
    const plannedLimits = months(12).map((startTime) => ({ startTime, amount: "100", unit: "USD" }));
    const budget = { ...BUDGET, limitAmount: undefined, plannedLimits };
    assert.deepEqual(failuresOf("aws:budgets/budget:Budget", budget), []);
  });

  it("nothing that is not known yet, at any depth, and still what is known beside it", () => {
    assert.deepEqual(failuresOf("aws:iam/user:User", { ...USER, forceDestroy: UNKNOWN, tags: UNKNOWN }), []);
    assert.deepEqual(failuresOf("aws:budgets/budget:Budget", { ...BUDGET, notifications: UNKNOWN }), []);
    const notification = { ...NOTIFICATION, subscriberSnsTopicArns: [UNKNOWN] };
    assert.deepEqual(
      failuresOf("aws:budgets/budget:Budget", { ...BUDGET, notifications: [notification] }),
      [],
    );
    assert.deepEqual(
      failuresOf("aws:cloudwatch/eventTarget:EventTarget", {
        ...TARGET,
        arn: UNKNOWN,
        inputTransformer: { inputTemplate: UNKNOWN },
      }),
      [],
    );
    assert.match(
      failuresOf("aws:budgets/budget:Budget", {
        ...BUDGET,
        limitAmount: "$1",
        notifications: [notification],
      }).join(),
      /limitAmount/,
    );
  });

  it("a wrong configuration of the provider, without showing a key", () => {
    const reasons = (config: Record<string, unknown>, environment: Record<string, string> = {}): string =>
      checkConfig(config, environment)
        .map(({ reason }) => reason)
        .join("\n");
    assert.equal(
      reasons({
        region: "eu-central-1",
        version: "7.48.0",
        skipCredentialsValidation: "false",
        allowedAccountIds: '["111122223333"]',
        assumeRoles: '[{"roleArn":"arn:aws:iam::111122223333:role/Deploy","duration":"1h30m"}]',
      }),
      "",
    );
    assert.match(
      reasons({ region: "eu-central-1", allowedAccountIds: "[123]" }),
      /"allowedAccountIds.0" is 123/,
    );
    assert.match(reasons({ region: "frankfurt" }), /expected an AWS region/);
    assert.match(reasons({ region: "eu-central-1", regoin: "x" }), /does not know the property "regoin"/);
    assert.match(reasons({}), /"region" is required/);
    assert.equal(
      reasons({}, { AWS_REGION: "eu-central-1" }),
      "",
      "a default provider has the region of the environment",
    );
    const key = reasons({ region: "eu-central-1", secretKey: 42_424_242 });
    assert.match(key, /"secretKey" is \[secret\]/);
    assert.doesNotMatch(key, /4242/);
  });
});

function failuresOf(token: string, inputs: Record<string, unknown>): string[] {
  const type = resourceTypes().get(token);
  assert.ok(type);
  return validate(type.schema, token, inputs).map(({ reason }) => reason);
}

import assert from "node:assert/strict";

import {
  alertRoleDocument,
  alertRoleTrustDocument,
  ROOT_USE,
  SIGN_IN_WITHOUT_MFA,
} from "../../../components/documents/signInAlerts";
import { allows } from "../../support/simulate";

const topicArn = "arn:aws:sns:us-east-1:111122223333:alerts";
const keyArn = "arn:aws:kms:us-east-1:111122223333:key/1";
const busArn = "arn:aws:events:us-east-1:111122223333:event-bus/default";

describe("the role that sends alerts", () => {
  it("is taken by EventBridge, for the baseline's own rules in the account", () => {
    const { Statement } = alertRoleTrustDocument({
      partition: "aws",
      accountId: "111122223333",
      ruleNamePrefix: "baseline-sign-in-alerts-",
    });
    assert.deepEqual(
      Statement.map(({ Effect, Principal, Action, Condition }) => ({ Effect, Principal, Action, Condition })),
      [
        {
          Effect: "Allow",
          Principal: { Service: "events.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: {
            StringEquals: { "aws:SourceAccount": "111122223333" },
            ArnLike: { "aws:SourceArn": "arn:aws:events:*:111122223333:rule/baseline-sign-in-alerts-*" },
          },
        },
      ],
    );
  });

  it("publishes to the topic, uses its key and passes events on, and no more", () => {
    const policies = [alertRoleDocument({ topicArn, keyArn, busArn })];
    for (const [action, resource] of [
      ["sns:Publish", topicArn],
      ["kms:Decrypt", keyArn],
      ["kms:GenerateDataKey", keyArn],
      ["events:PutEvents", busArn],
    ] as const) {
      assert.equal(allows(policies, { action, resource }), true, action);
      assert.equal(allows(policies, { action, resource: `${resource}x` }), false, `${action} elsewhere`);
    }
    for (const action of ["sns:Subscribe", "kms:Encrypt", "kms:PutKeyPolicy", "events:PutRule"]) {
      for (const resource of [topicArn, keyArn, busArn, "*"])
        assert.equal(allows(policies, { action, resource }), false, action);
    }
  });
});

describe("the patterns of alerts", () => {
  it("keep to EventBridge's limit, also both in one", () => {
    const both = JSON.stringify({ $or: [ROOT_USE, SIGN_IN_WITHOUT_MFA] });
    assert.ok(both.length <= 2048, `${both.length} characters`);
  });
});

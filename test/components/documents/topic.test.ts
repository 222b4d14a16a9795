import assert from "node:assert/strict";

import { topicKeyPolicyDocument, topicPolicyDocument } from "../../../components/documents/topic";

const account = {
  partition: "aws",
  accountId: "111122223333",
  region: "us-east-1",
  publishers: ["cloudwatch", "budgets", "costalerts"] as const,
};
const fromThisAccount = {
  cloudwatch: {
    StringEquals: { "aws:SourceAccount": "111122223333" },
    ArnLike: { "aws:SourceArn": "arn:aws:cloudwatch:us-east-1:111122223333:alarm:*" },
  },
  budgets: {
    StringEquals: { "aws:SourceAccount": "111122223333" },
    ArnLike: { "aws:SourceArn": "arn:aws:budgets::111122223333:*" },
  },
  costalerts: { StringEquals: { "aws:SourceAccount": "111122223333" } },
};

describe("topicPolicyDocument", () => {
  const document = topicPolicyDocument({ ...account, topicArn: "arn:aws:sns:us-east-1:111122223333:t" });

  it("lets exactly the alarms, budgets and cost anomalies of this account publish", () => {
    assert.deepEqual(
      document.Statement.filter(({ Effect }) => Effect === "Allow").map(
        ({ Principal, Action, Condition }) => [Principal, Action, Condition],
      ),
      [
        [{ Service: "cloudwatch.amazonaws.com" }, "sns:Publish", fromThisAccount.cloudwatch],
        [{ Service: "budgets.amazonaws.com" }, "sns:Publish", fromThisAccount.budgets],
        [{ Service: "costalerts.amazonaws.com" }, "sns:Publish", fromThisAccount.costalerts],
      ],
    );
  });

  it("denies everyone who does not come over TLS", () => {
    assert.deepEqual(
      document.Statement.filter(({ Effect }) => Effect === "Deny").map(({ Principal, Condition }) => [
        Principal,
        Condition,
      ]),
      [["*", { Bool: { "aws:SecureTransport": "false" } }]],
    );
  });
});

describe("topicKeyPolicyDocument", () => {
  it("lets the same services use the key, and the account administer it", () => {
    assert.deepEqual(
      topicKeyPolicyDocument(account).Statement.map(({ Principal, Action, Condition }) => [
        Principal,
        Action,
        Condition,
      ]),
      [
        [{ AWS: "arn:aws:iam::111122223333:root" }, "kms:*", undefined],
        [
          { Service: "cloudwatch.amazonaws.com" },
          ["kms:Decrypt", "kms:GenerateDataKey*"],
          fromThisAccount.cloudwatch,
        ],
        [
          { Service: "budgets.amazonaws.com" },
          ["kms:Decrypt", "kms:GenerateDataKey*"],
          fromThisAccount.budgets,
        ],
        [
          { Service: "costalerts.amazonaws.com" },
          ["kms:Decrypt", "kms:GenerateDataKey*"],
          fromThisAccount.costalerts,
        ],
      ],
    );
  });
});

import assert from "node:assert/strict";

import { policyDocument } from "../../../../fleet/check/offline/policyDocument";

const documentOf = (args: Record<string, unknown>) =>
  JSON.parse(policyDocument(args)["json"] as string) as { Version: string; Id?: string; Statement: object[] };
const text = (...statements: object[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });

describe("aws.iam.getPolicyDocument without the provider", () => {
  it("writes statements as IAM has them", () => {
    const conditions = [
      { test: "Bool", variable: "aws:MultiFactorAuthPresent", values: ["true"] },
      { test: "StringLike", variable: "aws:userid", values: ["&{aws:userid}"] },
      { test: "StringLike", variable: "aws:userid", values: ["b"] },
    ];
    assert.deepEqual(
      documentOf({
        policyId: "id",
        statements: [
          {
            sid: "One",
            effect: "Deny",
            notActions: ["iam:*"],
            resources: ["arn:aws:iam::*:user/&{aws:username}"],
          },
          { actions: ["s3:*"], notResources: ["*"], conditions },
          { actions: ["sts:AssumeRole"], principals: [{ type: "*", identifiers: ["*"] }] },
          {
            actions: ["sts:AssumeRole"],
            notPrincipals: [
              { type: "AWS", identifiers: ["a"] },
              { type: "AWS", identifiers: ["b"] },
            ],
          },
        ],
      }),
      {
        Version: "2012-10-17",
        Id: "id",
        Statement: [
          {
            Sid: "One",
            Effect: "Deny",
            NotAction: ["iam:*"],
            Resource: ["arn:aws:iam::*:user/${aws:username}"],
          },
          {
            Effect: "Allow",
            Action: ["s3:*"],
            NotResource: ["*"],
            Condition: {
              Bool: { "aws:MultiFactorAuthPresent": ["true"] },
              StringLike: { "aws:userid": ["${aws:userid}", "b"] },
            },
          },
          { Effect: "Allow", Action: ["sts:AssumeRole"], Principal: "*" },
          { Effect: "Allow", Action: ["sts:AssumeRole"], NotPrincipal: { AWS: ["a", "b"] } },
        ],
      },
    );
  });

  it("takes source documents first, and lets a document that overrides take the place of the same Sid", () => {
    const { Statement } = documentOf({
      sourcePolicyDocuments: [text({ Sid: "A", Effect: "Allow" }, { Effect: "Allow" })],
      statements: [{ sid: "B", actions: ["s3:*"] }],
      overridePolicyDocuments: [
        text({ Sid: "A", Effect: "Deny" }),
        JSON.stringify({ Statement: { Sid: "C", Effect: "Deny" } }),
        text({ Effect: "Deny" }),
      ],
    });
    assert.deepEqual(Statement, [
      { Sid: "A", Effect: "Deny" },
      { Effect: "Allow" },
      { Sid: "B", Effect: "Allow", Action: ["s3:*"] },
      { Sid: "C", Effect: "Deny" },
      { Effect: "Deny" },
    ]);
  });

  it("refuses what the provider refuses: a Sid that occurs twice, and what is not JSON", () => {
    assert.throws(
      () => policyDocument({ statements: [{ sid: "A" }, { sid: "A" }] }),
      /^Error: aws\.iam\.getPolicyDocument: duplicate Sid "A"$/,
    );
    assert.throws(() => policyDocument({ sourcePolicyDocuments: ["{"] }), SyntaxError);
  });
});

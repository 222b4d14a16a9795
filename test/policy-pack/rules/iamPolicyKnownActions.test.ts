import assert from "node:assert/strict";

import { iamPolicyKnownActions } from "../../../policy-pack/rules/iamPolicyKnownActions";
import { TYPES } from "../../../policy-pack/inputs/pulumi/resource";
import { report, resource, UNKNOWN } from "./fixtures";

function document(...statements: object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

describe("iam-policy-known-actions", () => {
  const misspelled = document(
    { Effect: "Allow", Action: ["s3:GetObject", "s3:List*"], Resource: "*" },
    { Effect: "Deny", Action: ["s3:DeleteBuket"], Resource: "*" },
  );

  for (const type of [TYPES.policy, TYPES.userPolicy, TYPES.groupPolicy]) {
    it(`names the action of an ${type} that does not exist, and the one that may be meant`, async () => {
      const reported = await report(iamPolicyKnownActions, [
        resource(type, "p", { name: "guard", policy: misspelled }),
      ]);
      assert.deepEqual(Object.keys(reported), ["guard"]);
      assert.match(
        reported["guard"] ?? "",
        /^s3:DeleteBuket in Action of statement 2 of policy "guard".*does nothing.*s3:DeleteBucket may be meant\.$/,
      );
    });
  }

  it("has nothing against actions that exist, in any case and with wildcards", async () => {
    const policy = document({ Effect: "Allow", Action: ["S3:getobject", "iam:*", "*"], Resource: "*" });
    assert.deepEqual(await report(iamPolicyKnownActions, [resource(TYPES.policy, "p", { policy })]), {});
  });

  it("leaves documents that cannot be read to the other rules", async () => {
    const resources = [UNKNOWN, "{", undefined].map((policy, index) =>
      resource(TYPES.policy, `p${index}`, { policy }),
    );
    assert.deepEqual(await report(iamPolicyKnownActions, resources), {});
  });
});

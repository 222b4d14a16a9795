import assert from "node:assert/strict";

import { iamUserNoAccessKey } from "../../../policy-pack/rules/iamUserNoAccessKey";
import { report, resource, UNKNOWN } from "./fixtures";

const ACCESS_KEY = "aws:iam/accessKey:AccessKey";

describe("iam-user-no-access-key", () => {
  it("reports each key under the name of its user, with the alternatives and the exemption to write", async () => {
    const reported = await report(iamUserNoAccessKey, [
      resource(ACCESS_KEY, "a-key", { user: "alice" }),
      resource(ACCESS_KEY, "b-key", { user: "ci", status: "Inactive" }),
    ]);
    assert.deepEqual(Object.keys(reported), ["alice", "ci"]);
    assert.match(reported["ci"] ?? "", /IAM Identity Center.*role.*"pattern": "ci"/);
  });

  it("names the user that a name not known yet comes from, or else the key", async () => {
    const user = resource("aws:iam/user:User", "bob", { name: "bob-0123abc" });
    const late = resource("aws:iam/user:User", "carol", { name: UNKNOWN });
    const reported = await report(iamUserNoAccessKey, [
      user,
      resource(ACCESS_KEY, "b-key", { user: UNKNOWN }, { from: { user: [user] } }),
      resource(ACCESS_KEY, "c-key", { user: UNKNOWN }, { from: { user: [late] } }),
      resource(ACCESS_KEY, "d-key", { user: UNKNOWN }),
    ]);
    assert.deepEqual(Object.keys(reported), ["bob-0123abc", "carol", "d-key"]);
  });

  it("has nothing against users without keys", async () => {
    assert.deepEqual(
      await report(iamUserNoAccessKey, [resource("aws:iam/user:User", "a", { name: "alice" })]),
      {},
    );
  });
});

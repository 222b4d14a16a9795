import assert from "node:assert/strict";

import { knownIdentity } from "../../../policy-pack/proof/identity";

describe("what is known of a user", () => {
  it("is not a path or an account that IAM cannot have", () => {
    const account = "123456789012";
    for (const path of ["/", "/ops/", "/ops:oncall/$x/", `/${"p".repeat(510)}/`])
      assert.deepEqual(knownIdentity({ name: "alice", path, account }), { name: "alice", path, account });
    for (const path of ["", "ops", "/a b/", "/\u007f/", `/${"p".repeat(511)}/`])
      assert.deepEqual(knownIdentity({ name: "alice", path, account: "12" }), { name: "alice" });
  });
});

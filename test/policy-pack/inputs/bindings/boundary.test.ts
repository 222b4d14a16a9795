import assert from "node:assert/strict";

import { BindingCollector } from "../../../../policy-pack/inputs/bindings/collector";
import type { Boundary } from "../../../../policy-pack/inputs/bindings/bindings";
import type { StackResource } from "../../../../policy-pack/inputs/pulumi/resource";
import { BOOL, GOOD, judge, resource, UNKNOWN } from "./fixtures";

const ARN = "arn:aws:iam::123456789012:policy/limit";
const boundary = (policy: unknown): StackResource => resource("policy", "limit", { name: "limit", policy });
const bounded = (permissionsBoundary: unknown, from: StackResource[] = []): StackResource =>
  resource("user", "alice", { name: "alice", permissionsBoundary }, { permissionsBoundary: from });
const boundaryOf = (...resources: StackResource[]): Boundary | undefined =>
  new BindingCollector(resources).boundUsers()[0]?.bindings.boundary;

describe("a permissions boundary", () => {
  it("binds the user with what it denies", async () => {
    assert.deepEqual(await judge(bounded(ARN), boundary(GOOD)), {});
  });

  it("is found where its ARN is known only after creation", async () => {
    const limit = boundary(GOOD);
    assert.deepEqual(await judge(bounded(UNKNOWN, [limit]), limit), {});
  });

  it("that leaves access keys open is named as the culprit", async () => {
    assert.match(
      (await judge(bounded(ARN), boundary(BOOL)))["alice"] ?? "",
      /partial-no-longterm-keys[\s\S]*permissions boundary: managed policy "limit"/,
    );
  });

  it("asks for MFA in vain with an Allow", async () => {
    const document = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };
    assert.match((await judge(bounded(ARN), boundary(document)))["alice"] ?? "", /\(none\)/);
  });

  it("from outside the stack, or not known, is visible and hinders nobody", async () => {
    assert.deepEqual(boundaryOf(bounded(ARN)), { kind: "outside", arn: ARN });
    assert.equal(boundaryOf(bounded(UNKNOWN))?.kind, "unreadable");
    assert.equal(boundaryOf(bounded(ARN), boundary("{"))?.kind, "unreadable");
    assert.equal(boundaryOf(bounded(undefined)), undefined);
    const inline = resource("userPolicy", "mfa", { user: "alice", policy: GOOD });
    for (const user of [bounded(ARN), bounded(UNKNOWN)]) {
      assert.deepEqual(await judge(user, inline), {});
      assert.match((await judge(user))["alice"] ?? "", /\(none\)/);
    }
  });
});

import assert from "node:assert/strict";

import type { PolicyResource, StackValidationArgs } from "@pulumi/policy";

import { policies } from "../../../policy-pack/policies";
import { iamUserMfaEnforcement } from "../../../policy-pack/policies/iamUserMfaEnforcement";

function user(name: string, props: object): PolicyResource {
  return {
    type: "aws:iam/user:User",
    urn: `urn:pulumi:dev::test::aws:iam/user:User::${name}`,
    name,
    props,
    opts: {} as PolicyResource["opts"],
    dependencies: [],
    propertyDependencies: {},
    isType: () => false,
    asType: () => undefined,
  };
}

/** What the rule reports, as [message, URN]. */
async function validate(resources: PolicyResource[]): Promise<[string, string | undefined][]> {
  const reported: [string, string | undefined][] = [];
  const args = { resources } as unknown as StackValidationArgs;
  await iamUserMfaEnforcement.validateStack(args, (message, urn) => reported.push([message, urn]));
  return reported;
}

describe("iam-user-mfa-enforcement", () => {
  it("is registered, mandatory, and says how grave it is and what to do", () => {
    assert.ok(policies.includes(iamUserMfaEnforcement));
    const { name, enforcementLevel, severity, remediationSteps } = iamUserMfaEnforcement;
    assert.deepEqual(
      { name, enforcementLevel, severity },
      { name: "iam-user-mfa-enforcement", enforcementLevel: "mandatory", severity: "critical" },
    );
    assert.match(remediationSteps ?? "", /BoolIfExists/);
  });

  it("reports each user under its own URN", async () => {
    const reported = await validate([user("a", { name: "alice" }), user("b", { name: "bob" })]);
    assert.deepEqual(
      reported.map(([message, urn]) => [/IAM user "(\w+)"/.exec(message)?.[1], urn?.split("::").at(-1)]),
      [
        ["alice", "a"],
        ["bob", "b"],
      ],
    );
  });

  it("reports nothing where there is no user", async () => {
    assert.deepEqual(await validate([]), []);
  });

  it("fails with an error that CrossGuard does not take for a warning", async () => {
    class UnknownValueError extends Error {}
    const broken = user("a", {});
    Object.defineProperty(broken, "type", {
      get: () => {
        throw new UnknownValueError("value can't be known during preview");
      },
    });
    await assert.rejects(
      async () => validate([broken]),
      (error: Error) => !(error instanceof UnknownValueError) && error.message.includes("no user is proven"),
    );
  });
});

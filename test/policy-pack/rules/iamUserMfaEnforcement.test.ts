import assert from "node:assert/strict";

import type { StackValidationArgs } from "@pulumi/policy";

import { mfaEnforcementDocument } from "../../../components/documents/mfaEnforcement";
import { iamUserMfaEnforcement, type MfaOptions } from "../../../policy-pack/rules/iamUserMfaEnforcement";
import { UPDATE_WITHOUT_CONFIG } from "../../../policy-pack/pack/packConfig";
import { RunLog } from "../../../policy-pack/pack/reports";
import { judgmentOf } from "../../../policy-pack/pack/rule";
import { readOptions } from "../../../policy-pack/pack/options";
import { stackPolicy } from "../../../policy-pack/pack/stackPolicy";
import { TYPES, type StackResource } from "../../../policy-pack/inputs/pulumi/resource";

function resource(type: string, name: string, props: object): StackResource {
  return {
    type,
    urn: `urn:pulumi:dev::test::${type}::${name}`,
    name,
    props: props as StackResource["props"],
    propertyDependencies: {},
  };
}

const user = (name: string): StackResource => resource(TYPES.user, name, { name });
const policy = (of: string, document: object): StackResource =>
  resource(TYPES.userPolicy, `${of}-policy`, { user: of, name: "p", policy: JSON.stringify(document) });

/** Names of the users that the rule reports. */
async function judge(resources: StackResource[], options: Partial<MfaOptions> = {}): Promise<string[]> {
  return judgmentOf(await iamUserMfaEnforcement.judge(resources, options)).violations.map(
    ({ subject }) => subject,
  );
}

const GOOD = mfaEnforcementDocument({ partition: "aws", accountId: "123456789012" });
const ENROLMENT_ONLY = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "iam:EnableMFADevice", Resource: "*" }],
};

describe("iam-user-mfa-enforcement", () => {
  it("reports each user under its own URN", async () => {
    const { violations } = judgmentOf(await iamUserMfaEnforcement.judge([user("alice"), user("bob")], {}));
    assert.deepEqual(
      violations.map(({ subject, urn }) => [subject, urn?.split("::").at(-1)]),
      [
        ["alice", "alice"],
        ["bob", "bob"],
      ],
    );
  });

  it("reports nothing where there is no user", async () => {
    assert.deepEqual(await judge([]), []);
  });

  it("judges by what is granted in the mode effective-permissions only", async () => {
    const resources = [user("alice"), policy("alice", ENROLMENT_ONLY)];
    assert.deepEqual(await judge(resources), ["alice"]);
    assert.deepEqual(await judge(resources, { mode: "effective-permissions" }), []);
  });

  it("takes the preset, or a set of one's own, for what may stay open", async () => {
    const resources = [user("alice"), policy("alice", GOOD)];
    assert.deepEqual(await judge(resources), []);
    assert.deepEqual(await judge(resources, { bootstrap: "strict" }), []);
    assert.deepEqual(await judge(resources, { bootstrap: "fido-only" }), ["alice"]);
    assert.deepEqual(await judge(resources, { bootstrap: { anyResource: ["iam:*"], ownUserOnly: [] } }), [
      "alice",
    ]);
    assert.deepEqual(
      await judge(resources, { bootstrap: { anyResource: ["iam:*", "sts:Get*"], ownUserOnly: [] } }),
      [],
    );
  });

  it("trusts a group from outside the stack that the config vouches for", async () => {
    const member = resource(TYPES.userGroupMembership, "m", { user: "alice", groups: ["sso-admins"] });
    const trustedGroups = [{ pattern: "sso-*", reason: "made by the landing zone" }];
    assert.deepEqual(await judge([user("alice"), member]), ["alice"]);
    assert.deepEqual(await judge([user("alice"), member], { trustedGroups }), []);
  });

  const refused: Record<string, object> = {
    "a mode that there is not": { mode: "strict" },
    "a preset that there is not": { bootstrap: "lenient" },
    "half a bootstrap set": { bootstrap: { anyResource: [] } },
    "an action without a service": { bootstrap: { anyResource: ["*"], ownUserOnly: [] } },
    "trust without a reason": { trustedGroups: [{ pattern: "admins" }] },
  };
  for (const [name, options] of Object.entries(refused)) {
    it(`refuses ${name}`, async () => {
      await assert.rejects(readOptions(iamUserMfaEnforcement, options), /iam-user-mfa-enforcement\./);
    });
  }

  it("accepts what it documents", async () => {
    const options = {
      mode: "explicit-deny",
      bootstrap: "strict",
      trustedGroups: [{ pattern: "admins", reason: "x" }],
      trustedPolicyArns: [],
      exemptions: [],
    };
    assert.deepEqual(await readOptions(iamUserMfaEnforcement, options), options);
    const bootstrap = { anyResource: ["iam:Get*"], ownUserOnly: ["iam:CreateAccessKey"] };
    assert.deepEqual(await readOptions(iamUserMfaEnforcement, { bootstrap }), { bootstrap });
  });

  it("stops the deploy where it cannot judge", async () => {
    const broken = user("alice");
    Object.defineProperty(broken, "type", {
      get: () => {
        throw new Error("broken");
      },
    });
    const args = { resources: [broken], getConfig: () => ({}) } as unknown as StackValidationArgs;
    await assert.rejects(
      async () =>
        stackPolicy(iamUserMfaEnforcement, new RunLog(), UPDATE_WITHOUT_CONFIG).validateStack(
          args,
          () => undefined,
        ),
      /not proven/,
    );
  });
});

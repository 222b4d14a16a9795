import assert from "node:assert/strict";

import type { GroupArgs, RoleArgs } from "../../../components";
import { mfaEnforcementDocument } from "../../../components/documents/mfaEnforcement";
import { permissionsBoundaryDocument } from "../../../components/documents/permissionsBoundary";
import { deployBaseline, makeBaseline } from "../../support/deployBaseline";
import { valueOf } from "../../support/deployWithMocks";

const BOUNDARY_ARN = "arn:aws:iam:::baseline-permissions-boundary";
const billing: GroupArgs = { name: "billing", preset: "billing", users: [{ name: "carol" }] };
const hub: RoleArgs = { name: "BreakGlass", preset: "admin", trustedPrincipals: ["999988887777"] };

describe("groups besides the admins'", () => {
  it("have policies of their own, the MFA policy, and their users", async () => {
    const { one, all, result } = await deployBaseline({
      groups: [
        { ...billing, groupName: "Accounting", managedPolicies: ["AWSPurchaseOrdersServiceRolePolicy"] },
      ],
    });
    const group = one("aws:iam/group:Group", "billing-group");
    assert.equal(group.inputs["name"], "Accounting");
    const policy = one("aws:iam/groupPolicy:GroupPolicy", "billing-mfa-enforcement");
    assert.equal(policy.inputs["group"], "Accounting");
    assert.deepEqual(
      JSON.parse(policy.inputs["policy"] as string),
      mfaEnforcementDocument({ partition: "aws", accountId: "111122223333" }),
    );
    const attached = all("aws:iam/groupPolicyAttachment:GroupPolicyAttachment")
      .filter(({ inputs }) => inputs["group"] === "Accounting")
      .map(({ inputs }) => inputs["policyArn"]);
    assert.deepEqual(attached.sort(), [
      "arn:aws:iam::aws:policy/AWSPurchaseOrdersServiceRolePolicy",
      "arn:aws:iam::aws:policy/job-function/Billing",
    ]);
    const membership = one("aws:iam/userGroupMembership:UserGroupMembership", "carol-membership");
    assert.deepEqual(membership.inputs, { user: "carol", groups: ["Accounting"] });
    assert.ok(
      one("account-baseline:index:GroupUser").dependencies.includes("baseline-billing-mfa-enforcement"),
      "users after the group's policy",
    );
    assert.deepEqual(Object.keys((await valueOf(result.userArns)).value), ["alice", "carol"]);
    assert.deepEqual(Object.keys((await valueOf(result.passwords)).value), ["alice", "carol"]);
  });

  it("cannot have a user that the admins or another group have", () => {
    const users = [{ name: "Alice" }];
    assert.throws(
      () => makeBaseline({ groups: [{ ...billing, users }] }),
      /groups\[0\]\.users\[0\]\.name = "Alice" is not valid: .*upper and lower case/,
    );
  });

  it("cannot have users that would be one resource to Pulumi, or would have been in another group", () => {
    const west: GroupArgs = { ...billing, name: "finance-west", users: [{ name: "carol" }] };
    const finance = (...names: string[]): GroupArgs => ({
      ...billing,
      name: "finance",
      users: names.map((name) => ({ name })),
    });
    assert.throws(
      () => makeBaseline({ groups: [finance("dave", "west-carol"), west] }),
      /groups\[0\]\.users\[1\]\.name = "west-carol" is not valid: .*finance-west-carol to Pulumi/,
    );
    assert.throws(
      () => makeBaseline({ admins: [{ name: "west-carol" }], groups: [finance("dave"), west] }),
      /admins\[0\]\.name = "west-carol" is not valid: .*finance-west-carol to Pulumi/,
    );
  });
});

describe("roles for people", () => {
  const trustOf = async (role: RoleArgs) => {
    const { one } = await deployBaseline({ roles: [role] });
    const { assumeRolePolicy } = one("aws:iam/role:Role").inputs;
    return (JSON.parse(assumeRolePolicy as string) as { Statement: Record<string, unknown>[] }).Statement[0];
  };

  it("are taken by a hub account with MFA that is an hour old at most", async () => {
    assert.deepEqual(await trustOf({ ...hub, externalId: "acme" }), {
      Sid: "AllowWithRecentMfa",
      Effect: "Allow",
      Principal: { AWS: ["arn:aws:iam::999988887777:root"] },
      Action: "sts:AssumeRole",
      Condition: {
        Bool: { "aws:MultiFactorAuthPresent": "true" },
        NumericLessThan: { "aws:MultiFactorAuthAge": "3600" },
        StringEquals: { "sts:ExternalId": "acme" },
      },
    });
  });

  it("are taken through a SAML provider for the console, or an OIDC provider for whom the conditions say", async () => {
    const { trustedPrincipals, ...role } = hub;
    assert.ok(trustedPrincipals);
    const saml = "arn:aws:iam::111122223333:saml-provider/okta";
    assert.deepEqual(await trustOf({ ...role, identityProvider: saml }), {
      Sid: "AllowThroughIdentityProvider",
      Effect: "Allow",
      Principal: { Federated: saml },
      Action: "sts:AssumeRoleWithSAML",
      Condition: { StringEquals: { "SAML:aud": "https://signin.aws.amazon.com/saml" } },
    });
    const oidc = "arn:aws:iam::111122223333:oidc-provider/id.example.com";
    const conditions = { "id.example.com:aud": ["aws"], "id.example.com:sub": ["ada", "bob"] };
    assert.deepEqual(await trustOf({ ...role, identityProvider: oidc, conditions }), {
      Sid: "AllowThroughIdentityProvider",
      Effect: "Allow",
      Principal: { Federated: oidc },
      Action: "sts:AssumeRoleWithWebIdentity",
      Condition: { StringEquals: conditions },
    });
    assert.throws(
      () => makeBaseline({ roles: [{ ...role, identityProvider: oidc }] }),
      /roles\[0\]\.conditions = undefined is not valid: .*any user of an OIDC provider/,
    );
  });

  it("have their policies and a session of an hour", async () => {
    const { one, all, result } = await deployBaseline({
      roles: [{ ...hub, managedPolicies: ["arn:aws:iam::111122223333:policy/own"] }],
      tags: { team: "cloud" },
    });
    const role = one("aws:iam/role:Role");
    assert.equal(role.inputs["name"], "BreakGlass");
    assert.equal(role.inputs["maxSessionDuration"], 3600);
    assert.deepEqual(role.inputs["tags"], { team: "cloud" });
    assert.deepEqual(
      all("aws:iam/rolePolicyAttachment:RolePolicyAttachment").map(({ inputs }) => [
        inputs["role"],
        inputs["policyArn"],
      ]),
      [
        ["BreakGlass", "arn:aws:iam::aws:policy/AdministratorAccess"],
        ["BreakGlass", "arn:aws:iam::111122223333:policy/own"],
      ],
    );
    assert.deepEqual((await valueOf(result.roleArns)).value, {
      BreakGlass: "arn:aws:iam:::baseline-role-BreakGlass",
    });
  });

  it("can take the place of all users, and then there is no group", async () => {
    const { all, result } = await deployBaseline({ admins: [], roles: [hub] });
    for (const type of ["user:User", "group:Group", "userLoginProfile:UserLoginProfile"])
      assert.deepEqual(all(`aws:iam/${type}`), [], type);
    assert.equal((await valueOf(result.groupName)).value, undefined);
    assert.throws(
      () => makeBaseline({ admins: [] }),
      /admins = \[\] is not valid: .*at least one admin, or roles/,
    );
  });
});

describe("stages of MFA enforcement", () => {
  for (const mfaEnforcement of ["announce", "enforce", "fido-only"] as const) {
    it(`${mfaEnforcement} is the policy of every group`, async () => {
      const { all } = await deployBaseline({ mfaEnforcement, groups: [billing] });
      const expected = mfaEnforcementDocument({
        partition: "aws",
        accountId: "111122223333",
        stage: mfaEnforcement,
      });
      const policies = all("aws:iam/groupPolicy:GroupPolicy").map(({ inputs }) => inputs["policy"] as string);
      assert.equal(policies.length, 2);
      for (const policy of policies) assert.deepEqual(JSON.parse(policy), expected);
    });
  }

  it("fido-only goes with no access key, which a security key cannot be used with", () => {
    assert.throws(
      () => makeBaseline({ mfaEnforcement: "fido-only", admins: [{ name: "alice", accessKey: {} }] }),
      /admins\[0\]\.accessKey = \{\} is not valid: .*none \(false\) if mfaEnforcement is fido-only/,
    );
  });
});

describe("the permissions boundary of the baseline", () => {
  it("is not made where nobody has it", async () => {
    const { all } = await deployBaseline();
    assert.deepEqual(all("aws:iam/policy:Policy"), []);
  });

  it("bounds users and roles that have no other, and protects the groups", async () => {
    const own = "arn:aws:iam::111122223333:policy/own";
    const { one, all } = await deployBaseline({
      permissionsBoundary: "baseline",
      groupName: "Administrators",
      admins: [{ name: "alice" }, { name: "bob", permissionsBoundary: own }],
      groups: [billing],
      roles: [hub],
    });
    const boundary = one("aws:iam/policy:Policy");
    assert.equal(boundary.inputs["name"], "baseline-permissions-boundary");
    assert.deepEqual(
      JSON.parse(boundary.inputs["policy"] as string),
      permissionsBoundaryDocument({
        partition: "aws",
        accountId: "111122223333",
        boundaryArn: "arn:aws:iam::111122223333:policy/baseline-permissions-boundary",
        groupArns: [
          "arn:aws:iam::111122223333:group/baseline-*",
          "arn:aws:iam::111122223333:group/Administrators",
        ],
      }),
    );
    const bounded = [...all("aws:iam/user:User"), ...all("aws:iam/role:Role")].map(({ inputs }) => [
      inputs["name"],
      inputs["permissionsBoundary"],
    ]);
    assert.deepEqual(Object.fromEntries(bounded), {
      alice: BOUNDARY_ARN,
      bob: own,
      carol: BOUNDARY_ARN,
      BreakGlass: BOUNDARY_ARN,
    });
  });

  it("can be that of a single user", async () => {
    const { all } = await deployBaseline({
      admins: [{ name: "alice" }, { name: "bob", permissionsBoundary: "baseline" }],
    });
    assert.deepEqual(
      all("aws:iam/user:User").map(({ inputs }) => [inputs["name"], inputs["permissionsBoundary"]]),
      [
        ["alice", undefined],
        ["bob", BOUNDARY_ARN],
      ],
    );
  });
});

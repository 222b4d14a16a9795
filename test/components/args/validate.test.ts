import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import { AccountBaseline, type AccountBaselineArgs } from "../../../components";
import { deployWithMocks } from "../../support/deployWithMocks";

const VALID: AccountBaselineArgs = {
  accountId: "111122223333",
  admins: [{ name: "alice" }],
  monthlyLimitUsd: "100",
  emails: ["ops@example.com"],
};

/** The message for arguments as a program in JavaScript may give them; nothing may have been registered. */
async function refusal(changes: object, opts?: pulumi.ComponentResourceOptions): Promise<string> {
  let message = "";
  const { resources } = await deployWithMocks(() => {
    try {
      new AccountBaseline("baseline", { ...VALID, ...changes }, opts);
    } catch (error) {
      message = (error as Error).message;
    }
    return {};
  });
  assert.deepEqual(
    resources.filter(({ type }) => type !== "pulumi:pulumi:Stack"),
    [],
  );
  return message;
}

describe("the arguments of AccountBaseline", () => {
  const cases: readonly (readonly [what: string, changes: object, message: RegExp])[] = [
    [
      "users that are only names",
      { admins: ["alice"] },
      /admins\[0\] = "alice" is not valid: expected a map such as/,
    ],
    ["no list of users", { admins: "alice" }, /admins = "alice" is not valid: expected a list of users/],
    ["a user without a name", { admins: [{}] }, /admins\[0\]\.name = undefined is not valid: expected text/],
    [
      "an address that is no list",
      { emails: "ops@example.com" },
      /emails = "ops@example.com" is not valid: expected a list/,
    ],
    [
      "a number as account id",
      { accountId: 111122223333 },
      /accountId = 111122223333 is not valid: expected text/,
    ],
    [
      "an output as account id",
      { accountId: pulumi.output("111122223333") },
      /accountId = an output is not valid: expected a plain value/,
    ],
    [
      "an output as a name",
      { admins: [{ name: pulumi.output("alice") }] },
      /admins\[0\]\.name = an output is not valid: expected a plain value/,
    ],
    [
      "an output as a list",
      { emails: pulumi.output(["a@example.com"]) },
      /emails = an output is not valid: expected a plain value/,
    ],
    [
      "no number as limit",
      { monthlyLimitUsd: "abc" },
      /monthlyLimitUsd = "abc" is not valid: expected an amount in USD above 0/,
    ],
    [
      "a negative limit",
      { monthlyLimitUsd: -5 },
      /monthlyLimitUsd = -5 is not valid: expected an amount in USD above 0/,
    ],
    ["a limit of 0", { monthlyLimitUsd: "0" }, /monthlyLimitUsd = "0" is not valid/],
    [
      "a separator in a limit",
      { billingAlarmUsd: "1,000" },
      /billingAlarmUsd = "1,000" is not valid: .*no separators/,
    ],
    [
      "a wrong limit of a further budget",
      { budgets: [{ name: "a", limitUsd: "x" }] },
      /budgets\[0\]\.limitUsd = "x" is not valid/,
    ],
    [
      "an identity provider by output without conditions, because any provider may be behind it",
      { roles: [{ name: "a", preset: "admin", identityProvider: pulumi.output("arn") }] },
      /roles\[0\]\.conditions = undefined is not valid: expected keys that end in :aud and :sub/,
    ],
    [
      "an identity provider by output, and principals",
      {
        roles: [
          {
            name: "a",
            preset: "admin",
            identityProvider: pulumi.output("arn"),
            conditions: { "SAML:sub": ["x"] },
            trustedPrincipals: [pulumi.output("999988887777")],
          },
        ],
      },
      /roles\[0\] = .*"identityProvider":"an output".* is not valid: expected exactly one of/,
    ],
    [
      "an output as address",
      { notificationTargets: { https: [pulumi.output("https://example.com")] } },
      /notificationTargets\.https\[0\] = an output is not valid: expected a plain value/,
    ],
    [
      "a group without users",
      { groups: [{ name: "a" }] },
      /groups\[0\]\.users = undefined is not valid: expected a list of users/,
    ],
  ];
  for (const [what, changes, expected] of cases) {
    it(`are refused with one message: ${what}`, async () => {
      const message = await refusal(changes);
      assert.match(message, expected);
      assert.equal(message.split("\n").length, 2, message);
    });
  }

  it("refuse a provider, with the reason", async () => {
    const provider = Object.create(pulumi.ProviderResource.prototype) as pulumi.ProviderResource;
    assert.match(
      await refusal({}, { provider }),
      /opts\.provider is not valid: .*its own providers, each bound to accountId/,
    );
    assert.match(await refusal({}, { providers: [provider] }), /opts\.provider is not valid/);
  });

  it("take outputs as amounts", async () => {
    const { resources } = await deployWithMocks(() => {
      new AccountBaseline("baseline", { ...VALID, monthlyLimitUsd: pulumi.output("100") }, { providers: [] });
      return {};
    });
    assert.ok(resources.length > 10);
  });
});

describe("ARNs of AccountBaseline", () => {
  it("may be outputs, and then resources are named by their places", async () => {
    const policy = pulumi.output("arn:aws:iam::111122223333:policy/own");
    const { resources } = await deployWithMocks(() => {
      new AccountBaseline("baseline", {
        ...VALID,
        managedPolicies: ["ReadOnlyAccess", policy],
        roles: [
          { name: "hub", managedPolicies: [policy], trustedPrincipals: [pulumi.output("999988887777")] },
          {
            name: "saml",
            preset: "admin",
            identityProvider: pulumi.output("arn:aws:iam::111122223333:saml-provider/corp"),
            conditions: { "SAML:sub": ["alice"] },
          },
          {
            name: "ci",
            preset: "admin",
            identityProvider: pulumi.output("arn:aws:iam::111122223333:oidc-provider/ci.example.com"),
            conditions: { "ci.example.com:aud": ["sts"], "ci.example.com:sub": ["main"] },
          },
        ],
        notificationTargets: {
          sqs: [
            "arn:aws:sqs:us-east-1:111122223333:a",
            pulumi.output("arn:aws:sqs:us-east-1:111122223333:b"),
          ],
        },
        signInAlerts: { logGroup: pulumi.output("trail") },
        budgetActions: [
          { name: "stop", type: "ACTUAL", percent: 100, denyPolicy: { policy, groups: ["finance"] } },
        ],
      });
      return {};
    });
    const inputsOf = (name: string, type = "") => {
      const found = resources.find((it) => it.name === name && it.type.endsWith(type));
      assert.ok(found, `${name} among ${resources.map((it) => it.name).join(", ")}`);
      return found.inputs as Record<string, string>;
    };
    const arn = "arn:aws:iam::111122223333:policy/own";
    assert.equal(
      inputsOf("baseline-admins-policy-ReadOnlyAccess")["policyArn"],
      "arn:aws:iam::aws:policy/ReadOnlyAccess",
    );
    assert.equal(inputsOf("baseline-admins-policy-output-1")["policyArn"], arn);
    assert.equal(inputsOf("baseline-role-hub-policy-output-1")["policyArn"], arn);
    assert.match(inputsOf("baseline-role-hub")["assumeRolePolicy"] ?? "", /arn:aws:iam::999988887777:root/);
    assert.match(inputsOf("baseline-role-saml")["assumeRolePolicy"] ?? "", /AssumeRoleWithSAML/);
    assert.match(inputsOf("baseline-role-ci")["assumeRolePolicy"] ?? "", /AssumeRoleWithWebIdentity/);
    assert.equal(
      inputsOf("baseline-notifications-sqs-output-1")["endpoint"],
      "arn:aws:sqs:us-east-1:111122223333:b",
    );
    assert.equal(inputsOf("baseline-sign-in-alerts-root-use", ":LogMetricFilter")["logGroupName"], "trail");
    assert.deepEqual(inputsOf("baseline-action-stop", ":BudgetAction")["definition"], {
      iamActionDefinition: { policyArn: arn, groups: ["finance"] },
    });
  });

  it("may not be a policy that could grant rights, where it is known only during the update", async () => {
    const { resources } = await deployWithMocks(() => {
      const policy = pulumi.output("arn:aws:iam::aws:policy/AdministratorAccess");
      const action = { name: "stop", type: "ACTUAL", percent: 100 } as const;
      const denyPolicy = { policy, groups: ["finance"] };
      new AccountBaseline("baseline", { ...VALID, budgetActions: [{ ...action, denyPolicy }] });
      return {};
    });
    const types = resources.map(({ type }) => type);
    assert.ok(types.includes("aws:iam/role:Role"), "what does not need the policy is registered");
    assert.ok(!types.includes("aws:iam/rolePolicy:RolePolicy"), "no rights for the role of the action");
    assert.ok(!types.includes("aws:budgets/budgetAction:BudgetAction"), "no action");
  });
});

describe("the nodes of AccountBaseline", () => {
  it("are the resources by the names of the arguments", async () => {
    await deployWithMocks(() => {
      const { nodes } = new AccountBaseline("baseline", {
        ...VALID,
        groups: [{ name: "finance", users: [{ name: "bob" }] }],
        roles: [{ name: "break-glass", preset: "admin", trustedPrincipals: ["444455556666"] }],
        budgets: [{ name: "databases", limitUsd: "20" }],
      });
      assert.deepEqual(Object.keys(nodes.groups), ["admins", "finance"]);
      assert.deepEqual(Object.keys(nodes.users), ["alice", "bob"]);
      assert.deepEqual(Object.keys(nodes.roles), ["break-glass"]);
      assert.deepEqual(Object.keys(nodes.budgets), ["monthly", "databases"]);
      for (const one of [nodes.alarm, nodes.topic, nodes.providers.home, nodes.providers.billing])
        assert.ok(pulumi.Resource.isInstance(one));
      return {};
    });
  });
});

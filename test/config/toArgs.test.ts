import assert from "node:assert/strict";

import { parseConfig } from "../../config/parse";
import { ROLE_VARIABLE, SESSION_NAME_VARIABLE } from "../../config/roles";
import { toArgs } from "../../config/toArgs";

/** The args of a stack with the given config, nothing of it encrypted. */
function argsOf(values: Record<string, string>) {
  const smallest = {
    accountId: "111122223333",
    admins: '["alice"]',
    monthlyLimitUsd: "100",
    emails: "ops@example.com",
  };
  const parsed = parseConfig({ values: { ...smallest, ...values }, secretKeys: new Set() });
  assert.ok(parsed.ok);
  return toArgs({ config: parsed.config, guard: (_, value) => value });
}

describe("toArgs", () => {
  it("leaves out what only rollouts select by, so that no resource changes with it", () => {
    const selectedBy = argsOf({ ou: "Workloads/Prod", accountTags: '{"env":"prod"}' });
    assert.deepEqual(selectedBy, argsOf({}));
    assert.ok(!("ou" in selectedBy) && !("accountTags" in selectedBy));
  });

  it("lets the role that deploys read the secrets of users, whatever role a job takes in its place", () => {
    const readers = ["arn:aws:iam::111122223333:role/Helpdesk"];
    const credentialSecrets = JSON.stringify({ readers });
    process.env[ROLE_VARIABLE] = "Reader";
    try {
      assert.deepEqual(argsOf({ credentialSecrets, assumeRole: '["Hub","Deployer"]' }).credentialSecrets, {
        readers,
        deployer: "arn:aws:iam::111122223333:role/Deployer",
      });
      assert.equal(argsOf({ credentialSecrets }).credentialSecrets?.deployer, undefined);
    } finally {
      Reflect.deleteProperty(process.env, ROLE_VARIABLE);
    }
  });

  describe("of a role session", () => {
    afterEach(() => {
      Reflect.deleteProperty(process.env, SESSION_NAME_VARIABLE);
    });
    const cases: [what: string, assumeRole: string, variable: string | undefined, expected: string][] = [
      ["is named after the baseline", "Deployer", undefined, "account-baseline"],
      ["is named after the run in a rollout", "Deployer", "account-baseline-run-1", "account-baseline-run-1"],
      [
        "has the name that the stack file gives, also in a rollout",
        '{"role":"Deployer","sessionName":"mine"}',
        "account-baseline-run-1",
        "mine",
      ],
    ];
    for (const [what, assumeRole, variable, expected] of cases) {
      it(what, () => {
        if (variable !== undefined) process.env[SESSION_NAME_VARIABLE] = variable;
        const [role] = argsOf({ assumeRole }).assumeRoles as { sessionName: string }[];
        assert.equal(role?.sessionName, expected);
      });
    }
  });
});

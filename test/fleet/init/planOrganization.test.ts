import assert from "node:assert/strict";

import type { RawConfig } from "../../../config/parse";
import { formatPlan } from "../../../fleet/init/formatPlan";
import type { OrganizationAccount } from "../../../fleet/init/organization";
import { planOrganization } from "../../../fleet/init/planOrganization";
import type { StackFile } from "../../../fleet/init/readStackFiles";
import type { StackValues } from "../../../fleet/init/stackValues";

const COMMON: RawConfig = {
  values: { admins: '["alice"]', monthlyLimitUsd: "100", emails: "ops@example.com" },
  secretKeys: new Set(),
};

const A = "100000000001";
const B = "100000000002";

function account(id: string, changes: Partial<OrganizationAccount> = {}): OrganizationAccount {
  return {
    id,
    name: id === A ? "Web" : "Shop",
    state: "ACTIVE",
    ou: "Workloads",
    tags: {},
    management: false,
    ...changes,
  };
}

function file(accountId: string, changes: Partial<StackFile> = {}): StackFile {
  const stack = `account-${accountId}`;
  return { file: `Pulumi.${stack}.yaml`, stack, accountId, ou: "Workloads", accountTags: {}, ...changes };
}

function plan(accounts: OrganizationAccount[], files: StackFile[], flags: StackValues = {}, common = COMMON) {
  return planOrganization(accounts, files, flags, common);
}

describe("the plan of init --from-organization", () => {
  it("gives a file to each active account without one, and the flags' values with it", () => {
    const { create, unchanged } = plan([account(A), account(B)], [file(B)], { region: "eu-west-1" });
    assert.deepEqual(
      create.map(({ file: name, values }) => ({ name, values })),
      [
        {
          name: "Pulumi.web.yaml",
          values: { accountId: A, ou: "Workloads", accountTags: {}, region: "eu-west-1" },
        },
      ],
    );
    assert.deepEqual(
      unchanged.map(({ accountId }) => accountId),
      [B],
    );
  });

  for (const state of ["PENDING_ACTIVATION", "SUSPENDED", "PENDING_CLOSURE", "CLOSED", "UNKNOWN"]) {
    it(`gives none to an account that is ${state}, and names the file that it still has`, () => {
      const { create, inactive, unchanged } = plan([account(A, { state }), account(B, { state })], [file(B)]);
      assert.deepEqual(create, []);
      assert.deepEqual(unchanged, []);
      assert.deepEqual(
        inactive.map(({ files }) => files),
        [[], [`Pulumi.account-${B}.yaml`]],
      );
    });
  }

  const differences: readonly {
    name: string;
    was: Partial<StackFile>;
    is: Partial<OrganizationAccount>;
    told: string[];
  }[] = [
    { name: "a move", was: {}, is: { ou: "Workloads/Prod" }, told: ["ou: Workloads -> Workloads/Prod"] },
    { name: "a move into the root", was: {}, is: { ou: undefined }, told: ["ou: Workloads -> none"] },
    {
      name: "each tag that differs",
      was: { accountTags: { env: "dev", team: "a" } },
      is: { tags: { env: "prod", cost: "1" } },
      told: ["accountTags.env: dev -> prod", "accountTags.team: a -> none", "accountTags.cost: none -> 1"],
    },
  ];
  for (const { name, was, is, told } of differences) {
    it(`tells ${name}`, () => {
      const { changed, create } = plan([account(A, is)], [file(A, was)]);
      assert.deepEqual(create, []);
      assert.deepEqual(
        changed.map(({ changes }) => changes),
        [told],
      );
    });
  }

  it("skips an account whose values a stack file may not have, and says which", () => {
    const { create, refused } = plan([account(A, { ou: "R&D/*" }), account(B)], []);
    assert.equal(create.length, 1);
    assert.equal(refused.length, 1);
    assert.match(refused[0]?.problems.join() ?? "", /^ou = "R&D\/\*" is not valid: expected /);
  });

  it("notes the management account only where it would inherit a role that it lacks", () => {
    const accounts = [account(A, { management: true })];
    assert.equal(plan(accounts, []).managementFile, undefined);
    const common = { ...COMMON, values: { ...COMMON.values, assumeRole: "OrganizationAccountAccessRole" } };
    const { managementFile } = plan(accounts, [], {}, common);
    assert.equal(managementFile, "Pulumi.web.yaml");
  });

  it("is told in lines that a person can act on", () => {
    const accounts = [account(A), account(B, { state: "CLOSED" })];
    const text = formatPlan(plan(accounts, [file(B), file("999999999999")]), { dryRun: true, update: false });
    assert.deepEqual(text.split("\n"), [
      `would write Pulumi.web.yaml: ${A} Web in Workloads`,
      `not usable: ${B} Shop is CLOSED, and still has Pulumi.account-${B}.yaml`,
      "not in the organization: 999999999999 of Pulumi.account-999999999999.yaml",
      "1 to write, 0 up to date, 0 changed, 1 not usable, 1 not in the organization, 0 skipped",
    ]);
  });
});

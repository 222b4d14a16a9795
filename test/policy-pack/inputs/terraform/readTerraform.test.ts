import assert from "node:assert/strict";

import { ALLOW, checkText, DENY, findingsIn } from "../../../support/inputs/checkText";
import { planOf, type Planned } from "../../../support/inputs/wrapDocuments";

const GOOD = JSON.stringify(DENY);
const OPEN = JSON.stringify(ALLOW);

function resource(
  type: string,
  name: string,
  values: Record<string, unknown>,
  rest: Partial<Planned> = {},
): Planned {
  return { type: `aws_iam_${type}`, name, values, ...rest };
}

const alice = resource("user", "alice", { name: "alice", path: "/", force_destroy: false, tags: null });
const admins = resource("group", "admins", { name: "admins", path: "/" });
const member = resource("user_group_membership", "m", { user: "alice", groups: ["admins"] });
const mfa = resource("policy", "mfa", { name: "mfa", path: "/", description: null, policy: GOOD });
const other = resource("policy", "other", { name: "other", path: "/", policy: OPEN });

/** References of an expression, with all that they are part of, as Terraform lists them. */
function references(...texts: string[]): object {
  const parts = (text: string): string[] => {
    const whole = text.slice(0, text.lastIndexOf("."));
    const unindexed = whole.replace(/\[[^\]]*\]$/, "");
    return [text, whole, ...(unindexed === whole ? [] : [unindexed])];
  };
  return { references: texts.flatMap((text) => (text.startsWith("var.") ? [text] : parts(text))) };
}

/** An attachment to alice's group, with a policy that is known after apply. */
function attachment(expression: object, rest: Partial<Planned> = {}): Planned {
  return resource(
    "group_policy_attachment",
    "a",
    { group: "admins" },
    {
      unknown: { policy_arn: true },
      expressions: { policy_arn: expression },
      ...rest,
    },
  );
}

/** A plan's configuration with calls of modules, given by hand. */
function withConfiguration(plan: string, change: (root: Record<string, unknown>) => void): string {
  const value = JSON.parse(plan) as { configuration: { root_module: Record<string, unknown> } };
  change(value.configuration.root_module);
  return JSON.stringify(value);
}

/** A state as `terraform show -json` prints it. */
function stateOf(...resources: { type: string; name: string; values: object }[]): object {
  return {
    format_version: "1.0",
    terraform_version: "1.11.4",
    values: {
      outputs: {},
      root_module: {
        resources: resources.map(({ type, name, values }) => ({
          address: `aws_iam_${type}.${name}`,
          mode: "managed",
          type: `aws_iam_${type}`,
          name,
          provider_name: "registry.opentofu.org/hashicorp/aws",
          schema_version: 0,
          values,
          sensitive_values: {},
          depends_on: ["aws_iam_group.admins"],
        })),
      },
    },
  };
}

const ARN = "arn:aws:iam::123456789012";

describe("Terraform plans and states", () => {
  const group = [alice, admins, member];
  const enforced: Record<string, string | object> = {
    "an inline policy of the user": planOf([
      alice,
      resource("user_policy", "p", { name: "mfa", user: "alice", policy: GOOD }),
    ]),
    "an attachment of a policy that the plan creates": planOf([
      ...group,
      mfa,
      other,
      attachment(references("aws_iam_policy.mfa.arn")),
    ]),
    "an attachment by the id of the policy": planOf([
      ...group,
      mfa,
      attachment(references("aws_iam_policy.mfa.id")),
    ]),
    "an attachment to a user by its id, which is known after apply": planOf([
      alice,
      mfa,
      resource(
        "user_policy_attachment",
        "a",
        {},
        {
          unknown: { policy_arn: true, user: true },
          expressions: {
            policy_arn: references("aws_iam_policy.mfa.arn"),
            user: references("aws_iam_user.alice.id"),
          },
        },
      ),
    ]),
    "policies by count, of which one is attached": planOf([
      ...group,
      { ...mfa, index: 0 },
      { ...other, index: 1, name: "mfa" },
      attachment(references("aws_iam_policy.mfa[0].arn")),
    ]),
    "users by for_each": planOf([
      { ...alice, name: "people", index: "alice" },
      admins,
      resource("group_policy", "p", { name: "mfa", group: "admins", policy: GOOD }),
      resource("user_group_membership", "m", { user: "alice", groups: ["admins"] }, { index: "alice" }),
    ]),
    "a membership that owns the group": planOf([
      alice,
      admins,
      resource("group_membership", "m", { name: "m", group: "admins", users: ["alice"] }),
      resource("group_policy", "p", { name: "mfa", group: "admins", policy: GOOD }),
    ]),
    "an attachment that owns the policy": planOf([
      alice,
      mfa,
      resource(
        "policy_attachment",
        "a",
        { name: "a", users: ["alice"], groups: [], roles: [] },
        {
          unknown: { policy_arn: true },
          expressions: { policy_arn: references("aws_iam_policy.mfa.arn") },
        },
      ),
    ]),
    "exclusive lists that keep the policies": planOf([
      alice,
      mfa,
      resource("user_policy", "p", { name: "mfa", user: "alice", policy: GOOD }),
      resource("user_policies_exclusive", "e", { user_name: "alice", policy_names: ["mfa"] }),
      resource(
        "user_policy_attachments_exclusive",
        "e",
        { user_name: "alice", policy_arns: [null] },
        {
          unknown: { policy_arns: [true] },
          expressions: { policy_arns: references("aws_iam_policy.mfa.arn") },
        },
      ),
    ]),
    "a boundary": planOf([
      {
        ...alice,
        unknown: { permissions_boundary: true },
        expressions: { permissions_boundary: references("aws_iam_policy.mfa.arn") },
      },
      mfa,
    ]),
    "resources of a module": planOf([
      { ...alice, module: "module.people" },
      { ...admins, module: "module.people" },
      { ...member, module: "module.people" },
      { ...mfa, module: "module.people" },
      { ...attachment(references("aws_iam_policy.mfa.arn")), module: "module.people" },
    ]),
    "a policy by the output of a module": withConfiguration(
      planOf([
        ...group,
        { ...mfa, module: "module.policies" },
        attachment(references("module.policies.arn")),
      ]),
      (root) => {
        const calls = root["module_calls"] as Record<string, { module: Record<string, unknown> }>;
        const own = calls["policies"]?.module ?? {};
        own["outputs"] = { arn: { expression: references("aws_iam_policy.mfa.arn") } };
      },
    ),
    "a policy by the variable of a module": withConfiguration(
      planOf([
        mfa,
        ...[...group, attachment(references("var.policy"))].map((it) => ({
          ...it,
          module: 'module.people["eu"]',
        })),
      ]),
      (root) => {
        const calls = root["module_calls"] as Record<string, Record<string, unknown>>;
        calls["people"] = {
          ...calls["people"],
          expressions: { policy: references("aws_iam_policy.mfa.arn") },
          for_each_expression: { constant_value: ["eu"] },
        };
      },
    ),
    "a document of a data source that is known": planOf(
      [
        alice,
        resource(
          "user_policy",
          "p",
          { name: "mfa", user: "alice" },
          {
            unknown: { policy: true },
            expressions: { policy: references("data.aws_iam_policy_document.mfa.json") },
          },
        ),
      ],
      {
        prior_state: {
          format_version: "1.0",
          values: {
            root_module: {
              resources: [
                {
                  address: "data.aws_iam_policy_document.mfa",
                  mode: "data",
                  type: "aws_iam_policy_document",
                  name: "mfa",
                  provider_name: "registry.terraform.io/hashicorp/aws",
                  schema_version: 0,
                  values: {
                    id: "2593",
                    json: GOOD,
                    minified_json: GOOD,
                    statement: [],
                    version: "2012-10-17",
                  },
                  sensitive_values: { statement: [] },
                },
              ],
            },
          },
        },
      },
    ),
    "a state of OpenTofu": stateOf(
      {
        type: "user",
        name: "alice",
        values: { name: "alice", path: "/", arn: `${ARN}:user/alice`, id: "alice", unique_id: "AIDA" },
      },
      { type: "group", name: "admins", values: { name: "admins", path: "/", arn: `${ARN}:group/admins` } },
      {
        type: "policy",
        name: "mfa",
        values: {
          name: "mfa",
          name_prefix: "",
          path: "/",
          arn: `${ARN}:policy/mfa`,
          policy: GOOD,
          attachment_count: 1,
        },
      },
      {
        type: "user_group_membership",
        name: "m",
        values: { user: "alice", groups: ["admins"], id: "terraform-2026" },
      },
      {
        type: "group_policy_attachment",
        name: "a",
        values: { group: "admins", policy_arn: `${ARN}:policy/mfa` },
      },
      { type: "access_key", name: "k", values: { user: "alice", status: "Active", id: "AKIA" } },
    ),
  };
  for (const [name, text] of Object.entries(enforced)) {
    it(`enforce MFA: ${name}`, async () => {
      assert.deepEqual(await findingsIn(text), { alice: "enforced" });
    });
  }

  it("show a user with keys and nothing else", async () => {
    const plan = planOf([
      alice,
      resource("user_login_profile", "l", { user: "alice", password_reset_required: true }),
      resource("access_key", "k", { user: "alice" }),
    ]);
    assert.deepEqual(await findingsIn(plan), { alice: "none" });
  });

  it("show users of keys that are not in them", async () => {
    const plan = planOf([resource("access_key", "k", { user: "legacy" })]);
    assert.deepEqual(await findingsIn(plan), { legacy: "not-provable" });
  });

  it("may have no resources, and resources of other providers", async () => {
    assert.deepEqual(await findingsIn({ format_version: "1.0" }), {});
    const foreign = {
      type: "google_project_iam_member",
      name: "x",
      values: { member: "user:a@b.c", role: "r" },
    };
    const other = { type: "scaleway_iam_user", name: "y", values: { email: "a@b.c" } };
    assert.deepEqual(await findingsIn(planOf([foreign, other])), {});
  });

  it("judge the template of a CloudFormation stack", async () => {
    const template_body = JSON.stringify({
      Resources: { Bob: { Type: "AWS::IAM::User", Properties: { UserName: "bob" } } },
    });
    const values = { name: "people", template_body, capabilities: ["CAPABILITY_NAMED_IAM"] };
    assert.deepEqual(await findingsIn(planOf([{ type: "aws_cloudformation_stack", name: "s", values }])), {
      bob: "none",
    });
  });

  it("read the types of awscc", async () => {
    const plan = planOf([
      {
        type: "awscc_iam_user",
        name: "alice",
        values: {
          user_name: "alice",
          groups: null,
          policies: [{ policy_name: "mfa", policy_document: GOOD }],
          managed_policy_arns: null,
        },
      },
    ]).replaceAll("hashicorp/aws", "hashicorp/awscc");
    assert.deepEqual(await findingsIn(plan), { alice: "enforced" });
  });

  describe("prove nothing", () => {
    const policies = [...group, mfa, other];
    const hostile: Record<string, string | object> = {
      "an attachment has a policy that is not known and has no configuration": planOf([
        ...policies,
        attachment({}),
      ]),
      "an attachment refers to two policies": planOf([
        ...policies,
        attachment(references("aws_iam_policy.mfa.arn", "aws_iam_policy.other.arn")),
      ]),
      "an attachment depends on a variable, too": planOf([
        ...policies,
        attachment(references("var.strict", "aws_iam_policy.mfa.arn")),
      ]),
      "an attachment refers to each.key": planOf([
        ...policies,
        attachment({ references: ["aws_iam_policy.mfa", "each.key"] }),
      ]),
      "an attachment refers to a local value": planOf([
        ...policies,
        attachment({ references: ["local.policy"] }),
      ]),
      "an attachment refers to another attribute": planOf([
        ...policies,
        attachment(references("aws_iam_policy.mfa.policy_id")),
      ]),
      "an attachment refers to a policy that is not in the plan": planOf([
        ...group,
        attachment(references("aws_iam_policy.mfa.arn")),
      ]),
      "an attachment refers to a policy of the same name in another module": planOf([
        ...group,
        { ...mfa, module: "module.m" },
        attachment(references("aws_iam_policy.mfa.arn")),
      ]),
      "an attachment refers to another policy by count": planOf([
        ...group,
        { ...mfa, index: 0 },
        attachment(references("aws_iam_policy.mfa[1].arn")),
      ]),
      "a group's name is known after apply": planOf([
        alice,
        { ...admins, values: { path: "/" }, unknown: { name: true } },
        resource(
          "user_group_membership",
          "m",
          { user: "alice", groups: [null] },
          {
            unknown: { groups: [true] },
            expressions: { groups: references("random_pet.group.id") },
          },
        ),
        resource(
          "group_policy",
          "p",
          { name: "mfa", policy: GOOD },
          {
            unknown: { group: true },
            expressions: { group: references("aws_iam_group.admins.name") },
          },
        ),
      ]),
      "a list of groups is wholly unknown": planOf([
        alice,
        admins,
        resource("group_policy", "p", { name: "mfa", group: "admins", policy: GOOD }),
        resource(
          "user_group_membership",
          "m",
          { user: "alice" },
          {
            unknown: { groups: true },
            expressions: { groups: references("aws_iam_group.admins.name") },
          },
        ),
      ]),
      "a document is known after apply": planOf([
        alice,
        resource(
          "user_policy",
          "p",
          { name: "mfa", user: "alice" },
          {
            unknown: { policy: true },
            expressions: { policy: references("data.aws_iam_policy_document.mfa.json") },
          },
        ),
      ]),
      "an exclusive list of policies is known after apply": planOf([
        alice,
        resource("user_policy", "p", { name: "mfa", user: "alice", policy: GOOD }),
        resource(
          "user_policies_exclusive",
          "e",
          { user_name: "alice" },
          {
            unknown: { policy_names: true },
            expressions: { policy_names: references("var.names") },
          },
        ),
      ]),
      "the policy has the user's group through another provider": withConfiguration(
        planOf([...group, resource("group_policy", "p", { name: "mfa", group: "admins", policy: GOOD })]),
        (root) => {
          for (const it of root["resources"] as Record<string, unknown>[])
            if (it["type"] === "aws_iam_group_policy") it["provider_config_key"] = "aws.other";
        },
      ),
      "the plan ended with an error": planOf(
        [...group, resource("group_policy", "p", { name: "mfa", group: "admins", policy: GOOD })],
        { errored: true },
      ),
      "the plan forgets a user that AWS keeps": (() => {
        const plan = JSON.parse(
          planOf([...group, resource("group_policy", "p", { name: "mfa", group: "admins", policy: GOOD })]),
        ) as { resource_changes: unknown[] };
        plan.resource_changes.push({
          address: "aws_iam_user.bob",
          mode: "managed",
          change: { actions: ["forget"], before: { name: "bob" }, after: null, after_unknown: {} },
        });
        return plan;
      })(),
      "the plan defers changes": planOf(
        [...group, resource("group_policy", "p", { name: "mfa", group: "admins", policy: GOOD })],
        { deferred_changes: [{ reason: "instance_count_unknown", resource_change: {} }], complete: false },
      ),
      "planned values lack a resource": (() => {
        const plan = JSON.parse(
          planOf([...group, resource("group_policy", "p", { name: "mfa", group: "admins", policy: GOOD })]),
        ) as { planned_values: { root_module: { resources: unknown[] } } };
        plan.planned_values.root_module.resources.splice(2, 1);
        return plan;
      })(),
      "the plan does not say which values are known": (() => {
        const plan = JSON.parse(planOf([...policies, attachment({})])) as { resource_changes: unknown[] };
        plan.resource_changes = [];
        return plan;
      })(),
      "a state has users of two accounts": stateOf(
        { type: "user", name: "alice", values: { name: "alice", path: "/", arn: `${ARN}:user/alice` } },
        { type: "group", name: "x", values: { name: "x", arn: "arn:aws:iam::210987654321:group/x" } },
        { type: "user_policy", name: "p", values: { name: "mfa", user: "alice", policy: GOOD } },
      ),
    };
    for (const [name, text] of Object.entries(hostile)) {
      it(`where ${name}`, async () => {
        const results = await checkText(text);
        assert.equal(results["alice"]?.enforced, false, JSON.stringify(results));
        assert.equal(results["alice"].finding, "not-provable");
      });
    }
  });

  it("prove nothing about types of a provider that is not AWS's", async () => {
    const policy = resource("group_policy", "p", { name: "mfa", group: "admins", policy: GOOD });
    const plan = planOf([...group, policy]).replaceAll("terraform.io/hashicorp/aws", "example.com/acme/aws");
    const results = await checkText(plan);
    assert.equal(results["?"]?.finding, "not-provable");
  });

  it("call arguments as Terraform does", async () => {
    const { alice: result } = await checkText(planOf([...group, mfa, attachment({})]));
    assert.match(
      result?.obstacles.join() ?? "",
      /^policy_arn of aws_iam_group_policy_attachment\.a is known only after/,
    );
  });

  describe("take away", () => {
    const cases: Record<string, string> = {
      "inline policies by an exclusive list": planOf([
        alice,
        resource("user_policy", "p", { name: "mfa", user: "alice", policy: GOOD }),
        resource("user_policies_exclusive", "e", { user_name: "alice", policy_names: [] }),
      ]),
      "a group's inline policies by an exclusive list": planOf([
        ...group,
        resource("group_policy", "p", { name: "mfa", group: "admins", policy: GOOD }),
        resource("group_policies_exclusive", "e", { group_name: "admins", policy_names: ["other"] }),
      ]),
      "attachments by an exclusive list": planOf([
        ...group,
        mfa,
        attachment(references("aws_iam_policy.mfa.arn")),
        resource("group_policy_attachments_exclusive", "e", { group_name: "admins", policy_arns: [] }),
      ]),
      "attachments by one that owns the policy": planOf([
        ...group,
        mfa,
        attachment(references("aws_iam_policy.mfa.arn")),
        resource(
          "policy_attachment",
          "o",
          { name: "o", users: ["bob"], groups: [], roles: [] },
          {
            unknown: { policy_arn: true },
            expressions: { policy_arn: references("aws_iam_policy.mfa.arn") },
          },
        ),
      ]),
      "a membership by one that owns the group": planOf([
        ...group,
        resource("group_policy", "p", { name: "mfa", group: "admins", policy: GOOD }),
        resource("group_membership", "o", { name: "o", group: "admins", users: ["bob"] }),
      ]),
    };
    for (const [name, text] of Object.entries(cases)) {
      it(name, async () => {
        assert.equal((await checkText(text))["alice"]?.enforced, false);
      });
    }
  });
});

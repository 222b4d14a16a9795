import assert from "node:assert/strict";

import { type Deployment, type Stack, StackNotFoundError } from "@pulumi/pulumi/automation";

import { recover } from "../../../../fleet/rollout/worker/recover";

const ACCOUNT = "111122223333";

function pending(kind: string, type: string, name: string, inputs?: Record<string, unknown>) {
  const resource = { urn: `urn:pulumi:dev::fleet::${type}::${name}`, type, ...(inputs && { inputs }) };
  return { type: kind, resource };
}

/** A stack whose state can be exported and imported; `imported` is what was put in its place. */
class HandMadeStack {
  imported: Deployment | undefined;
  /** URNs that a refresh was asked for. */
  refreshed: readonly string[] = [];

  /** @param comesTo What a refresh of the resources comes to. */
  constructor(
    private readonly deployment: object,
    private readonly comesTo: "found" | "gone" | "no answer" = "found",
  ) {}

  exportStack(): Promise<Deployment> {
    return Promise.resolve(this.imported ?? { version: 3, deployment: this.deployment });
  }

  refresh({ target }: { target: string[] }): Promise<void> {
    this.refreshed = target;
    if (this.comesTo === "no answer") return Promise.reject(new Error("AccessDenied"));
    if (this.comesTo === "gone") this.imported = { version: 3, deployment: { resources: [] } };
    return Promise.resolve();
  }

  importStack(state: Deployment): Promise<void> {
    this.imported = state;
    return Promise.resolve();
  }

  /** What is called of it is all that there is. */
  asStack(): Stack {
    return this as unknown as Stack;
  }
}

/** The resources that are in the state after the recovery: `type id`. */
function adopted(stack: HandMadeStack): string[] {
  const { resources } = stack.imported?.deployment as { resources: { type: string; id?: string }[] };
  return resources.map(({ type, id }) => `${type} ${id ?? "-"}`);
}

describe("recover", () => {
  for (const [what, state] of [
    ["has nothing under way", { resources: [{ urn: "urn::a" }], pending_operations: [] }],
    ["is empty", {}],
  ] as const) {
    it(`leaves alone a stack that ${what}`, async () => {
      const stack = new HandMadeStack(state);
      assert.equal(await recover(stack.asStack(), ACCOUNT), undefined);
      assert.equal(stack.imported, undefined);
    });
  }

  it("has nothing to do where the stack was not made yet", async () => {
    const error = Object.assign(Object.create(StackNotFoundError.prototype) as Error, {
      message: "no stack",
    });
    const stack = { exportStack: () => Promise.reject(error) } as unknown as Stack;
    assert.equal(await recover(stack, ACCOUNT), undefined);
  });

  it("fails where the state cannot be read, instead of going on as if there were none", async () => {
    const stack = { exportStack: () => Promise.reject(new Error("AccessDenied")) } as unknown as Stack;
    await assert.rejects(recover(stack, ACCOUNT), /AccessDenied/);
  });

  const cases: [type: string, inputs: Record<string, unknown>, id: string][] = [
    ["aws:iam/user:User", { name: "alice" }, "alice"],
    ["aws:iam/group:Group", { name: "admins-1a2b" }, "admins-1a2b"],
    ["aws:iam/groupPolicy:GroupPolicy", { group: "admins", name: "mfa" }, "admins:mfa"],
    [
      "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
      { group: "admins", policyArn: "arn:aws:iam::aws:policy/x" },
      "admins/arn:aws:iam::aws:policy/x",
    ],
    ["aws:iam/userLoginProfile:UserLoginProfile", { user: "alice" }, "alice"],
    ["aws:iam/userGroupMembership:UserGroupMembership", { user: "alice", groups: ["a", "b"] }, "alice/a/b"],
    ["aws:budgets/budget:Budget", { name: "monthly" }, "111122223333:monthly"],
    ["aws:cloudwatch/metricAlarm:MetricAlarm", { name: "billing" }, "billing"],
    ["aws:sns/topic:Topic", { name: "t" }, "arn:aws:sns:us-east-1:111122223333:t"],
    ["aws:sns/topic:Topic", { name: "t", region: "eu-west-1" }, "arn:aws:sns:eu-west-1:111122223333:t"],
    ["aws:sns/topicPolicy:TopicPolicy", { arn: "arn:aws:sns:x" }, "arn:aws:sns:x"],
    ["aws:kms/alias:Alias", { name: "alias/x" }, "alias/x"],
    ["aws:iam/accountAlias:AccountAlias", { accountAlias: "acme" }, "acme"],
    ["aws:iam/accountPasswordPolicy:AccountPasswordPolicy", {}, "iam-account-password-policy"],
    ["aws:iam/policy:Policy", { name: "boundary" }, "arn:aws:iam::111122223333:policy/boundary"],
    ["aws:iam/policy:Policy", { name: "b", path: "/x/" }, "arn:aws:iam::111122223333:policy/x/b"],
    ["aws:iam/role:Role", { name: "BreakGlass" }, "BreakGlass"],
    ["aws:iam/rolePolicy:RolePolicy", { role: "r", name: "p" }, "r:p"],
    [
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
      { role: "r", policyArn: "arn:aws:iam::aws:policy/x" },
      "r/arn:aws:iam::aws:policy/x",
    ],
    ["aws:account/alternativeContact:AlternativeContact", { alternateContactType: "BILLING" }, "BILLING"],
    ["aws:cloudwatch/eventRule:EventRule", { name: "root-use" }, "root-use"],
    [
      "aws:cloudwatch/eventTarget:EventTarget",
      { rule: "root-use", targetId: "baseline" },
      "root-use/baseline",
    ],
    ["aws:cloudwatch/logMetricFilter:LogMetricFilter", { logGroupName: "trail", name: "f" }, "trail:f"],
    ["aws:secretsmanager/secretPolicy:SecretPolicy", { secretArn: "arn:aws:x" }, "arn:aws:x"],
    ["aws:chatbot/teamsChannelConfiguration:TeamsChannelConfiguration", { teamId: "0a0a" }, "0a0a"],
  ];
  for (const [type, inputs, id] of cases) {
    it(`puts ${type} into the state as ${id}`, async () => {
      const stack = new HandMadeStack({ pending_operations: [pending("creating", type, "x", inputs)] });
      assert.deepEqual((await recover(stack.asStack(), ACCOUNT))?.notes, []);
      assert.deepEqual(adopted(stack), [`${type} ${id}`]);
    });
  }

  it("keeps all else of the state, and leaves nothing under way", async () => {
    const stack = new HandMadeStack({
      manifest: { time: "2026" },
      secrets_providers: { type: "passphrase" },
      resources: [{ urn: "urn::kept", type: "aws:iam/group:Group", id: "kept" }],
      pending_operations: [pending("creating", "aws:iam/user:User", "alice", { name: "alice" })],
    });
    await recover(stack.asStack(), ACCOUNT);
    assert.equal(stack.imported?.version, 3);
    const { resources, ...rest } = stack.imported.deployment as Record<string, unknown>;
    assert.deepEqual(rest, {
      manifest: { time: "2026" },
      secrets_providers: { type: "passphrase" },
      pending_operations: [],
    });
    assert.deepEqual(resources, [
      { urn: "urn::kept", type: "aws:iam/group:Group", id: "kept" },
      { ...pending("creating", "aws:iam/user:User", "alice", { name: "alice" }).resource, id: "alice" },
    ]);
  });

  describe("of a login profile, whose password was told to nobody", () => {
    const type = "aws:iam/userLoginProfile:UserLoginProfile";
    const urn = `urn:pulumi:dev::fleet::${type}::alice`;
    const cases: [what: string, comesTo: "found" | "gone" | "no answer", replace: string[]][] = [
      ["has it made anew where the account has it", "found", [urn]],
      ["has nothing to make anew where the account does not have it", "gone", []],
      ["has it made anew where the account does not answer, so that the preview fails", "no answer", [urn]],
    ];
    for (const [what, comesTo, expected] of cases) {
      it(what, async () => {
        const operations = [
          pending("creating", type, "alice", { user: "alice" }),
          pending("creating", "aws:iam/user:User", "bob", { name: "bob" }),
        ];
        const stack = new HandMadeStack({ pending_operations: operations }, comesTo);
        assert.deepEqual((await recover(stack.asStack(), ACCOUNT))?.replace, expected);
        assert.deepEqual(stack.refreshed, [urn]);
      });
    }
  });

  it("notes what may be left over that no stack knows, and passes over what is made again without harm", async () => {
    const stack = new HandMadeStack({
      pending_operations: [
        pending("creating", "aws:kms/key:Key", "key", {}),
        pending("creating", "aws:iam/user:User", "unnamed", { name: { secret: true } }),
        pending("creating", "aws:sns/topicSubscription:TopicSubscription", "mail", {}),
        pending("creating", "aws:secretsmanager/secretVersion:SecretVersion", "credentials", {}),
        pending("creating", "account-baseline:index:AccountBaseline", "baseline"),
        pending("updating", "aws:kms/key:Key", "other", {}),
        pending("deleting", "aws:kms/key:Key", "third", {}),
      ],
    });
    const recovery = await recover(stack.asStack(), ACCOUNT);
    assert.deepEqual(recovery?.notes, [
      "a aws:kms/key:Key (key) was being created when the engine was killed. If it exists, no stack contains it: look for it in the account and delete it",
      "a aws:iam/user:User (unnamed) was being created when the engine was killed. If it exists, no stack contains it: look for it in the account and delete it",
    ]);
    assert.deepEqual(recovery.replace, []);
    assert.deepEqual(adopted(stack), []);
  });
});

import assert from "node:assert/strict";

import { adoptGroups } from "../../../../fleet/adopt/match/groups";
import { adoptUsers } from "../../../../fleet/adopt/match/users";
import { UsageError } from "../../../../fleet/usageError";
import { type Answers, fakeClients } from "../fakeClients";
import { adoptedBy, type Asked, emptyPlan, wantedOf } from "../wantedOf";

const MFA = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Deny", Action: ["*"] }] });
const ARN = "arn:aws:iam::aws:policy/ReadOnlyAccess";
const NAME = "baseline-admins-group-0000000";

const alice: Asked[] = [
  ["aws:iam/user:User", "admins-alice", { name: "alice", path: "/", tags: {} }],
  ["aws:iam/userLoginProfile:UserLoginProfile", "admins-alice-login", { user: "alice" }],
];
const key: Asked = ["aws:iam/accessKey:AccessKey", "admins-alice-key", { user: "alice" }];
const users: Answers = {
  ListUsers: () => ({ Users: [{ UserName: "alice" }, { UserName: "dave" }] }),
  GetUser: () => ({ User: { Path: "/staff/", Tags: [{ Key: "aws:origin", Value: "x" }] } }),
};

describe("adoptUsers", () => {
  async function planOf(asked: Asked[], answers: Answers) {
    const plan = emptyPlan();
    await adoptUsers(fakeClients(answers).iam, wantedOf(...asked), plan);
    return plan;
  }

  it("adopts by name, with a password that is there; others are left alone", async () => {
    const plan = await planOf(alice, { ...users, GetLoginProfile: () => ({}) });
    assert.deepEqual(adoptedBy(plan), {
      "admins-alice": ["alice", { path: "/staff/" }],
      "admins-alice-login": ["alice"],
    });
    assert.deepEqual(plan.leftAlone, ["IAM user dave"]);
  });

  it("has a password made where there is none", async () => {
    assert.deepEqual(Object.keys(adoptedBy(await planOf(alice, users))), ["admins-alice"]);
  });

  it("leaves a password alone that the config does not ask for", async () => {
    const plan = await planOf(alice.slice(0, 1), { ...users, GetLoginProfile: () => ({}) });
    assert.ok(plan.leftAlone.includes("console password of IAM user alice"));
  });

  it("adopts no access key, and says when there is no room for another", async () => {
    const keys = (...ids: string[]): Answers => ({
      ...users,
      ListAccessKeys: () => ({ AccessKeyMetadata: ids.map((AccessKeyId) => ({ AccessKeyId })) }),
    });
    const one = await planOf([...alice, key], keys("AKIA1"));
    assert.ok(one.leftAlone.includes("access key AKIA1 of IAM user alice"));
    assert.match(one.notes.join("\n"), /^access keys are not adopted, since their secrets cannot be read/);
    const two = await planOf([...alice, key], keys("AKIA1", "AKIA2"));
    assert.match(two.notes.join("\n"), /alice, who already has 2, and IAM allows 2: delete/);
  });

  it("says where a name differs in upper and lower case only, which IAM does not allow", async () => {
    const plan = await planOf([["aws:iam/user:User", "admins-Dave", { name: "Dave" }]], users);
    assert.match(plan.notes.join("\n"), /^IAM user Dave cannot be created, because dave differs/);
  });
});

describe("adoptGroups", () => {
  const asked: Asked[] = [
    ["aws:iam/group:Group", "admins-group", { name: NAME, path: "/" }],
    ["aws:iam/groupPolicy:GroupPolicy", "admins-mfa", { group: NAME, policy: MFA }],
    ["aws:iam/groupPolicyAttachment:GroupPolicyAttachment", "admins-policy", { group: NAME, policyArn: ARN }],
    ["aws:iam/userGroupMembership:UserGroupMembership", "admins-alice", { user: "alice", groups: [NAME] }],
  ];
  const group = (inline: Record<string, string>, ...arns: string[]): Answers => ({
    ListGroups: () => ({ Groups: [{ GroupName: "Admins" }, { GroupName: "Others" }] }),
    GetGroup: () => ({ Group: { Path: "/" }, Users: [{ UserName: "alice" }, { UserName: "dave" }] }),
    ListGroupPolicies: () => ({ PolicyNames: Object.keys(inline) }),
    GetGroupPolicy: ({ PolicyName = "" }) => ({
      PolicyDocument: encodeURIComponent(inline[PolicyName] ?? ""),
    }),
    ListAttachedGroupPolicies: () => ({ AttachedPolicies: arns.map((PolicyArn) => ({ PolicyArn })) }),
  });
  async function planOf(answers: Answers, groupName: string | undefined, flag?: string, wanted = asked) {
    const plan = emptyPlan();
    await adoptGroups(fakeClients(answers).iam, wantedOf(...wanted), plan, { groupName, groups: [] }, flag);
    return plan;
  }

  for (const [how, groupName, flag] of [
    ["that groupName names", "Admins", undefined],
    ["of the flag", undefined, "Admins"],
  ] as const) {
    it(`adopts the group ${how}, with the memberships and policies that are asked for`, async () => {
      const plan = await planOf(group({ Ours: MFA, Theirs: "{}" }, ARN, "arn:other"), groupName, flag);
      assert.deepEqual(adoptedBy(plan), {
        "admins-group": ["Admins"],
        "admins-mfa": ["Admins:Ours"],
        "admins-policy": [`Admins/${ARN}`],
        "admins-alice": ["alice/Admins"],
      });
      assert.deepEqual(plan.leftAlone, [
        "inline policy Theirs of IAM group Admins",
        "arn:other, attached to IAM group Admins",
        "IAM group Others",
      ]);
      assert.match(plan.notes.join("\n"), /^IAM user dave is in IAM group Admins and not in the config/);
    });
  }

  it("adopts no inline policy with another document, whatever its name", async () => {
    const plan = await planOf(group({ "baseline-admins-mfa": "{}" }), "Admins");
    assert.ok(!("admins-mfa" in adoptedBy(plan)));
  });

  it("adopts none that nobody has named", async () => {
    const plan = await planOf(group({}), undefined);
    assert.deepEqual(plan.adopted, []);
    assert.deepEqual(plan.leftAlone, ["IAM group Admins", "IAM group Others"]);
  });

  const refused: [what: string, groupName: string | undefined, flag: string, wanted: Asked[], RegExp][] = [
    [
      "that is not there",
      undefined,
      "Nobody",
      asked,
      /the account has no such group; it has Admins, Others$/,
    ],
    ["beside another groupName", "Others", "Admins", asked, /groupName in the config says Others$/],
    ["where no admins are asked for", undefined, "Admins", [], /the config has no admins/],
  ];
  for (const [what, groupName, flag, wanted, message] of refused) {
    it(`refuses a flag ${what}`, async () => {
      await assert.rejects(planOf(group({}), groupName, flag, wanted), (error: Error) => {
        assert.ok(error instanceof UsageError);
        assert.match(error.message, message);
        return true;
      });
    });
  }
});

import assert from "node:assert/strict";

import type { Trust } from "../../../../policy-pack/inputs/bindings/trust";
import type { StackResource } from "../../../../policy-pack/inputs/pulumi/resource";
import { templateStack } from "../pulumi/fixtures";
import { admins, alice, GOOD, groupPolicy, judgeWith, resource } from "./fixtures";

const trust: Trust = {
  groups: [{ pattern: "corp-*", reason: "kept by the identity team" }],
  policyArns: [{ pattern: "arn:*:iam::*:policy/mfa", reason: "reviewed" }],
  today: "2026-12-01",
};
const MFA_ARN = "arn:aws:iam::123456789012:policy/mfa";
const POLICY = { PolicyName: "mfa", PolicyDocument: JSON.parse(GOOD) as unknown };
const CONDITIONS = {
  Here: { "Fn::Equals": [{ Ref: "AWS::Region" }, "us-east-1"] },
  There: { "Fn::Not": [{ Condition: "Here" }] },
};

/** A template's resource, under a condition where one is given. */
const part = (type: string, properties: object, condition?: string): object => ({
  Type: `AWS::IAM::${type}`,
  Properties: properties,
  ...(condition !== undefined && { Condition: condition }),
});
const template = (resources: Record<string, object>): StackResource =>
  templateStack({ Conditions: CONDITIONS, Resources: { Topic: { Type: "AWS::SNS::Topic" }, ...resources } });
const judge = (...resources: StackResource[]): Promise<Record<string, string>> =>
  judgeWith({ trust }, ...resources);

const login = resource("userLoginProfile", "login", { user: "eve", passwordResetRequired: true });
const join = (group: string, condition?: string): object =>
  part("UserToGroupAddition", { GroupName: group, Users: ["alice"] }, condition);

describe("what a template creates under a condition", () => {
  const helping: Record<string, [urn: string, resources: (condition?: string) => StackResource[]]> = {
    "a membership in a trusted group": ["alice", (it) => [alice, template({ Join: join("corp-ops", it) })]],
    "a membership in a group of the program": [
      "alice",
      (it) => [alice, admins, groupPolicy, template({ Join: join("admins", it) })],
    ],
    "a group with a trusted policy": [
      "alice",
      (it) => [
        alice,
        template({
          Ops: part("Group", { GroupName: "ops", ManagedPolicyArns: [MFA_ARN] }, it),
          Join: join("ops"),
        }),
      ],
    ],
    "a policy of a user from outside": [
      "login",
      (it) => [login, template({ Mfa: part("UserPolicy", { UserName: "eve", ...POLICY }, it) })],
    ],
    "a trusted group of a user from outside": [
      "login",
      (it) => [
        login,
        template({ Join: part("UserToGroupAddition", { GroupName: "corp-ops", Users: ["eve"] }, it) }),
      ],
    ],
    "a bound user, whose name a password of the program has": [
      "login",
      (it) => [login, template({ Eve: part("User", { UserName: "eve", Policies: [POLICY] }, it) })],
    ],
  };
  for (const [what, [urn, resources]] of Object.entries(helping)) {
    it(`does not help for certain: ${what}`, async () => {
      assert.deepEqual(await judge(...resources()), {});
      assert.match((await judge(...resources("Here")))[urn] ?? "", /has the condition Here|"Here"/);
    });
  }

  it("helps a user of the template under the same condition, and under no other", async () => {
    const user = (condition: string): object => part("User", { UserName: "alice" }, condition);
    const judged = (condition: string): Promise<Record<string, string>> =>
      judge(template({ Alice: user("Here"), Join: join("corp-ops", condition) }));
    assert.deepEqual(await judged("Here"), {});
    assert.match((await judged("There"))["people"] ?? "", /membership "Join" has the condition/);
  });

  it("helps a user from outside where all of its credentials have the same condition", async () => {
    const policy = part("UserPolicy", { UserName: "eve", ...POLICY }, "Here");
    const key = (condition?: string): object => part("AccessKey", { UserName: "eve" }, condition);
    assert.deepEqual(await judge(template({ Mfa: policy, Key: key("Here") })), {});
    for (const condition of [undefined, "There"]) {
      const both = template({ Mfa: policy, Key: key("Here"), Later: key(condition) });
      assert.match((await judge(both))["people"] ?? "", /inline policy "mfa" has the condition/);
    }
  });

  it("may be a group from outside, with grants that nothing shows", async () => {
    const settings = { trust, mode: "effective-permissions" as const };
    const judged = (condition?: string): Promise<Record<string, string>> =>
      judgeWith(
        settings,
        alice,
        resource("userGroupMembership", "m", { user: "alice", groups: ["ops"] }),
        template({ Ops: part("Group", { GroupName: "ops" }, condition) }),
      );
    assert.deepEqual(await judged(), {});
    assert.deepEqual(Object.keys(await judged("Here")), ["alice"]);
  });
});

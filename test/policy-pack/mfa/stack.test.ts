import assert from "node:assert/strict";

import { mfaEnforcementDocument } from "../../../components/documents/mfaEnforcement";
import { judgeStack } from "../../../policy-pack/mfa/stack/judgeStack";
import { TYPES, type StackResource } from "../../../policy-pack/stack/resource";

const GOOD = JSON.stringify(mfaEnforcementDocument({ partition: "aws", accountId: "123456789012" }));
const BOOL = GOOD.replaceAll("BoolIfExists", "Bool");

/** A value that a preview does not know: reading it throws, as CrossGuard's proxies do. */
const UNKNOWN = Symbol("unknown");

type Kind = keyof typeof TYPES;

/** A resource as a stack policy sees it. `from` says which resources the unknown values of a property come from. */
function resource(
  kind: Kind,
  name: string,
  props: Record<string, unknown>,
  from: Record<string, StackResource[]> = {},
  provider = "home",
): StackResource {
  return {
    type: TYPES[kind],
    name,
    urn: `urn:pulumi:dev::test::${TYPES[kind]}::${name}`,
    props: guarded(props),
    propertyDependencies: from,
    provider: { urn: provider },
  };
}

function guarded<T extends object>(values: T): T {
  return new Proxy(values, {
    get(target, key): unknown {
      const value: unknown = Reflect.get(target, key);
      if (value === UNKNOWN) throw new Error(`value at .${String(key)} can't be known during preview`);
      return typeof value === "object" && value !== null ? guarded(value) : value;
    },
  });
}

const alice = resource("user", "alice", { name: "alice", path: "/", arn: UNKNOWN });
const admins = resource("group", "admins", { name: "admins" });
const member = resource("userGroupMembership", "m", { user: "alice", groups: ["admins"] });
const groupPolicy = resource("groupPolicy", "mfa", { group: "admins", policy: GOOD });

/** Messages by name of the user. */
function judge(...resources: StackResource[]): Record<string, string> {
  const blocked = judgeStack(resources);
  const backwards = judgeStack([...resources].reverse());
  const byUrn = (a: { urn: string }, b: { urn: string }): number => (a.urn < b.urn ? -1 : 1);
  assert.deepEqual(
    [...backwards].sort(byUrn).map(({ urn }) => urn),
    [...blocked].sort(byUrn).map(({ urn }) => urn),
    "the order of resources does not matter",
  );
  return Object.fromEntries(blocked.map(({ urn, message }) => [urn.split("::").at(-1) ?? "", message]));
}

describe("the users of a stack", () => {
  it("a stack without users has nothing to judge", () => {
    assert.deepEqual(judge(admins, groupPolicy), {});
  });

  describe("pass when an MFA-enforcing document binds them", () => {
    const policy = resource("policy", "mfa", { name: "mfa", path: "/", arn: UNKNOWN, policy: GOOD });
    const attached = (kind: Kind, holder: object): StackResource =>
      resource(kind, "attachment", { ...holder, policyArn: UNKNOWN }, { policyArn: [policy] });
    const ways: Record<string, StackResource[]> = {
      "inline policy of the user": [resource("userPolicy", "p", { user: "alice", policy: GOOD })],
      "inline policy, as an object": [
        resource("userPolicy", "p", { user: "alice", policy: JSON.parse(GOOD) as unknown }),
      ],
      "managed policy of the user": [policy, attached("userPolicyAttachment", { user: "alice" })],
      "inline policy of a group": [admins, groupPolicy, member],
      "managed policy of a group": [
        admins,
        policy,
        member,
        attached("groupPolicyAttachment", { group: "admins" }),
      ],
      "attachment to a list of users": [policy, attached("policyAttachment", { users: ["bob", "alice"] })],
      "attachment to a list of groups": [
        admins,
        policy,
        member,
        attached("policyAttachment", { groups: ["admins"] }),
      ],
      "list of members of a group": [
        admins,
        groupPolicy,
        resource("groupMembership", "m", { group: "admins", users: ["alice"] }),
      ],
      "managed policy by its ARN": [
        resource("policy", "mfa", { name: "mfa", path: "/sec/", arn: UNKNOWN, policy: GOOD }),
        resource("userPolicyAttachment", "a", {
          user: "alice",
          policyArn: "arn:aws:iam::123456789012:policy/sec/mfa",
        }),
      ],
      "names in another case": [resource("userPolicy", "p", { user: "ALICE", policy: GOOD })],
    };
    for (const [way, resources] of Object.entries(ways)) {
      it(way, () => {
        assert.deepEqual(judge(alice, ...resources), {});
      });
    }

    it("names that are known only after creation are followed to the resources that they come from", () => {
      const user = resource("user", "auto", { name: UNKNOWN });
      const group = resource("group", "auto-group", { name: UNKNOWN });
      const other = resource("group", "auto-other", { name: UNKNOWN });
      assert.deepEqual(
        judge(
          user,
          group,
          other,
          resource("groupPolicy", "p", { group: UNKNOWN, policy: GOOD }, { group: [group] }),
          resource(
            "userGroupMembership",
            "m",
            { user: UNKNOWN, groups: [UNKNOWN, UNKNOWN] },
            { user: [user], groups: [other, group] },
          ),
        ),
        {},
      );
    });
  });

  it("a user in no group is blocked as none", () => {
    assert.match(
      judge(alice, admins, groupPolicy)["alice"] ?? "",
      /\(none\)[\s\S]*Counterexample[\s\S]*Fix:/,
    );
  });

  it("a user in a group without a policy is blocked as none", () => {
    assert.match(judge(alice, admins, member)["alice"] ?? "", /\(none\)/);
  });

  it("the Bool mistake is blocked with access keys as the reason", () => {
    const policy = resource("groupPolicy", "mfa", { group: "admins", policy: BOOL });
    assert.match(
      judge(alice, admins, member, policy)["alice"] ?? "",
      /partial-no-longterm-keys[\s\S]*access key/,
    );
  });

  it("AWS's managed policies neither enforce MFA nor hinder the judgement", () => {
    const attachment = resource("userPolicyAttachment", "a", {
      user: "alice",
      policyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
    });
    assert.match(judge(alice, attachment)["alice"] ?? "", /can work without MFA \(none\)/);
    assert.deepEqual(judge(alice, attachment, admins, member, groupPolicy), {});
  });

  it("the same name at another provider is another account's", () => {
    const elsewhere = resource("userPolicy", "p", { user: "alice", policy: GOOD }, {}, "other-account");
    assert.match(judge(alice, elsewhere)["alice"] ?? "", /\(none\)/);
    const unnamed = resource("group", "g", { name: UNKNOWN }, {}, "other-account");
    const policy = resource(
      "groupPolicy",
      "p",
      { group: UNKNOWN, policy: GOOD },
      { group: [unnamed] },
      "other-account",
    );
    const joined = resource(
      "userGroupMembership",
      "m",
      { user: "alice", groups: [UNKNOWN] },
      { groups: [unnamed] },
    );
    assert.match(judge(alice, unnamed, policy, joined)["alice"] ?? "", /not-provable/);
  });

  describe("what cannot be read is not proven", () => {
    const cases: Record<string, { resources: StackResource[]; message: RegExp }> = {
      "a document that is known only after creation": {
        resources: [resource("userPolicy", "late", { user: "alice", policy: UNKNOWN })],
        message: /the document of inline policy "late" is not known in the preview/,
      },
      "a document with an unknown inside": {
        resources: [
          resource("userPolicy", "late", { user: "alice", policy: { Statement: [{ Sid: UNKNOWN }] } }),
        ],
        message: /is not known in the preview/,
      },
      "a document that is no JSON": {
        resources: [resource("userPolicy", "torn", { user: "alice", policy: "{" })],
        message: /IAM would refuse the document of inline policy "torn": is not JSON/,
      },
      "a document with a defect beside a good Deny": {
        resources: [
          resource("userPolicy", "odd", { user: "alice", policy: GOOD.replace('"Allow"', '"allow"') }),
        ],
        message: /Statement\[0\]\.Effect is "allow"/,
      },
      "a group from outside the stack": {
        resources: [resource("userGroupMembership", "m", { user: "alice", groups: ["Legacy"] })],
        message: /group "Legacy" is not in this stack/,
      },
      "a policy from outside the stack": {
        resources: [
          resource("userPolicyAttachment", "a", {
            user: "alice",
            policyArn: "arn:aws:iam::123456789012:policy/corp",
          }),
        ],
        message: /policy arn:aws:iam::123456789012:policy\/corp is not in this stack/,
      },
      "a policy that is one of two, known only after creation": {
        resources: [
          resource(
            "userPolicyAttachment",
            "a",
            { user: "alice", policyArn: UNKNOWN },
            {
              policyArn: [
                resource("policy", "good", { arn: UNKNOWN, policy: GOOD }),
                resource("policy", "bad", { arn: UNKNOWN, policy: BOOL }),
              ],
            },
          ),
        ],
        message: /policyArn of urn:\S+ is not known in the preview and may come from several/,
      },
      "a list of groups that is wholly unknown": {
        resources: [resource("userGroupMembership", "m", { user: "alice", groups: UNKNOWN }, { groups: [] })],
        message: /groups of urn:\S+ is not known in the preview/,
      },
    };
    for (const [name, { resources, message }] of Object.entries(cases)) {
      it(name, () => {
        const text = judge(alice, ...resources)["alice"] ?? "";
        assert.match(text, /not-provable/);
        assert.match(text, message);
      });

      it(`${name}, but another document enforces MFA`, () => {
        assert.deepEqual(judge(alice, ...resources, admins, member, groupPolicy), {});
      });
    }
  });

  it("one that cannot be read hides no other", () => {
    const bob = resource("user", "bob", { name: "bob" });
    const carol = resource("user", "carol", { name: UNKNOWN });
    const late = resource("userPolicy", "late", { user: "alice", policy: UNKNOWN });
    assert.deepEqual(Object.keys(judge(alice, bob, carol, late)).sort(), ["alice", "bob", "carol"]);
  });

  it("a break-glass user that the Deny spares is blocked, and only that one", () => {
    const document = JSON.parse(GOOD) as { Statement: { Effect: string; Condition?: object }[] };
    for (const statement of document.Statement.filter(({ Effect }) => Effect === "Deny")) {
      statement.Condition = { ...statement.Condition, StringNotEquals: { "aws:username": "emergency" } };
    }
    const users = ["alice", "emergency"].map((name) => resource("user", name, { name }));
    const members = resource("groupMembership", "m", { group: "admins", users: ["alice", "emergency"] });
    const policy = resource("groupPolicy", "p", { group: "admins", policy: JSON.stringify(document) });
    assert.deepEqual(Object.keys(judge(...users, admins, members, policy)), ["emergency"]);
  });

  it("10,000 users take about ten times as long as 1,000", function () {
    this.timeout(60_000);
    const seconds = (count: number): number => {
      const users = Array.from({ length: count }, (_, index) =>
        resource("user", `user-${index}`, { name: `user-${index}` }),
      );
      const members = users.map(({ name }) =>
        resource("userGroupMembership", `m-${name}`, { user: name, groups: ["admins"] }),
      );
      const start = performance.now();
      assert.deepEqual(judgeStack([admins, groupPolicy, ...users, ...members]), []);
      return (performance.now() - start) / 1000;
    };
    // The fastest of several runs: other work on the machine only ever adds to a run.
    const fastest = (count: number): number => Math.min(...[1, 2, 3].map(() => seconds(count)));
    const thousand = fastest(1_000);
    const tenThousand = fastest(10_000);
    assert.ok(tenThousand < 40 * thousand, `${thousand.toFixed(3)} s and ${tenThousand.toFixed(3)} s`);
  });
});

import assert from "node:assert/strict";

import { readInput } from "../../../../policy-pack/inputs/readInput";
import { ALLOW, checkText, DENY, findingsIn } from "../../../support/inputs/checkText";

const ACCOUNT = "arn:aws:iam::123456789012";

function user(UserName: string, rest: object = {}): object {
  return {
    Path: "/",
    UserName,
    UserId: `AIDA${UserName.toUpperCase()}`,
    Arn: `${ACCOUNT}:user/${UserName}`,
    CreateDate: "2026-01-14T10:02:11+00:00",
    GroupList: [],
    AttachedManagedPolicies: [],
    Tags: [{ Key: "team", Value: "platform" }],
    ...rest,
  };
}

function group(GroupName: string, rest: object = {}): object {
  return {
    Path: "/",
    GroupName,
    GroupId: `AGPA${GroupName.toUpperCase()}`,
    Arn: `${ACCOUNT}:group/${GroupName}`,
    CreateDate: "2026-01-14T10:02:11+00:00",
    GroupPolicyList: [],
    AttachedManagedPolicies: [],
    ...rest,
  };
}

function policy(PolicyName: string, versions: object[], rest: object = {}): object {
  return {
    PolicyName,
    PolicyId: `ANPA${PolicyName.toUpperCase()}`,
    Arn: `${ACCOUNT}:policy/${PolicyName}`,
    Path: "/",
    DefaultVersionId: "v2",
    AttachmentCount: 1,
    PermissionsBoundaryUsageCount: 0,
    IsAttachable: true,
    CreateDate: "2026-01-14T10:02:11+00:00",
    UpdateDate: "2026-01-15T10:02:11+00:00",
    PolicyVersionList: versions,
    ...rest,
  };
}

const attached = (PolicyName: string, PolicyArn = `${ACCOUNT}:policy/${PolicyName}`): object => ({
  PolicyName,
  PolicyArn,
});
const VERSIONS = [
  { Document: DENY, VersionId: "v2", IsDefaultVersion: true, CreateDate: "2026-01-15T10:02:11+00:00" },
  { Document: ALLOW, VersionId: "v1", IsDefaultVersion: false, CreateDate: "2026-01-14T10:02:11+00:00" },
];
const encoded = (document: object): string => encodeURIComponent(JSON.stringify(document));

/** The whole answer; the boto3 client adds ResponseMetadata. */
function details(parts: object): object {
  return { UserDetailList: [], GroupDetailList: [], RoleDetailList: [], Policies: [], ...parts };
}

describe("account authorization details", () => {
  const shapes: Record<string, object> = {
    "of the AWS CLI: an inline policy as an object": details({
      UserDetailList: [user("alice", { UserPolicyList: [{ PolicyName: "mfa", PolicyDocument: DENY }] })],
    }),
    "of the API: an inline policy, URL-encoded": details({
      UserDetailList: [
        user("alice", { UserPolicyList: [{ PolicyName: "mfa", PolicyDocument: encoded(DENY) }] }),
      ],
      IsTruncated: false,
      ResponseMetadata: { RequestId: "1c5e", HTTPStatusCode: 200, RetryAttempts: 0 },
    }),
    "a managed policy of a group, by its default version": details({
      UserDetailList: [user("alice", { GroupList: ["admins"] })],
      GroupDetailList: [group("admins", { AttachedManagedPolicies: [attached("mfa")] })],
      Policies: [policy("mfa", VERSIONS)],
    }),
    "a permissions boundary": details({
      UserDetailList: [
        user("alice", {
          AttachedManagedPolicies: [
            attached("AdministratorAccess", "arn:aws:iam::aws:policy/AdministratorAccess"),
          ],
          PermissionsBoundary: {
            PermissionsBoundaryType: "Policy",
            PermissionsBoundaryArn: `${ACCOUNT}:policy/mfa`,
          },
        }),
      ],
      Policies: [
        policy("mfa", VERSIONS),
        policy("AdministratorAccess", [{ Document: ALLOW, VersionId: "v1", IsDefaultVersion: true }], {
          Arn: "arn:aws:iam::aws:policy/AdministratorAccess",
          DefaultVersionId: "v1",
        }),
      ],
    }),
    "a managed policy in a path, as URL-encoded text": details({
      UserDetailList: [
        user("alice", { AttachedManagedPolicies: [attached("mfa", `${ACCOUNT}:policy/sec/mfa`)] }),
      ],
      Policies: [
        policy("mfa", [{ Document: encoded(DENY), VersionId: "v2", IsDefaultVersion: true }], {
          Path: "/sec/",
          Arn: `${ACCOUNT}:policy/sec/mfa`,
        }),
      ],
    }),
  };
  for (const [name, text] of Object.entries(shapes)) {
    it(`enforce MFA: ${name}`, async () => {
      assert.deepEqual(await findingsIn(text), { alice: "enforced" });
    });
  }

  it("show a user without an enforced policy, with a fix", async () => {
    const { bob } = await checkText(details({ UserDetailList: [user("bob", { GroupList: [] })] }));
    assert.deepEqual([bob?.finding, bob?.fix?.policy], ["none", null]);
    assert.equal(bob?.counterexample?.resource, "arn:aws:iam::123456789012:user/new-user");
  });

  describe("prove nothing", () => {
    const member = [user("alice", { GroupList: ["admins"] })];
    const groups = [group("admins", { AttachedManagedPolicies: [attached("mfa")] })];
    const whole = { UserDetailList: member, GroupDetailList: groups, Policies: [policy("mfa", VERSIONS)] };
    const hostile: Record<string, { text: object; says: RegExp; also?: string }> = {
      "the answer is truncated": {
        text: details({ ...whole, IsTruncated: true, Marker: "AAIA" }),
        says: /truncated/,
        also: "?",
      },
      "the AWS CLI stopped after some items": {
        text: details({ ...whole, NextToken: "eyJNYXJrZXIiOiBudWxsfQ==" }),
        says: /truncated/,
        also: "?",
      },
      "the group is not in the answer": {
        text: details({ ...whole, GroupDetailList: [] }),
        says: /group "admins" is not in the input/,
      },
      "the managed policy is not in the answer": {
        text: details({ ...whole, Policies: [] }),
        says: /policy arn:aws:iam::123456789012:policy\/mfa is not in the input/,
      },
      "no version of the policy is the default": {
        text: details({
          ...whole,
          Policies: [policy("mfa", [{ Document: DENY, VersionId: "v2" }])],
        }),
        says: /the document of managed policy "mfa" is not in the input/,
      },
      "two versions of the policy are the default": {
        text: details({
          ...whole,
          Policies: [
            policy("mfa", [...VERSIONS, { Document: ALLOW, VersionId: "v3", IsDefaultVersion: true }]),
          ],
        }),
        says: /the document of managed policy "mfa"/,
      },
      "another version is the default than the policy says": {
        text: details({ ...whole, Policies: [policy("mfa", VERSIONS, { DefaultVersionId: "v1" })] }),
        says: /the document of managed policy "mfa"/,
      },
      "the policy has no versions": {
        text: details({ ...whole, Policies: [policy("mfa", [], { PolicyVersionList: undefined })] }),
        says: /the document of managed policy "mfa"/,
      },
      "the document is torn": {
        text: details({
          UserDetailList: [
            user("alice", {
              UserPolicyList: [{ PolicyName: "mfa", PolicyDocument: encoded(DENY).slice(0, 90) }],
            }),
          ],
        }),
        says: /IAM would refuse|not in the input/,
      },
      "an attached policy has no ARN": {
        text: details({
          UserDetailList: [user("alice", { AttachedManagedPolicies: [{ PolicyName: "mfa" }] })],
          Policies: [policy("mfa", VERSIONS)],
        }),
        says: /AttachedManagedPolicies/,
      },
      "the policy is of another account": {
        text: details({
          UserDetailList: [
            user("alice", {
              AttachedManagedPolicies: [attached("mfa", "arn:aws:iam::210987654321:policy/mfa")],
            }),
          ],
          Policies: [policy("mfa", VERSIONS)],
        }),
        says: /policy arn:aws:iam::210987654321:policy\/mfa is not in the input/,
      },
      "the group is of another account": {
        text: details({
          ...whole,
          GroupDetailList: [
            group("admins", {
              Arn: "arn:aws:iam::210987654321:group/admins",
              GroupPolicyList: [{ PolicyName: "mfa", PolicyDocument: DENY }],
            }),
          ],
        }),
        says: /group "admins"/,
      },
      "a list of users has something else": {
        text: details({ ...whole, UserDetailList: [...member, "bob"] }),
        says: /UserDetailList is not a list of objects/,
        also: "?",
      },
    };
    for (const [name, { text, says, also }] of Object.entries(hostile)) {
      it(`where ${name}`, async () => {
        const results = await checkText(text);
        assert.deepEqual(
          Object.keys(results).sort(),
          [...(also === undefined ? [] : [also]), "alice"].sort(),
        );
        for (const { enforced, finding } of Object.values(results)) {
          assert.deepEqual([enforced, finding], [false, "not-provable"]);
        }
        assert.match(results["alice"]?.obstacles.join("\n") ?? "", says);
      });
    }
  });

  it("are refused without a list of users, and with keys that an object has twice", () => {
    const context = { file: "details.json", parameters: {} };
    const read = (text: string): unknown => readInput(text, context);
    assert.match(JSON.stringify(read('{"GroupDetailList":[]}')), /lists no users/);
    assert.match(
      JSON.stringify(read('{"UserDetailList":[],"GroupDetailList":[],"UserDetailList":[]}')),
      /keys twice in one object: UserDetailList/,
    );
  });
});

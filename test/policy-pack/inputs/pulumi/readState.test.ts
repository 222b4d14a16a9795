import assert from "node:assert/strict";

import { ALLOW, checkText, DENY, findingsIn } from "../../../support/inputs/checkText";

const COMPUTED = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const GOOD = JSON.stringify(DENY);
const OPEN = JSON.stringify(ALLOW);
const ARN = "arn:aws:iam::123456789012";

const urn = (type: string, name: string): string => `urn:pulumi:prod::people::${type}::${name}`;
const iam = (kind: string): string => `aws:iam/${kind}:${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
const STACK = urn("pulumi:pulumi:Stack", "people-prod");
const PROVIDER = urn("pulumi:providers:aws", "default_7_8_0");

interface State {
  urn: string;
  type: string;
  [key: string]: unknown;
}

function state(kind: string, name: string, inputs: object, rest: object = {}): State {
  const type = kind.includes(":") ? kind : iam(kind);
  return {
    urn: urn(type, name),
    custom: true,
    id: name,
    type,
    inputs: { __defaults: [], ...inputs },
    outputs: { id: name, tagsAll: {}, ...inputs },
    parent: STACK,
    provider: `${PROVIDER}::04da6b54-80e4-46f7-96ec-b56ff0331ba9`,
    propertyDependencies: {},
    created: "2026-11-03T09:12:44.1Z",
    modified: "2026-11-03T09:12:44.1Z",
    sourcePosition: "project:///index.ts#12,15",
    ...rest,
  };
}

const stack: State = { urn: STACK, custom: false, type: "pulumi:pulumi:Stack", outputs: { arns: [] } };
const provider = state("pulumi:providers:aws", "default_7_8_0", { region: "eu-west-1", version: "7.8.0" });
const alice = state("user", "alice", { name: "alice", path: "/", arn: `${ARN}:user/alice` });
const admins = state("group", "admins", { name: "admins", path: "/", arn: `${ARN}:group/admins` });
const member = state("userGroupMembership", "m", { user: "alice", groups: ["admins"] });
const mfa = state("groupPolicy", "mfa", { group: "admins", name: "mfa", policy: GOOD });

function exported(...resources: object[]): object {
  return {
    version: 3,
    deployment: {
      manifest: { time: "2026-11-03T09:12:45Z", magic: "0f2c", version: "v3.276.0" },
      secrets_providers: { type: "service", state: { url: "https://api.pulumi.com", owner: "acme" } },
      resources: [stack, provider, ...resources],
      metadata: { integrity_error: undefined },
    },
  };
}

/** A preview that creates resources. */
function preview(resources: State[], rest: object = {}): object {
  return {
    config: { "aws:region": "eu-west-1" },
    steps: [stack, provider, ...resources].map((newState) => ({
      op: "create",
      urn: newState.urn,
      provider: newState["provider"],
      newState: { ...newState, outputs: {} },
      diffReasons: null,
    })),
    diagnostics: [{ message: "1 warning", severity: "warning" }],
    duration: 2_133_000_000,
    changeSummary: { create: resources.length + 2 },
    ...rest,
  };
}

describe("Pulumi stack exports and previews", () => {
  const group = [alice, admins, member];
  const late = state("userPolicyAttachment", "a", { user: "alice", policyArn: COMPUTED });
  const policy = state("policy", "mfa", { name: "mfa", path: "/", policy: GOOD });
  const other = state("policy", "other", { name: "other", path: "/", policy: OPEN });
  const from = (...states: State[]): object => ({ policyArn: states.map((it) => it.urn) });
  const enforced: Record<string, object> = {
    "an exported stack": exported(...group, mfa),
    "an exported stack with a secret that is shown": exported(
      ...group,
      state("groupPolicy", "p", {
        group: "admins",
        policy: { [SIGNATURE]: SECRET, plaintext: JSON.stringify(GOOD) },
      }),
    ),
    "an exported stack of aws-native": exported(
      state("aws-native:iam:User", "alice", {
        userName: "alice",
        policies: [{ policyName: "mfa", policyDocument: DENY }],
      }),
    ),
    "a preview": preview([...group, mfa]),
    "a preview with an unknown ARN that comes from one policy": preview([
      alice,
      policy,
      other,
      { ...late, propertyDependencies: from(policy) },
    ]),
    "a preview with unchanged resources": preview([], {
      steps: [stack, provider, ...group, mfa].map((newState) => ({
        op: "same",
        urn: newState.urn,
        oldState: newState,
        newState,
      })),
      changeSummary: { same: 6 },
    }),
  };
  for (const [name, text] of Object.entries(enforced)) {
    it(`enforce MFA: ${name}`, async () => {
      assert.deepEqual(await findingsIn(text), { alice: "enforced" });
    });
  }

  it("show users without an enforced policy, and keep accounts apart", async () => {
    const elsewhere = state("pulumi:providers:aws", "elsewhere", { profile: "other" });
    const far = { ...mfa, provider: `${elsewhere.urn}::id` };
    assert.deepEqual(await findingsIn(exported(alice)), { alice: "none" });
    assert.deepEqual(await findingsIn(exported(...group, elsewhere, far)), { alice: "not-provable" });
  });

  it("may be empty", async () => {
    assert.deepEqual(await findingsIn({ version: 3, deployment: { manifest: {} } }), {});
  });

  it("do not show what a preview deletes, and show what replaces it", async () => {
    const steps = [
      { op: "delete", urn: mfa.urn, oldState: mfa },
      ...group.map((newState) => ({ op: "create", urn: newState.urn, newState })),
    ];
    assert.deepEqual(await findingsIn(preview([], { steps })), { alice: "none" });
    const replacing = [
      { op: "create-replacement", urn: mfa.urn, oldState: mfa, newState: mfa },
      { op: "replace", urn: mfa.urn, oldState: mfa, newState: mfa },
      { op: "delete-replaced", urn: mfa.urn, oldState: mfa },
    ];
    assert.deepEqual(await findingsIn(preview([], { steps: [...steps.slice(1), ...replacing] })), {
      alice: "enforced",
    });
  });

  it("show a user that is pending deletion, and not its policies", async () => {
    const gone = { ...mfa, delete: true };
    assert.deepEqual(await findingsIn(exported({ ...alice, delete: true }, admins, member, gone)), {
      alice: "none",
    });
  });

  describe("prove nothing", () => {
    const hostile: Record<string, { text: object; says: RegExp }> = {
      "a document is encrypted": {
        text: exported(
          ...group,
          state("groupPolicy", "p", {
            group: "admins",
            policy: { [SIGNATURE]: SECRET, ciphertext: "v1:abc" },
          }),
        ),
        says: /the document of inline policy "p" is not in the input/,
      },
      "a preview hides a document as a secret": {
        text: preview([...group, state("groupPolicy", "p", { group: "admins", policy: "[secret]" })]),
        says: /the document of inline policy "p"/,
      },
      "an unknown ARN comes from two policies": {
        text: preview([alice, policy, other, { ...late, propertyDependencies: from(policy, other) }]),
        says: /policyArn of .* is known only after the deploy/,
      },
      "an unknown ARN comes from nowhere": {
        text: preview([alice, policy, late]),
        says: /policyArn of .* is known only after the deploy/,
      },
      "the name of a group is unknown": {
        text: preview([alice, state("userGroupMembership", "m", { user: "alice", groups: [COMPUTED] })]),
        says: /groups of .* is known only after the deploy/,
      },
      "a preview leaves out unchanged resources": {
        text: preview([...group, mfa], { changeSummary: { create: 6, same: 3 } }),
        says: /leaves out 3 unchanged resources: add --show-sames/,
      },
      "a preview leaves out steps": {
        text: preview([...group, mfa], { changeSummary: { create: 9 } }),
        says: /leaves out 3 resources of its changeSummary \(create\)/,
      },
      "a preview ended with an error": {
        text: preview([...group, mfa], { diagnostics: [{ message: "boom", severity: "error" }] }),
        says: /ended with an error/,
      },
      "an update was interrupted": {
        text: {
          version: 3,
          deployment: {
            resources: [stack, provider, ...group, mfa],
            pending_operations: [{ resource: state("user", "bob", { name: "bob" }), type: "creating" }],
          },
        },
        says: /interrupted update left urn:\S+::bob pending/,
      },
      "the group is in no resource": { text: exported(alice, member), says: /group "admins"/ },
    };
    for (const [name, { text, says }] of Object.entries(hostile)) {
      it(`where ${name}`, async () => {
        const { alice: result } = await checkText(text);
        assert.deepEqual([result?.enforced, result?.finding], [false, "not-provable"]);
        assert.match(result?.obstacles.join("\n") ?? "", says);
      });
    }
  });
});

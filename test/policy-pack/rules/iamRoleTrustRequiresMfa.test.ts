import assert from "node:assert/strict";

import type { StackValidationArgs } from "@pulumi/policy";

import { roleTrustDocument } from "../../../components/documents/roleTrust";
import { iamRoleTrustRequiresMfa } from "../../../policy-pack/rules/iamRoleTrustRequiresMfa";
import { UPDATE_WITHOUT_CONFIG } from "../../../policy-pack/pack/packConfig";
import { RunLog } from "../../../policy-pack/pack/reports";
import { stackPolicy } from "../../../policy-pack/pack/stackPolicy";
import { document, OTHER_ACCOUNT, report, resource, UNKNOWN } from "./fixtures";
import {
  age,
  allow,
  deny,
  denyWithoutMfa,
  mfa,
  OIDC,
  ROLE,
  role,
  ROLE_SESSION,
  ROOT,
  USER,
  where,
} from "./trustFixtures";

const CONSOLE = "by a console session without MFA";
const ACCESS_KEY = "by a long-term access key";
const BOTH = `${CONSOLE} and ${ACCESS_KEY}`;

const judge = async (assumeRolePolicy: unknown) => {
  const found = await report(iamRoleTrustRequiresMfa, [role(assumeRolePolicy)]);
  assert.deepEqual(
    Object.keys(found).filter((subject) => subject !== "deploy"),
    [],
  );
  return found["deploy"];
};

const passing: Record<string, object[]> = {
  "an account with Bool": [allow(mfa("Bool"))],
  "an account with Bool beside a condition that is not about MFA": [
    allow({
      Condition: {
        Bool: { "aws:MultiFactorAuthPresent": "true" },
        StringEquals: { "sts:ExternalId": "x" },
      },
    }),
  ],
  "an account with a maximum age of MFA": [allow(age("NumericLessThan"))],
  "an account with MFA's age that has to be there": [allow(where("Null", "aws:MultiFactorAuthAge", "false"))],
  "anyone with Bool": [allow(mfa("Bool", "true", { Principal: "*" }))],
  "an open Allow and a Deny without MFA": [allow(), denyWithoutMfa],
  "an open Allow and a Deny on MFA's age": [allow(), deny(age("NumericGreaterThanIfExists"))],
  "an open Allow and a Deny of all but another action": [
    allow(),
    { ...denyWithoutMfa, Action: undefined, NotAction: "sts:TagSession" },
  ],
  "an open Allow and a Deny for the same principal": [
    allow(),
    { ...denyWithoutMfa, Principal: { AWS: [USER, ROOT] } },
  ],
  "a Deny for each kind of session": [
    allow(),
    deny(mfa("Bool", "false")),
    deny(where("Null", "aws:MultiFactorAuthPresent", "true")),
  ],
  "a role": [allow({ Principal: { AWS: ROLE } })],
  "a role of another partition": [
    allow({ Principal: { AWS: `arn:aws-us-gov:iam::${OTHER_ACCOUNT}:role/r` } }),
  ],
  "a session of a role": [allow({ Principal: { AWS: ROLE_SESSION } })],
  "an account of which a role only may come": [allow(where("ArnEquals", "aws:PrincipalArn", ROLE))],
  "an account of which roles only may come": [
    allow(where("ArnLike", "aws:PrincipalArn", `arn:aws:iam::${OTHER_ACCOUNT}:role/*`)),
  ],
  "an account of which all but roles are denied": [
    allow(),
    deny(where("ArnNotLike", "aws:PrincipalArn", `arn:aws:iam::${OTHER_ACCOUNT}:role/*`)),
  ],
  "a service": [allow({ Principal: { Service: ["lambda.amazonaws.com", "ec2.amazonaws.com"] } })],
  "an identity provider": [
    allow({
      Principal: { Federated: OIDC },
      Action: "sts:AssumeRoleWithWebIdentity",
      Condition: { StringEquals: { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" } },
    }),
  ],
  "an identity provider with every action": [allow({ Principal: { Federated: OIDC }, Action: "sts:*" })],
  "an account that may tag its sessions only": [
    allow({ Action: ["sts:TagSession", "sts:SetSourceIdentity"] }),
  ],
  "NotAction that leaves AssumeRole out": [allow({ Action: undefined, NotAction: "sts:Assume*" })],
};

const open: Record<string, [statements: object[], lets: string]> = {
  "an account": [[allow()], `statement 1 of its trust policy lets in ${ROOT} ${BOTH}.`],
  "an account by its number": [[allow({ Principal: { AWS: OTHER_ACCOUNT } })], `${OTHER_ACCOUNT} ${BOTH}.`],
  "a statement with a Sid": [[allow({ Sid: "Let us in!" })], `statement "Let us in!" of its trust policy`],
  "BoolIfExists, which long-term keys meet": [[allow(mfa("BoolIfExists"))], `${ROOT} ${ACCESS_KEY}.`],
  "Bool false, which console sessions meet": [[allow(mfa("Bool", "false"))], `${ROOT} ${CONSOLE}.`],
  "Null, which console sessions meet": [[allow(mfa("Null", "false"))], `${ROOT} ${CONSOLE}.`],
  "an age of MFA where it exists": [[allow(age("NumericLessThanIfExists"))], `${ROOT} ${BOTH}.`],
  "a condition that is not about MFA": [[allow(where("IpAddress", "aws:SourceIp", "10.0.0.0/8"))], BOTH],
  "an ARN that users have as well": [
    [allow(where("ArnLike", "aws:PrincipalArn", `arn:aws:iam::${OTHER_ACCOUNT}:*`))],
    BOTH,
  ],
  anyone: [[allow({ Principal: "*" })], `lets in anyone ${BOTH}.`],
  "anyone, written as AWS": [[allow({ Principal: { AWS: ["*"] } })], `lets in anyone ${BOTH}.`],
  "a user": [[allow({ Principal: { AWS: USER } })], `lets in ${USER} ${BOTH}.`],
  "what is not certainly a role": [
    [allow({ Principal: { AWS: [`arn:aws:iam::${OTHER_ACCOUNT}:role/*`, "AIDAEXAMPLE"] } })],
    `role/* ${BOTH}; statement 1 of its trust policy lets in AIDAEXAMPLE ${BOTH}.`,
  ],
  "a wildcard for the session's role": [
    [allow({ Principal: { AWS: `arn:aws:sts::${OTHER_ACCOUNT}:assumed-role/*/x` } })],
    `assumed-role/*/x ${BOTH}.`,
  ],
  "an account by its canonical id": [
    [allow({ Principal: { CanonicalUser: "79a5" } })],
    `lets in 79a5 ${BOTH}.`,
  ],
  "a user among roles, services and providers": [
    [allow({ Principal: { AWS: [ROLE, USER], Service: "ec2.amazonaws.com", Federated: OIDC } })],
    `without MFA: statement 1 of its trust policy lets in ${USER} ${BOTH}. Give`,
  ],
  "all but someone": [
    [allow({ Principal: undefined, NotPrincipal: { Service: "ec2.amazonaws.com" } })],
    `lets in everyone but those in its NotPrincipal ${BOTH}.`,
  ],
  "all actions of STS": [[allow({ Action: "sts:*" })], BOTH],
  "all actions": [[allow({ Action: "*" })], BOTH],
  "a pattern of actions, in another case": [[allow({ Action: ["sts:TagSession", "STS:assumerole*"] })], BOTH],
  "NotAction that leaves AssumeRole in": [[allow({ Action: undefined, NotAction: "sts:TagSession" })], BOTH],
  "the second statement of two": [
    [allow(mfa("Bool")), allow({ Principal: { AWS: USER } })],
    `without MFA: statement 2 of its trust policy lets in ${USER} ${BOTH}. Give`,
  ],
  "a Deny that long-term keys do not meet": [[allow(), deny(mfa("Bool", "false"))], `${ROOT} ${ACCESS_KEY}.`],
  "a Deny with a further condition": [
    [
      allow(),
      deny({
        Condition: { ...mfa("BoolIfExists", "false").Condition, StringLike: { "aws:UserAgent": "a*" } },
      }),
    ],
    BOTH,
  ],
  "a Deny of another action": [[allow(), { ...denyWithoutMfa, Action: "sts:TagSession" }], BOTH],
  "a Deny for someone else": [[allow(), { ...denyWithoutMfa, Principal: { AWS: USER } }], `${ROOT} ${BOTH}.`],
  "a Deny for an account where anyone may come": [
    [allow({ Principal: "*" }), { ...denyWithoutMfa, Principal: { AWS: ROOT } }],
    `anyone ${BOTH}.`,
  ],
  "a Deny with NotPrincipal, which IAM does not support": [
    [allow(), { ...denyWithoutMfa, Principal: undefined, NotPrincipal: { AWS: ROLE } }],
    `${ROOT} ${BOTH}.`,
  ],
};

describe("iam-role-trust-requires-mfa", () => {
  for (const [what, statements] of Object.entries(passing)) {
    it(`passes ${what}`, async () => {
      assert.equal(await judge(document(...statements)), undefined);
    });
  }
  for (const [what, [statements, lets]] of Object.entries(open)) {
    it(`blocks ${what}`, async () => {
      const message = (await judge(document(...statements))) ?? "";
      assert.ok(message.startsWith('IAM role "deploy" can be taken without MFA: '), message);
      assert.ok(message.includes(lets), message);
      assert.match(message, /Give each such statement the condition Bool aws:MultiFactorAuthPresent "true"/);
    });
  }

  it("passes what the baseline's own roles have", async () => {
    const trusts = [
      { principals: [ROOT, USER, ROLE], mfaMaxAgeSeconds: 3600, externalId: "x" },
      { identityProvider: OIDC, conditions: { "token.actions.githubusercontent.com:sub": ["repo:a/b:*"] } },
    ];
    for (const trust of trusts)
      assert.equal(await judge(JSON.stringify(roleTrustDocument(trust))), undefined);
  });

  const unread: Record<string, [unknown, RegExp]> = {
    "is no JSON": ["{", /cannot be read, since it is not JSON: .*Correct it\.$/],
    "is missing": [undefined, /is missing, and must be a JSON object/],
    "has a key twice": ['{"Statement":[],"Statement":[]}', /keys twice/],
    "has no principal": [document(allow({ Principal: undefined })), /\[0\] must have one of Principal/],
    "has a principal that there is not": [
      document(allow({ Principal: { constructor: "a" } })),
      /no principal/,
    ],
    "names a resource": [document(allow({ Resource: "*" })), /\[0\] names a resource, which a trust policy/],
    "names resources that it leaves out": [document(allow({ NotResource: "*" })), /\[0\] names a resource/],
    "has a misspelled operator": [document(allow(mfa("bool"))), /\[0\].Condition.bool is not a condition op/],
  };
  for (const [what, [policy, fault]] of Object.entries(unread)) {
    it(`blocks a role whose trust policy ${what}: it is not proven`, async () => {
      const message = (await judge(policy)) ?? "";
      assert.ok(
        message.startsWith('IAM role "deploy" is not proven to need MFA: its assumeRolePolicy '),
        message,
      );
      assert.match(message, fault);
    });
  }

  it("reads a trust policy that is an object, and one of aws-native", async () => {
    const trust = { Version: "2012-10-17", Statement: allow() };
    assert.match((await judge(trust)) ?? "", /lets in/);
    const native = resource("aws-native:iam:Role", "n", { roleName: "r", assumeRolePolicyDocument: trust });
    assert.deepEqual(Object.keys(await report(iamRoleTrustRequiresMfa, [native])), ["r"]);
  });

  it("calls a role by its name in Pulumi where its own is not known", async () => {
    const found = await report(iamRoleTrustRequiresMfa, [role(document(allow()), UNKNOWN)]);
    assert.deepEqual(Object.keys(found), ["role"]);
  });

  it("looks at nothing but roles", async () => {
    const policy = resource("aws:iam/rolePolicy:RolePolicy", "p", { assumeRolePolicy: document(allow()) });
    assert.deepEqual(await report(iamRoleTrustRequiresMfa, [policy]), {});
  });

  it("lets a role pass that is exempted by its name", async () => {
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const blocked = async (pattern: string) => {
      const messages: string[] = [];
      const exemption = { pattern, reason: "break glass", owner: "sec", expires: tomorrow };
      const args = {
        resources: [role(document(allow()))],
        getConfig: () => ({ exemptions: [exemption] }),
      } as unknown as StackValidationArgs;
      const report = (message: string) => void messages.push(message);
      await stackPolicy(iamRoleTrustRequiresMfa, new RunLog(), UPDATE_WITHOUT_CONFIG).validateStack(
        args,
        report,
      );
      return messages.length;
    };
    assert.deepEqual([await blocked("dep*"), await blocked("role")], [0, 1]);
  });
});

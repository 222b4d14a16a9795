import assert from "node:assert/strict";

import { judgeRole as judgeWebIdentity } from "../../../policy-pack/rules/iamRoleTrustNarrowsWebIdentity";
import { iamRoleTrustRequiresMfa, judgeRole } from "../../../policy-pack/rules/iamRoleTrustRequiresMfa";
import type { StackResource } from "../../../policy-pack/inputs/pulumi/resource";
import { resource, UNKNOWN, violationsOf } from "./fixtures";
import { allow, deny, denyWithoutMfa, mfa, ROLE, role, ROOT, where } from "./trustFixtures";

describe("iam-role-trust-requires-mfa, where not all is known", () => {
  const native = (...statements: object[]) =>
    resource("aws-native:iam:Role", "n", {
      roleName: "deploy",
      assumeRolePolicyDocument: { Version: "2012-10-17", Statement: statements },
    });
  /** Whether each violation is left to the update, and what of the trust policy it is about. */
  const judged = (role: StackResource) =>
    judgeRole(role).map(({ deferrable = false, message }) => [
      deferrable,
      /: (.*) (?:is|are) not known in the preview|without MFA: (statement \d)/
        .exec(message)
        ?.slice(1)
        .join(""),
    ]);

  it("leaves a trust policy that is not known to the update, before the role is created", () => {
    assert.deepEqual(judged(role(UNKNOWN)), [[true, "its assumeRolePolicy"]]);
    const [{ message } = { message: "" }] = judgeRole(role(UNKNOWN));
    assert.match(
      message,
      /The update judges it before the role is created\. To see .* account ids and names/,
    );
  });

  const late = { Principal: { AWS: UNKNOWN } };
  const partly: Record<string, [statements: object[], judged: [boolean, string][]]> = {
    "a principal": [[allow(late)], [[true, "a principal of statement 1 of its trust policy"]]],
    "a principal with MFA": [[allow({ ...mfa("Bool"), ...late })], []],
    "a service": [[allow({ Principal: { Service: UNKNOWN } })], []],
    "one of several principals": [
      [allow({ Principal: { AWS: [ROLE, UNKNOWN] } })],
      [[true, "a principal of statement 1 of its trust policy"]],
    ],
    "all principals": [[allow({ Principal: UNKNOWN })], [[true, "its assumeRolePolicyDocument"]]],
    "a condition": [
      [allow(mfa("Bool")), allow(where("StringEquals", "sts:ExternalId", UNKNOWN))],
      [[true, "statement 2 of its trust policy"]],
    ],
    "a condition beside an Allow that is open": [
      [allow(), allow(where("StringEquals", "sts:ExternalId", UNKNOWN))],
      [
        [false, "statement 1"],
        [true, "statement 2 of its trust policy"],
      ],
    ],
    "a principal beside an Allow that is open": [
      [allow(), allow(late)],
      [
        [false, "statement 1"],
        [true, "a principal of statement 2 of its trust policy"],
      ],
    ],
    "a Deny that may close the Allow": [
      [allow(), deny(mfa("BoolIfExists", UNKNOWN))],
      [[true, "statement 2 of its trust policy"]],
    ],
    "for whom a Deny is that may close the Allow": [
      [allow(), { ...denyWithoutMfa, ...late }],
      [[true, "a principal of statement 2 of its trust policy"]],
    ],
    "who is let in and for whom a Deny is, which may be two": [
      [allow(late), { ...denyWithoutMfa, ...late }],
      [
        [
          true,
          "a principal of statement 1 of its trust policy and a principal of statement 2 of its trust policy",
        ],
      ],
    ],
    "a Deny where nothing is open": [[allow(mfa("Bool")), deny(mfa("BoolIfExists", UNKNOWN))], []],
    "an effect": [[allow(), allow({ Effect: UNKNOWN })], [[true, "statement 2 of its trust policy"]]],
  };
  for (const [what, [statements, expected]] of Object.entries(partly)) {
    it(`judges what is known where the preview does not know ${what}`, () => {
      assert.deepEqual(judged(native(...statements)), expected);
    });
  }

  describe("in a CloudFormation template", () => {
    const stack = (resources: object, props: object = {}) =>
      resource("aws:cloudformation/stack:Stack", "s", {
        name: "s",
        templateBody: JSON.stringify({ Parameters: { Who: { Type: "String" } }, Resources: resources }),
        ...props,
      });
    const roleOf = (...statements: object[]) => ({
      Type: "AWS::IAM::Role",
      Properties: { AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: statements } },
    });
    const found = async (statement: object, props: object = {}) => {
      const template = stack(
        {
          R: roleOf(statement),
          Other: roleOf(allow(mfa("Bool"))),
          Eve: { Type: "AWS::IAM::User", Properties: {} },
          Idp: { Type: "AWS::IAM::SAMLProvider", Properties: {} },
        },
        props,
      );
      const violations = await violationsOf(iamRoleTrustRequiresMfa, [template]);
      for (const { urn, subject } of violations) assert.deepEqual([urn, subject], [template.urn, "R"]);
      return violations.map(({ message, deferrable = false }) =>
        deferrable ? `later: ${message}` : message,
      );
    };
    const to = (AWS: unknown) => allow({ Principal: { AWS } });

    it("blocks a role that anyone takes, at the stack's URN", async () => {
      assert.match(
        (await found(to("*"))).join(""),
        /^IAM role "R" can be taken without MFA: .* lets in anyone/,
      );
    });

    it("passes a role that trusts a role of the template, however it is referred to", async () => {
      for (const reference of [
        { "Fn::GetAtt": ["Other", "Arn"] },
        { "Fn::GetAtt": "Other.Arn" },
        { "Fn::Sub": "${Other.Arn}" },
        [{ "Fn::GetAtt": ["Other", "Arn"] }],
        { "Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/other" },
      ]) {
        assert.deepEqual(await found(to(reference)), [], JSON.stringify(reference));
      }
      assert.deepEqual(await found(allow({ Principal: { Federated: { Ref: "Idp" } } })), []);
      assert.deepEqual(
        await found(allow({ Principal: { Service: { "Fn::Sub": "ec2.${AWS::URLSuffix}" } } })),
        [],
      );
    });

    it("blocks a role that trusts a user of the template", async () => {
      assert.match((await found(to({ "Fn::GetAtt": ["Eve", "Arn"] }))).join(""), /user\/Eve by a console/);
    });

    it("blocks now what the update will not know either", async () => {
      const [message = ""] = await found(to({ "Fn::ImportValue": "who" }));
      assert.match(message, /^IAM role "R" is not proven .*not evaluated: use Ref/);
      assert.match((await found(to({ Ref: "Other" }))).join(""), /^IAM role "R" is not proven/);
    });

    it("leaves to the update what depends on a parameter that is not known", async () => {
      const [message = ""] = await found(to({ Ref: "Who" }), { parameters: UNKNOWN });
      assert.match(message, /^later: .*a principal of statement 1/);
      assert.match(
        (await found(to({ Ref: "Who" }), { parameters: { Who: ROOT } })).join(""),
        /lets in .*:root/,
      );
      assert.deepEqual(await found(to({ Ref: "Who" }), { parameters: { Who: ROLE } }), []);
    });
  });
});

describe("an exemption for a role", () => {
  const open = { Version: "2012-10-17", Statement: [allow(), allow({ Principal: { Federated: UNKNOWN } })] };
  const roles: Record<string, [StackResource, unnamed: true | undefined]> = {
    "with a name": [role(open), undefined],
    "with a late name": [role(open, UNKNOWN), true],
    "of a template without a name": [
      resource("AWS::IAM::Role", "R", { AssumeRolePolicyDocument: open }),
      true,
    ],
  };
  for (const [what, [judged, unnamed]] of Object.entries(roles)) {
    it(`${unnamed ? "cannot be for" : "may be for"} one ${what}`, () => {
      const found = [...judgeRole(judged), ...judgeWebIdentity(judged)];
      assert.ok(found.length > 0);
      for (const violation of found) assert.equal(violation.unnamed, unnamed);
    });
  }
});

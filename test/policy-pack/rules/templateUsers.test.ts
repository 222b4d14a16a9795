import assert from "node:assert/strict";

import { iamLoginProfileMustReset } from "../../../policy-pack/rules/iamLoginProfileMustReset";
import { iamUserNoAccessKey } from "../../../policy-pack/rules/iamUserNoAccessKey";
import { iamUserNoDirectAdminPolicy } from "../../../policy-pack/rules/iamUserNoDirectAdminPolicy";
import type { Rule } from "../../../policy-pack/pack/rule";
import { document, resource, UNKNOWN, violationsOf } from "./fixtures";

const ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";
const ALL = JSON.parse(document({ Effect: "Allow", Action: "*", Resource: "*" })) as object;

const template = (resources: object, type = "aws:cloudformation/stack:Stack") =>
  resource(type, "people", { name: "people", templateBody: JSON.stringify({ Resources: resources }) });
const user = (properties: object = {}) => ({
  Type: "AWS::IAM::User",
  Properties: { UserName: "eve", ...properties },
});
const of = (type: string, properties: object) => ({ Type: `AWS::IAM::${type}`, Properties: properties });

/** The messages of a rule on a template, by subject; all are at the URN of the stack. */
async function found(rule: Rule, resources: object, type?: string): Promise<Record<string, string>> {
  const stack = template(resources, type);
  const violations = await violationsOf(rule, [stack]);
  for (const { urn } of violations) assert.equal(urn, stack.urn);
  return Object.fromEntries(violations.map(({ subject, message }) => [subject, message]));
}

describe("users in a CloudFormation template", () => {
  it("have no access keys, by whatever name the template calls them", async () => {
    for (const UserName of ["eve", { Ref: "U" }, { "Fn::Sub": "${U}" }]) {
      const { eve = "" } = await found(iamUserNoAccessKey, {
        U: user(),
        K: of("AccessKey", { UserName }),
      });
      assert.match(eve, /^IAM user "eve" gets an access key \(K\).*"pattern": "eve"/);
    }
    const unnamed = { U: of("User", {}), K: of("AccessKey", { UserName: { Ref: "U" } }) };
    assert.deepEqual(Object.keys(await found(iamUserNoAccessKey, unnamed)), ["U"]);
    const set = "aws:cloudformation/stackSet:StackSet";
    assert.deepEqual(Object.keys(await found(iamUserNoAccessKey, unnamed, set)), ["U"]);
    assert.deepEqual(await found(iamUserNoAccessKey, { U: user() }), {});
  });

  it("have no administrator policy of their own", async () => {
    const administrators: Record<string, object> = {
      attached: { U: user({ ManagedPolicyArns: [ADMINISTRATOR] }) },
      "attached, with a pseudo parameter": {
        U: user({
          ManagedPolicyArns: [{ "Fn::Sub": "arn:${AWS::Partition}:iam::aws:policy/AdministratorAccess" }],
        }),
      },
      inline: { U: user({ Policies: [{ PolicyName: "p", PolicyDocument: ALL }] }) },
      "an inline policy of its own": {
        U: user(),
        P: of("UserPolicy", { PolicyName: "p", UserName: { Ref: "U" }, PolicyDocument: ALL }),
      },
      "a policy with a list of users": {
        U: user(),
        P: of("Policy", { PolicyName: "p", Users: [{ Ref: "U" }], PolicyDocument: ALL }),
      },
      "a managed policy of the template": {
        U: user({ ManagedPolicyArns: [{ Ref: "P" }] }),
        P: of("ManagedPolicy", { PolicyDocument: ALL }),
      },
    };
    for (const [what, resources] of Object.entries(administrators)) {
      const { eve = "" } = await found(iamUserNoDirectAdminPolicy, resources);
      assert.match(eve, /^Bound to IAM user "eve" itself: .*(AdministratorAccess|allows everything)/, what);
    }
    const group = {
      U: user({ Groups: ["admins"], ManagedPolicyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"] }),
    };
    assert.deepEqual(await found(iamUserNoDirectAdminPolicy, group), {});
  });

  it("change their first password", async () => {
    const profile = (LoginProfile: object) => found(iamLoginProfileMustReset, { U: user({ LoginProfile }) });
    const Password = "first password";
    for (const PasswordResetRequired of [true, "true"])
      assert.deepEqual(await profile({ Password, PasswordResetRequired }), {});
    assert.deepEqual(await found(iamLoginProfileMustReset, { U: user() }), {});
    assert.match((await profile({ Password }))["eve"] ?? "", /PasswordResetRequired left out, which means/);
    for (const PasswordResetRequired of [false, "false"]) {
      assert.match(
        (await profile({ Password, PasswordResetRequired }))["eve"] ?? "",
        /false.*first password/,
      );
    }
    const late = { "Fn::If": ["A", true, false] };
    assert.match(
      (await profile({ Password, PasswordResetRequired: late }))["eve"] ?? "",
      /only after the deploy/,
    );
    assert.match((await profile({ "Fn::If": ["A", {}, {}] }))["eve"] ?? "", /only after the deploy/);
  });
});

describe("users of aws-native", () => {
  const profile = async (loginProfile: unknown) => {
    const user = resource("aws-native:iam:User", "n", { userName: "eve", loginProfile });
    return (await violationsOf(iamLoginProfileMustReset, [user])).map(({ message }) => message).join();
  };

  it("change their first password, also where that is not known yet", async () => {
    assert.equal(await profile({ password: UNKNOWN, passwordResetRequired: true }), "");
    assert.equal(await profile(undefined), "");
    assert.match(await profile({ password: UNKNOWN }), /passwordResetRequired left out/);
    assert.match(await profile({ password: "x", passwordResetRequired: UNKNOWN }), /only after the deploy/);
    assert.match(await profile(UNKNOWN), /only after the deploy/);
  });

  it("have no access keys", async () => {
    const key = resource("aws-native:iam:AccessKey", "k", { userName: "eve" });
    assert.equal((await violationsOf(iamUserNoAccessKey, [key]))[0]?.subject, "eve");
  });
});

describe("service-specific credentials", () => {
  const TYPE = "aws:iam/serviceSpecificCredential:ServiceSpecificCredential";
  const judge = async (serviceName: unknown) => {
    const credential = resource(TYPE, "c", { userName: "eve", serviceName });
    const [violation] = await violationsOf(iamUserNoAccessKey, [credential]);
    assert.equal(violation?.subject, "eve");
    return violation.message;
  };

  it("are keys, each with what to use instead and the exemption to write", async () => {
    const services: [unknown, RegExp][] = [
      ["bedrock.amazonaws.com", /gets a long-term API key for Amazon Bedrock \(c\).* Use a short-term/],
      ["codecommit.amazonaws.com", /gets a password for CodeCommit .*git-remote-codecommit/],
      ["cassandra.amazonaws.com", /gets a password for Amazon Keyspaces .*SigV4 authentication plugin/],
      [
        "new.amazonaws.com",
        /gets a service-specific credential .*Sign requests with the credentials of a role/,
      ],
      [UNKNOWN, /gets a service-specific credential /],
    ];
    for (const [service, message] of services) {
      assert.match(await judge(service), message);
      assert.match(await judge(service), /needs no MFA.*"pattern": "eve"/);
    }
  });
});

import assert from "node:assert/strict";

import { readProperty, readText, type StackResource } from "../../../../policy-pack/inputs/pulumi/resource";
import { GOOD, judge, resourceOf, UNKNOWN } from "../bindings/fixtures";
import { addedTo, templateStack } from "../pulumi/fixtures";

const MFA = { PolicyName: "mfa", PolicyDocument: JSON.parse(GOOD) as unknown };
const Parameters = { Stage: { Type: "String", Default: "dev" } };
const IsProd = { "Fn::Equals": [{ Ref: "Stage" }, "prod"] };
const GROUP = {
  Type: "AWS::IAM::Group",
  Condition: "C",
  Properties: { GroupName: "admins", Policies: [MFA] },
};

/** A template with a user in a group that exists under the condition C. */
const conditional = (
  Conditions: object,
  props: Record<string, unknown> = {},
  rest: object = { Parameters },
): StackResource =>
  templateStack(
    {
      ...rest,
      Conditions,
      Resources: {
        G: GROUP,
        U: { Type: "AWS::IAM::User", Properties: { UserName: "rogue", Groups: ["admins"] } },
      },
    },
    props,
  );

const group = (stack: StackResource): StackResource | undefined =>
  addedTo(stack).find(({ name }) => name === "G");

describe("a condition of a template", () => {
  it("that is false takes its group away, and what the group would bind with it", async () => {
    assert.equal(group(conditional({ C: IsProd })), undefined);
    assert.match(
      (await judge(conditional({ C: IsProd })))["people"] ?? "",
      /IAM user "rogue"[^]*group "admins" is not in this stack/,
    );
  });

  it("that holds by a parameter of the stack is no condition", async () => {
    const stack = conditional({ C: IsProd }, { parameters: { Stage: "prod" } });
    assert.deepEqual(group(stack)?.template?.condition, undefined);
    assert.deepEqual(await judge(stack), {});
  });

  const unknown: Record<string, [Conditions: object, props?: Record<string, unknown>, rest?: object]> = {
    "with a late parameter": [{ C: IsProd }, { parameters: { Stage: UNKNOWN } }],
    "with late parameters": [{ C: IsProd }, { parameters: UNKNOWN }],
    "that is not defined": [{}],
    "that is itself": [{ C: { Condition: "C" } }],
    "with the account": [{ C: { "Fn::Equals": [{ Ref: "AWS::AccountId" }, "000000000000"] } }],
    "without the account": [{ C: { "Fn::Not": [{ "Fn::Equals": [{ Ref: "AWS::AccountId" }, "1"] }] } }],
    "with the partition": [{ C: { "Fn::Equals": [{ Ref: "AWS::Partition" }, "aws"] } }],
    "with a number": [{ C: { "Fn::Equals": [1, "1"] } }],
    "with a dynamic reference": [{ C: IsProd }, { parameters: { Stage: "{{resolve:ssm:stage}}" } }],
    "with a parameter of another type": [
      { C: IsProd },
      {},
      { Parameters: { Stage: { Type: "AWS::SSM::Parameter::Value<String>", Default: "prod" } } },
    ],
    "with a value that YAML 1.1 reads otherwise": [
      { C: { "Fn::Equals": [{ "Fn::Undecided": "yes" }, "yes"] } },
    ],
    "with two functions": [{ C: { ...IsProd, Condition: "D" }, D: IsProd }],
  };
  for (const [way, [Conditions, props, rest]] of Object.entries(unknown)) {
    it(`${way} stays a condition`, () => {
      const resource = group(conditional(Conditions, props, rest));
      assert.ok(resource);
      assert.equal(resource.template?.condition, '"C"');
    });
  }

  it("of a stack set may differ from account to account", () => {
    const stack = conditional({ C: IsProd });
    assert.equal(
      group({ ...stack, type: "aws:cloudformation/stackSet:StackSet" })?.template?.condition,
      '"C"',
    );
  });

  const dev = { "Fn::Equals": [{ Ref: "Stage" }, "dev"] };
  const late = { "Fn::Equals": [{ Ref: "AWS::Region" }, "us-east-1"] };
  const combined: Record<string, [condition: object, exists: "yes" | "no" | "perhaps"]> = {
    "And of what holds": [{ "Fn::And": [dev, { Condition: "Dev" }] }, "yes"],
    "And with one that does not": [{ "Fn::And": [late, IsProd] }, "no"],
    "And with an unknown one": [{ "Fn::And": [late, dev] }, "perhaps"],
    "Or with one that holds": [{ "Fn::Or": [late, dev] }, "yes"],
    "Or of none": [{ "Fn::Or": [IsProd, IsProd] }, "no"],
    "Or with an unknown one": [{ "Fn::Or": [late, IsProd] }, "perhaps"],
    "Not of what holds": [{ "Fn::Not": [{ Condition: "Dev" }] }, "no"],
    "Not of an unknown one": [{ "Fn::Not": [late] }, "perhaps"],
  };
  for (const [way, [condition, exists]] of Object.entries(combined)) {
    it(`is evaluated: ${way}`, () => {
      const resource = group(conditional({ C: condition, Dev: dev }));
      const found =
        resource === undefined ? "no" : resource.template?.condition === undefined ? "yes" : "perhaps";
      assert.equal(found, exists);
    });
  }
});

const first = (Resources: object, rest: object = {}): StackResource => {
  const [resource] = addedTo(templateStack({ Parameters, Conditions: { IsProd }, Resources, ...rest }));
  assert.ok(resource);
  return resource;
};
const user = (Properties: object): StackResource => first({ U: { Type: "AWS::IAM::User", Properties } });

describe("a property of a template's resource", () => {
  it("takes the branch of an If whose condition is known", () => {
    assert.equal(readText(user({ UserName: { "Fn::If": ["IsProd", "a", "b"] } }), "UserName"), "b");
    assert.deepEqual(
      readProperty(user({ Groups: [{ "Fn::If": ["IsProd", "a", { Ref: "AWS::NoValue" }] }, "c"] }), "Groups"),
      { kind: "known", value: ["c"] },
    );
    assert.equal(readProperty(user({ Path: { "Fn::If": ["Other", "/", "/"] } }), "Path").kind, "unknown");
  });

  it("is not known where a loop may add to it, nor where all properties are a function", () => {
    const loop = { UserName: "a", "Fn::ForEach::P": ["P", ["x"], { LoginProfile: {} }] };
    const late = { "Fn::If": ["Other", { UserName: "a" }, { LoginProfile: {} }] };
    for (const properties of [loop, late]) {
      assert.equal(readProperty(user(properties), "LoginProfile").kind, "unknown");
    }
  });
});

describe("the order within a template", () => {
  const Resources = {
    K: {
      Type: "AWS::IAM::AccessKey",
      DependsOn: ["Topic", "Gone", "Nowhere"],
      Properties: {
        UserName: { Ref: "A" },
        Serial: { "Fn::GetAtt": ["B", "Arn"] },
        Status: {
          "Fn::Sub": ["${C}-${D.Arn}-${!E}-${own}-${AWS::Region}", { own: { "Fn::GetAtt": "F.Arn" } }],
        },
        Late: { "Fn::If": ["Unknown", { Ref: "G" }, { Ref: "G" }] },
        Taken: { "Fn::If": ["IsProd", { Ref: "G" }, { Ref: "H" }] },
      },
    },
    ...Object.fromEntries(
      ["A", "B", "C", "D", "E", "F", "G", "H", "Topic", "own"].map((id) => [id, { Type: "AWS::SNS::Topic" }]),
    ),
    Gone: { Type: "AWS::SNS::Topic", Condition: "IsProd" },
  };

  it("is that of DependsOn and of references", () => {
    assert.deepEqual([...(first(Resources).template?.dependsOn ?? [])].sort(), [
      ...["A", "B", "C", "D", "F", "H", "Topic"],
    ]);
  });

  it("goes on from one to the next, but not by one that may not exist", () => {
    const topic = (rest: object): object => ({ Type: "AWS::SNS::Topic", ...rest });
    const { template } = first({
      K: { Type: "AWS::IAM::AccessKey", DependsOn: ["A", "C"], Properties: { UserName: "x" } },
      A: topic({ DependsOn: "B" }),
      B: topic({ DependsOn: ["A", "E"] }),
      C: topic({ DependsOn: "D", Condition: "Unknown" }),
      D: topic({}),
      E: topic({}),
    });
    assert.deepEqual([...(template?.dependsOn ?? [])].sort(), ["A", "B", "C", "E"]);
  });

  it("is that of one name in DependsOn", () => {
    const key = { Type: "AWS::IAM::AccessKey", DependsOn: "A", Properties: { UserName: "x" } };
    assert.deepEqual(first({ K: key, A: { Type: "AWS::SNS::Topic" } }).template?.dependsOn, ["A"]);
  });
});

describe("a role of a template", () => {
  const trust = (principal: unknown, others: object = {}): ReturnType<typeof readProperty> => {
    const Statement = [{ Effect: "Allow", Principal: principal, Action: "sts:AssumeRole" }];
    const role = { Type: "AWS::IAM::Role", Properties: { AssumeRolePolicyDocument: { Statement } } };
    return readProperty(first({ R: role, ...others }), "AssumeRolePolicyDocument");
  };
  const arnOf = (reference: unknown, others: object): unknown => {
    const property = trust({ AWS: reference }, others);
    if (property.kind === "unknown") return "unknown";
    return (property.value as { Statement: [{ Principal: { AWS: unknown } }] }).Statement[0].Principal.AWS;
  };

  it("is among the resources", () => {
    assert.equal(first({ R: { Type: "AWS::IAM::Role", Properties: {} } }).type, "AWS::IAM::Role");
    const gone = { Type: "AWS::IAM::Role", Condition: "IsProd" };
    assert.deepEqual(
      addedTo(templateStack({ Parameters, Conditions: { IsProd }, Resources: { R: gone } })),
      [],
    );
  });

  const Github = { Type: "AWS::IAM::OIDCProvider", Properties: { Url: "https://idp.example.com/x" } };
  const cases: Record<string, [reference: unknown, others: object, arn: string]> = {
    "a role": [{ "Fn::GetAtt": ["O", "Arn"] }, { O: { Type: "AWS::IAM::Role" } }, "role/O"],
    "a role with a path and a name": [
      { "Fn::Sub": "${O.Arn}" },
      { O: { Type: "AWS::IAM::Role", Properties: { Path: "/ci/", RoleName: "deploy" } } },
      "role/ci/deploy",
    ],
    "a user": [{ "Fn::GetAtt": "O.Arn" }, { O: { Type: "AWS::IAM::User" } }, "user/O"],
    "an OIDC provider by Ref": [{ Ref: "O" }, { O: Github }, "oidc-provider/idp.example.com/x"],
    "an OIDC provider by GetAtt": [
      { "Fn::GetAtt": "O.Arn" },
      { O: Github },
      "oidc-provider/idp.example.com/x",
    ],
    "a SAML provider": [
      { Ref: "O" },
      { O: { Type: "AWS::IAM::SAMLProvider", Properties: { Name: "corp" } } },
      "saml-provider/corp",
    ],
  };
  for (const [what, [reference, others, arn]] of Object.entries(cases)) {
    it(`trusts ${what} of the template by an ARN of that kind`, () => {
      assert.equal(arnOf(reference, others), `arn:aws:iam::000000000000:${arn}`);
    });
  }

  const unknown: Record<string, [reference: unknown, others: object]> = {
    "a role that does not exist": [
      { "Fn::GetAtt": "O.Arn" },
      { O: { Type: "AWS::IAM::Role", Condition: "IsProd" } },
    ],
    "the name of a role": [{ Ref: "O" }, { O: { Type: "AWS::IAM::Role" } }],
    "another attribute": [{ "Fn::GetAtt": "O.RoleId" }, { O: { Type: "AWS::IAM::Role" } }],
    "another kind of resource": [{ "Fn::GetAtt": "O.Arn" }, { O: { Type: "AWS::SNS::Topic" } }],
    "a provider with a late URL": [
      { Ref: "O" },
      { O: { Type: "AWS::IAM::OIDCProvider", Properties: { Url: { Ref: "Nowhere" } } } },
    ],
  };
  for (const [what, [reference, others]] of Object.entries(unknown)) {
    it(`has a trust policy that is not known with ${what}`, () => {
      assert.equal(arnOf(reference, others), "unknown");
    });
  }

  it("may be let in by the account, which the stand-in is for", () => {
    const root = { "Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:root" };
    assert.equal(arnOf(root, {}), "arn:aws:iam::000000000000:root");
  });

  it("is no template where it is a Pulumi resource", () => {
    assert.deepEqual(addedTo(resourceOf("aws:iam/role:Role", "r", {})), []);
  });
});

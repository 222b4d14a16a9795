import assert from "node:assert/strict";

import type { StackResource } from "../../../../policy-pack/inputs/pulumi/resource";
import { resourceOf, UNKNOWN } from "../bindings/fixtures";
import { templateStack, unread } from "./fixtures";

type From = Record<string, StackResource[]>;

const setOf = (props: Record<string, unknown>): StackResource =>
  resourceOf("aws:cloudformation/stackSet:StackSet", "set", {
    name: "org-users",
    templateBody: '{"Resources":{}}',
    ...props,
  });
const set = setOf({});
const instance = (
  props: Record<string, unknown>,
  from: From = {},
  type = "aws:cloudformation/stackSetInstance:StackSetInstance",
  provider = "home",
): StackResource => resourceOf(type, "i", props, from, provider);
const NAMED = { stackSetName: "org-users", accountId: "111122223333" };

describe("instances of a stack set", () => {
  for (const type of [
    "aws:cloudformation/stackSetInstance:StackSetInstance",
    "aws:cloudformation/stackInstances:StackInstances",
    "corp:index/cloudformationStackSetInstance:CloudformationStackSetInstance",
    "corp:index/cloudformationStackInstances:CloudformationStackInstances",
  ]) {
    it(`${type}: pass where the set is in the stack, and are not provable otherwise`, () => {
      assert.match(unread(instance(NAMED, {}, type))["i"] ?? "", /stack set is not in this stack/);
      assert.deepEqual(unread(instance(NAMED, {}, type), set), {});
    });
  }

  it("with a late name are those of the one set that it comes from", () => {
    const late = { stackSetName: UNKNOWN };
    assert.deepEqual(unread(set, instance(late, { stackSetName: [set] })), {});
    assert.deepEqual(Object.keys(unread(set, instance(late))), ["i"]);
    const other = resourceOf(set.type, "other", { name: "other", templateBody: '{"Resources":{}}' });
    assert.deepEqual(Object.keys(unread(set, other, instance(late, { stackSetName: [set, other] }))), ["i"]);
  });

  const places: Record<string, Record<string, unknown>> = {
    "by callAs": { callAs: "DELEGATED_ADMIN" },
    "by a late callAs": { callAs: UNKNOWN },
    "by the region": { region: "eu-central-1" },
    "by a late region": { region: UNKNOWN },
  };
  for (const [way, props] of Object.entries(places)) {
    it(`of another set of the same name, ${way}, are not provable`, () => {
      const other = setOf(props);
      for (const stackSetName of ["org-users", UNKNOWN]) {
        const named = { stackSetName };
        assert.deepEqual(
          Object.keys(unread(set, instance({ ...named, ...props }, { stackSetName: [set] }))),
          ["i"],
        );
        assert.deepEqual(Object.keys(unread(other, instance(named, { stackSetName: [other] }))), ["i"]);
        const own = instance({ ...named, ...props }, { stackSetName: [other] });
        assert.deepEqual(
          Object.keys(unread(other, own)),
          Object.values(props).includes(UNKNOWN) ? ["i"] : [],
        );
      }
    });
  }

  it("are those of a set that shows what is so by default", () => {
    const provider = { urn: "home", props: { region: "us-east-1" } };
    const shown = { ...setOf({ callAs: "SELF", region: "us-east-1" }), provider };
    assert.deepEqual(unread(shown, { ...instance(NAMED), provider }), {});
  });

  it("with a late name, at another provider than their set, are not provable", () => {
    const late = instance({ stackSetName: UNKNOWN }, { stackSetName: [set] }, undefined, "elsewhere");
    assert.deepEqual(Object.keys(unread(set, late)), ["i"]);
  });

  it("of a set of another name, or at another provider, are not provable", () => {
    const other = { ...NAMED, stackSetName: "other" };
    assert.deepEqual(Object.keys(unread(set, instance(other, { stackSetName: [set] }))), ["i"]);
    assert.deepEqual(Object.keys(unread(set, instance(NAMED, {}, undefined, "elsewhere"))), ["i"]);
    const stack = templateStack({ Resources: {} }, { name: "org-users" });
    assert.deepEqual(Object.keys(unread(stack, instance(NAMED))), ["i"]);
  });
});

describe("resources with a template that is elsewhere", () => {
  for (const type of [
    "aws:servicecatalog/provisionedProduct:ProvisionedProduct",
    "aws-native:servicecatalog:CloudFormationProvisionedProduct",
    "corp:index/servicecatalogProvisionedProduct:ServicecatalogProvisionedProduct",
    "awscc:index/servicecatalogCloudformationProvisionedProduct:ServicecatalogCloudformationProvisionedProduct",
    "aws:sagemaker/project:Project",
    "users:tf:aws_servicecatalog_provisioned_product",
  ]) {
    it(`${type} is not provable`, () => {
      assert.match(unread(resourceOf(type, "p", {}))["p"] ?? "", /Service Catalog product/);
    });
  }

  for (const type of [
    "users:tf:aws_cloudformation_stack",
    "users:tf:aws_cloudformation_stack_set",
    "users:tf:aws_cloudcontrolapi_resource",
  ]) {
    it(`${type} of a Terraform module is not provable`, () => {
      assert.match(unread(resourceOf(type, "p", {}))["p"] ?? "", /part of a Terraform module/);
    });
  }

  for (const type of [
    "aws-native:codestarconnections:SyncConfiguration",
    "aws-native:codeconnections:SyncConfiguration",
    "awscc:index/codestarconnectionsSyncConfiguration:CodestarconnectionsSyncConfiguration",
    "users:tf:awscc_codestarconnections_sync_configuration",
  ]) {
    it(`${type} is not provable`, () => {
      assert.match(unread(resourceOf(type, "s", {}))["s"] ?? "", /template in a Git repository/);
    });
  }

  it("Git sync by Cloud Control is not provable", () => {
    const props = { typeName: "AWS::CodeStarConnections::SyncConfiguration", desiredState: UNKNOWN };
    assert.deepEqual(Object.keys(unread(resourceOf("aws:cloudcontrol/resource:Resource", "s", props))), [
      "s",
    ]);
  });

  it("a product that is only defined passes", () => {
    for (const type of [
      "aws:servicecatalog/product:Product",
      "aws-native:servicecatalog:CloudFormationProduct",
    ]) {
      assert.deepEqual(unread(resourceOf(type, "p", {})), {});
    }
  });

  for (const type of [
    "aws:serverlessrepository/cloudFormationStack:CloudFormationStack",
    "corp:index/serverlessapplicationrepositoryCloudformationStack:X",
  ]) {
    it(`${type} is not provable with a capability for IAM only`, () => {
      const app = (capabilities: unknown): Record<string, string> =>
        unread(resourceOf(type, "app", { capabilities }));
      assert.deepEqual(app(["CAPABILITY_RESOURCE_POLICY", "CAPABILITY_AUTO_EXPAND"]), {});
      assert.match(app(["CAPABILITY_NAMED_IAM"])["app"] ?? "", /Serverless Application Repository/);
      assert.deepEqual(Object.keys(app(UNKNOWN)), ["app"]);
    });
  }
});

const URL = { templateUrl: "https://example.com/t.yaml", templateBody: undefined };

describe("a stack's capabilities", () => {
  const types: Record<string, string> = {
    "aws:cloudformation/stack:Stack": "name",
    "aws:cloudformation/stackSet:StackSet": "name",
    "aws-native:cloudformation:Stack": "stackName",
    "aws-native:cloudformation:StackSet": "stackSetName",
    "corp:index/cloudformationStack:CloudformationStack": "name",
    "corp:index/cloudformationStackSet:CloudformationStackSet": "name",
    "awscc:index/cloudformationStack:CloudformationStack": "stackName",
  };
  for (const [type, name] of Object.entries(types)) {
    it(`${type}: a template at a URL creates no IAM users without one for IAM`, () => {
      const stack = (capabilities: unknown): Record<string, string> =>
        unread(resourceOf(type, "it", { [name]: "net", ...URL, capabilities }));
      assert.deepEqual(stack(undefined), {});
      assert.deepEqual(stack([]), {});
      assert.deepEqual(stack(["CAPABILITY_AUTO_EXPAND"]), {});
      for (const capability of ["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", UNKNOWN]) {
        assert.match(stack([capability])["net"] ?? "", /is at templateUrl/);
      }
      assert.deepEqual(Object.keys(stack(UNKNOWN)), ["net"]);
    });
  }

  const template = (resource: object, rest: object = {}): object => ({
    Resources: { Inner: resource },
    ...rest,
  });
  const ofStack: Record<string, object> = {
    "a nested stack": template({ Type: "AWS::CloudFormation::Stack" }),
    "a nested serverless application": template({ Type: "AWS::Serverless::Application" }),
    "a module": template({ Type: "Corp::IAM::Users::MODULE" }),
    "a macro": template({ Type: "AWS::SNS::Topic" }, { Transform: ["AWS::Serverless-2016-10-31", "Corp"] }),
    "a macro with parameters": template({ Type: "AWS::SNS::Topic" }, { Transform: { Name: "AWS::Include" } }),
    "a loop": template([]),
    "no Resources": {},
  };
  for (const [way, source] of Object.entries(ofStack)) {
    it(`are those of ${way} too`, () => {
      assert.deepEqual(Object.keys(unread(templateStack(source))), ["people-stack"]);
      assert.deepEqual(unread(templateStack(source, { capabilities: ["CAPABILITY_AUTO_EXPAND"] })), {});
    });
  }

  const ofItsOwn: Record<string, object> = {
    "a stack set": {
      Type: "AWS::CloudFormation::StackSet",
      Properties: { Capabilities: ["CAPABILITY_NAMED_IAM"] },
    },
    "a stack set with late capabilities": {
      Type: "AWS::CloudFormation::StackSet",
      Properties: { Capabilities: { "Fn::If": ["A", ["CAPABILITY_IAM"], []] } },
    },
    "a product": { Type: "AWS::ServiceCatalog::CloudFormationProvisionedProduct" },
    "a project": { Type: "AWS::SageMaker::Project" },
    "Git sync": { Type: "AWS::CodeStarConnections::SyncConfiguration" },
    "a type of IAM that is not known": { Type: "AWS::IAM::ServiceSpecificCredential" },
  };
  for (const [way, resource] of Object.entries(ofItsOwn)) {
    it(`do not count for ${way} in its template`, () => {
      const stack = templateStack(template(resource), { capabilities: [] });
      assert.match(unread(stack)["people-stack"] ?? "", /^Inner of its template/);
    });
  }

  it("of a stack set in a template are its own", () => {
    assert.deepEqual(
      unread(templateStack(template({ Type: "AWS::CloudFormation::StackSet" }), { capabilities: [] })),
      {},
    );
  });
});

describe("AWS's own transforms", () => {
  const app = { Fn: { Type: "AWS::Serverless::Function" }, Eve: { Type: "AWS::IAM::User" } };

  it("leave users as they are written", () => {
    for (const Transform of [
      "AWS::Serverless-2016-10-31",
      ["AWS::LanguageExtensions", "AWS::Serverless-2016-10-31"],
    ]) {
      assert.deepEqual(unread(templateStack({ Transform, Resources: app })), {});
    }
  });

  it("do not hide a loop", () => {
    const Transform = "AWS::LanguageExtensions";
    const loop = {
      "Fn::ForEach::Users": ["Name", ["a", "b"], { "User${Name}": { Type: "AWS::IAM::User" } }],
    };
    assert.match(
      unread(templateStack({ Transform, Resources: loop }))["people-stack"] ?? "",
      /Fn::ForEach::Users of its template has no Type/,
    );
  });
});

describe("what a controller in Kubernetes creates", () => {
  const made = (type: string, spec: unknown): string | undefined =>
    unread(resourceOf(`kubernetes:${type}`, "it", { metadata: { name: "it" }, spec }))["it"];
  const NAMED_IAM = { forProvider: { capabilities: ["CAPABILITY_NAMED_IAM"] } };

  for (const type of [
    "cloudformation.aws.upbound.io/v1beta1:Stack",
    "cloudformation.aws.m.upbound.io/v1beta1:StackSet",
    "cloudformation.aws.upbound.io/v1beta1:StackPatch",
    "cloudformation.services.k8s.aws/v1alpha1:Stack",
    "serverlessrepo.aws.upbound.io/v1beta1:CloudFormationStack",
  ]) {
    it(`${type} is not provable with a capability for IAM, or an unknown one`, () => {
      assert.equal(made(type, { forProvider: { capabilities: ["CAPABILITY_AUTO_EXPAND"] } }), undefined);
      assert.equal(made(type, undefined), undefined);
      for (const spec of [NAMED_IAM, { initProvider: { capabilities: ["CAPABILITY_IAM"] } }, UNKNOWN]) {
        assert.match(made(type, spec) ?? "", /a controller in Kubernetes creates/);
      }
      assert.match(made(type, { forProvider: { capabilities: [UNKNOWN] } }) ?? "", /a controller/);
    });
  }

  for (const type of [
    "cloudformation.aws.upbound.io/v1beta1:StackSetInstance",
    "cloudcontrol.aws.upbound.io/v1beta1:Resource",
    "servicecatalog.aws.upbound.io/v1beta1:ProvisionedProduct",
    "servicecatalog.services.k8s.aws/v1alpha1:CloudFormationProvisionedProduct",
    "sagemaker.aws.upbound.io/v1beta1:Project",
  ]) {
    it(`${type} is not provable`, () => {
      assert.match(made(type, {}) ?? "", /a controller in Kubernetes creates/);
    });
  }

  it("of IAM is not provable in Crossplane's first versions either", () => {
    assert.match(made("identity.aws.crossplane.io/v1beta1:IAMUser", {}) ?? "", /is not read/);
    assert.equal(made("identity.aws.crossplane.io/v1beta1:IAMRole", {}), undefined);
  });

  it("passes with all else", () => {
    for (const type of [
      "cloudformation.aws.upbound.io/v1beta1:Type",
      "s3.aws.upbound.io/v1beta1:Bucket",
      "sagemaker.services.k8s.aws/v1alpha1:Model",
      "apps/v1:Deployment",
      "stacks.example.com/v1:Stack",
    ]) {
      assert.equal(made(type, NAMED_IAM), undefined);
    }
  });
});

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { judgeAccount } from "../../../../policy-pack/cli/check/judgeInputs";
import { readInput } from "../../../../policy-pack/inputs/readInput";
import { checkText, DENY, findingsIn } from "../../../support/inputs/checkText";

const USER = { Type: "AWS::IAM::User", Properties: { UserName: "alice", Groups: [{ Ref: "Admins" }] } };
const GROUP = {
  Type: "AWS::IAM::Group",
  Properties: { GroupName: "admins", Policies: [{ PolicyName: "mfa", PolicyDocument: DENY }] },
};

const YAML = `
AWSTemplateFormatVersion: "2010-09-09"
Description: People
Parameters:
  Group:
    Type: String
    Default: admins
Metadata:
  AWS::CloudFormation::Interface:
    ParameterGroups: []
Resources:
  Alice:
    Type: AWS::IAM::User
    Properties:
      UserName: alice
      Groups:
        - !Ref Group
  Admins:
    Type: AWS::IAM::Group
    Properties:
      GroupName: !Sub "\${Group}"
  Mfa:
    Type: AWS::IAM::GroupPolicy
    Properties:
      GroupName: admins
      PolicyName: mfa
      PolicyDocument: ${JSON.stringify(DENY)}
`;

/** As SAM and the CDK write templates: with metadata, rules and parameters of their own. */
const SYNTHESIZED = {
  Resources: {
    User00B015A1: { ...USER, Metadata: { "aws:cdk:path": "people/User/Resource" }, DeletionPolicy: "Delete" },
    Admins: { ...GROUP, Metadata: { "aws:cdk:path": "people/Admins/Resource" } },
    CDKMetadata: {
      Type: "AWS::CDK::Metadata",
      Properties: { Analytics: "v2:deflate64:H4sIAAAAAAAA" },
      Condition: "CDKMetadataAvailable",
    },
  },
  Conditions: { CDKMetadataAvailable: { "Fn::Equals": [{ Ref: "AWS::Region" }, "us-east-1"] } },
  Parameters: {
    BootstrapVersion: {
      Type: "AWS::SSM::Parameter::Value<String>",
      Default: "/cdk-bootstrap/hnb659fds/version",
    },
  },
  Rules: { CheckBootstrapVersion: { Assertions: [] } },
};

describe("CloudFormation templates", () => {
  const templates: Record<string, string | object> = {
    "JSON without a version": { Resources: { Alice: USER, Admins: GROUP } },
    YAML,
    "of the CDK": SYNTHESIZED,
    "of SAM": {
      Transform: "AWS::Serverless-2016-10-31",
      Globals: {},
      Resources: { Alice: USER, Admins: GROUP },
    },
  };
  for (const [name, text] of Object.entries(templates)) {
    it(`enforce MFA: ${name}`, async () => {
      assert.deepEqual(await findingsIn(text), { alice: "enforced" });
    });
  }

  it("have parameters with defaults, or with values that are given", async () => {
    assert.deepEqual(await findingsIn(YAML, { Group: "admins" }), { alice: "enforced" });
    assert.deepEqual(await findingsIn(YAML, { Group: "others" }), { alice: "none" });
    const unset = YAML.replace("    Default: admins\n", "");
    assert.deepEqual(await findingsIn(unset), { alice: "not-provable" });
  });

  it("name users by their logical id where they have no name", async () => {
    assert.deepEqual(await findingsIn({ Resources: { Bob: { Type: "AWS::IAM::User" } } }), { Bob: "none" });
  });

  it("prove nothing where they hide a part", async () => {
    const nested = { Type: "AWS::CloudFormation::Stack", Properties: { TemplateURL: "https://x/y.json" } };
    const results = await checkText({ Resources: { Alice: USER, Admins: GROUP, Nested: nested } });
    assert.match(
      results["?"]?.text ?? "",
      /^input\.json may create IAM users .*not-provable.*Nested of its template/,
    );
    const macro = { Transform: ["MyMacro"], Resources: { Alice: USER, Admins: GROUP } };
    assert.equal((await checkText(macro))["?"]?.finding, "not-provable");
  });

  it("are refused where YAML is torn", () => {
    const read = readInput(`${YAML}\n  - : [`, { file: "people.yaml", parameters: {} });
    assert.match(JSON.stringify(read), /neither JSON nor YAML/);
  });
});

describe("CDK cloud assemblies", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "account-baseline-cdk-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function write(file: string, content: object): void {
    writeFileSync(join(folder, file), JSON.stringify(content));
  }

  function artifact(templateFile: string, environment = "aws://unknown-account/unknown-region"): object {
    return {
      type: "aws:cloudformation:stack",
      environment,
      properties: { templateFile, terminationProtection: false, validateOnSynth: false },
      metadata: { "/people": [{ type: "aws:cdk:logicalId", data: "Alice" }] },
      displayName: "people",
    };
  }

  function manifest(artifacts: object): object {
    return {
      version: "48.0.0",
      artifacts: { Tree: { type: "cdk:tree", properties: { file: "tree.json" } }, ...artifacts },
      minimumCliVersion: "2.1030.0",
    };
  }

  async function findings(content: object): Promise<Record<string, string>> {
    const file = join(folder, "manifest.json");
    const input = readInput(JSON.stringify(content), { file, parameters: {} });
    if (input.kind !== "account") throw new Error(JSON.stringify(input));
    const { results } = await judgeAccount({ ...input, fileOf: () => file }, [file], {});
    return Object.fromEntries(
      results.map(({ user, enforced, finding }) => [user ?? "?", enforced ? "enforced" : String(finding)]),
    );
  }

  it("have stacks of one account, which bind users together", async () => {
    write("a.template.json", {
      Resources: { Alice: { ...USER, Properties: { UserName: "alice", Groups: ["admins"] } } },
    });
    write("b.template.json", { Resources: { Admins: GROUP } });
    const artifacts = { a: artifact("a.template.json"), b: artifact("b.template.json") };
    assert.deepEqual(await findings(manifest(artifacts)), { alice: "enforced" });
  });

  it("have stacks of different accounts, which do not", async () => {
    write("a.template.json", {
      Resources: { Alice: { ...USER, Properties: { UserName: "alice", Groups: ["admins"] } } },
    });
    write("b.template.json", { Resources: { Admins: GROUP } });
    const artifacts = {
      a: artifact("a.template.json", "aws://123456789012/us-east-1"),
      b: artifact("b.template.json", "aws://210987654321/us-east-1"),
    };
    assert.deepEqual(await findings(manifest(artifacts)), { alice: "not-provable" });
    assert.deepEqual(await findings(manifest({ ...artifacts, b: artifact("b.template.json") })), {
      alice: "not-provable",
    });
  });

  it("have nested stacks, with parameters from their parent", async () => {
    const nested = (Parameters: object): object => ({
      Type: "AWS::CloudFormation::Stack",
      Properties: { TemplateURL: { "Fn::Sub": "https://${AWS::Region}/x" }, Parameters },
      Metadata: { "aws:asset:path": "n.nested.template.json", "aws:asset:property": "TemplateURL" },
      UpdateReplacePolicy: "Delete",
      DeletionPolicy: "Delete",
    });
    write("n.nested.template.json", {
      Parameters: { Group: { Type: "String", Default: "others" } },
      Resources: {
        Alice: { Type: "AWS::IAM::User", Properties: { UserName: "alice", Groups: [{ Ref: "Group" }] } },
      },
    });
    write("a.template.json", { Resources: { Admins: GROUP, Nested: nested({ Group: "admins" }) } });
    assert.deepEqual(await findings(manifest({ a: artifact("a.template.json") })), { alice: "enforced" });
    write("a.template.json", { Resources: { Admins: GROUP, Nested: nested({ Group: { Ref: "Admins" } }) } });
    assert.deepEqual(await findings(manifest({ a: artifact("a.template.json") })), { alice: "not-provable" });
    write("a.template.json", { Resources: { Nested: { ...nested({}), Metadata: {} } } });
    assert.deepEqual(await findings(manifest({ a: artifact("a.template.json") })), { "?": "not-provable" });
  });

  it("have stages", async () => {
    mkdirSync(join(folder, "assembly-prod"));
    write("assembly-prod/manifest.json", manifest({ s: artifact("s.template.json") }));
    write("assembly-prod/s.template.json", { Resources: { Alice: USER, Admins: GROUP } });
    const stage = { type: "cdk:cloud-assembly", properties: { directoryName: "assembly-prod" } };
    assert.deepEqual(await findings(manifest({ "assembly-prod": stage })), { alice: "enforced" });
  });

  it("are refused where a template is missing", () => {
    const content = JSON.stringify(manifest({ a: artifact("gone.template.json") }));
    const input = readInput(content, { file: join(folder, "manifest.json"), parameters: {} });
    assert.match(JSON.stringify(input), /gone\.template\.json: run cdk synth again/);
  });
});

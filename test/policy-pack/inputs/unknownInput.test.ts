import assert from "node:assert/strict";

import { readInput } from "../../../policy-pack/inputs/readInput";

/** By the text of a file: what is said of it. */
const UNKNOWN: Record<string, { text: string | object; says: RegExp }> = {
  "a raw Terraform state": {
    text: { version: 4, terraform_version: "1.11.4", serial: 3, lineage: "6f", resources: [] },
    says: /Terraform state file: give `terraform show -json FILE`/,
  },
  "a binary Terraform plan": {
    text: "PK\u0003\u0004\u0000tfplan",
    says: /binary form: give `terraform show -json/,
  },
  "Terraform configuration": {
    text: 'resource "aws_iam_user" "alice" {\n  name = "alice"\n}\n',
    says: /Terraform configuration: run terraform plan/,
  },
  "a plan as text": { text: "Terraform will perform the following actions:\n", says: /plan as text/ },
  "a schema of providers": {
    text: { format_version: "1.0", provider_schemas: {} },
    says: /schema of Terraform/,
  },
  "several inputs in one": {
    text: { UserDetailList: [], format_version: "1.2", planned_values: {} },
    says: /parts of several kinds of input/,
  },
  "a list of Terraform modules": {
    text: { format_version: "1.0", modules: [] },
    says: /JSON of an unknown kind/,
  },
  "values of something else": { text: { format_version: "1.0", values: { a: 1 } }, says: /unknown kind/ },
  "a deployment of something else": { text: { deployment: { resources: {} } }, says: /unknown kind/ },
  "steps of something else": { text: { steps: [{ run: "x" }], config: {} }, says: /unknown kind/ },
  "no steps at all": { text: { steps: [], config: {} }, says: /unknown kind/ },
  "artifacts of something else": {
    text: { version: "1", artifacts: { a: { type: "zip" } } },
    says: /unknown kind/,
  },
  "a CDK cloud assembly without stacks": {
    text: { version: "48.0.0", artifacts: {} },
    says: /without stacks: run cdk synth again/,
  },
  "a list of users": {
    text: { Users: [{ UserName: "alice" }] },
    says: /without their policies.*get-account-authorization-details/,
  },
  "a list of attached policies": { text: { AttachedPolicies: [] }, says: /without their documents/ },
  "a policy without its document": { text: { Policy: { PolicyName: "mfa" } }, says: /get-policy-version/ },
  "a role": { text: { Role: { RoleName: "ops" } }, says: /judges users/ },
  "a credential report": { text: "user,arn,user_creation_time\nalice,arn,now\n", says: /credential report/ },
  "a Pulumi project": { text: "name: people\nruntime: nodejs\n", says: /pulumi stack export/ },
  "a file of npm": { text: { name: "x", dependencies: {} }, says: /file of npm/ },
  "a Kubernetes object": { text: "apiVersion: v1\nkind: Pod\n", says: /Kubernetes object/ },
  "JSON of another kind": {
    text: { hello: "world" },
    says: /JSON of an unknown kind; expected a policy document/,
  },
  "a JSON list": { text: [1, 2], says: /JSON list of something else than statements/ },
  "torn JSON": { text: '{"UserDetailList": [', says: /it is not JSON: / },
  "an empty file": { text: "", says: /it is empty/ },
  prose: { text: "Deny everything!", says: /text of an unknown kind/ },
};

describe("a file that is none of the inputs", () => {
  for (const [name, { text, says }] of Object.entries(UNKNOWN)) {
    it(`is said to be ${name}, with what to give instead`, () => {
      const content = typeof text === "string" ? text : JSON.stringify(text);
      const input = readInput(content, { file: "x", parameters: {} });
      assert.equal(input.kind, "refused");
      assert.match(input.error, says);
      assert.doesNotMatch(input.error, /\n|\.$/);
    });
  }
});

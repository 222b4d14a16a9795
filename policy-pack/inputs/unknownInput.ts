import { isObject, type JsonObject } from "../iam/json";

const EXPECTED =
  "expected a policy document, account authorization details, a Terraform plan or state as JSON, a CloudFormation " +
  "template, a CDK cloud assembly or a Pulumi stack export or preview as JSON";

const DETAILS = "give `aws iam get-account-authorization-details`";
const TERRAFORM = "give `terraform show -json FILE`";
const PULUMI = "give `pulumi stack export` or `pulumi preview --json --show-sames`";

/** What a JSON object seems to be, and what to give instead. */
const OBJECTS: readonly (readonly [fits: (value: JsonObject) => boolean, says: string])[] = [
  [
    (it) => typeof it["lineage"] === "string" || typeof it["serial"] === "number",
    `it is a Terraform state file: ${TERRAFORM}`,
  ],
  [
    (it) => isObject(it["provider_schemas"]),
    `it is a schema of Terraform providers: ${TERRAFORM} of a plan or state`,
  ],
  [
    (it) => it["@level"] !== undefined || it["terraform"] !== undefined,
    `it is output of terraform -json: ${TERRAFORM}`,
  ],
  [
    (it) => Array.isArray(it["Users"]) || isObject(it["User"]),
    `it lists users without their policies: ${DETAILS}`,
  ],
  [
    (it) =>
      Array.isArray(it["AttachedPolicies"]) ||
      Array.isArray(it["PolicyNames"]) ||
      Array.isArray(it["Policies"]),
    `it lists policies without their documents: ${DETAILS}`,
  ],
  [
    (it) => isObject(it["Policy"]),
    "it describes a policy without its document: give `aws iam get-policy-version`",
  ],
  [
    (it) => isObject(it["Role"]) || Array.isArray(it["Roles"]),
    `it describes roles, and this command judges users: ${DETAILS}`,
  ],
  [
    (it) => Array.isArray(it["StackSummaries"]) || Array.isArray(it["Stacks"]),
    "it describes stacks: give the template",
  ],
  [
    (it) =>
      it["dependencies"] !== undefined ||
      it["devDependencies"] !== undefined ||
      it["lockfileVersion"] !== undefined,
    `it is a file of npm; ${EXPECTED}`,
  ],
  [(it) => it["runtime"] !== undefined && it["name"] !== undefined, `it is a Pulumi project file: ${PULUMI}`],
  [
    (it) => it["app"] !== undefined && it["context"] !== undefined,
    "it configures the CDK: run `cdk synth` and give cdk.out",
  ],
  [
    (it) => it["apiVersion"] !== undefined && it["kind"] !== undefined,
    `it is a Kubernetes object; ${EXPECTED}`,
  ],
  [(it) => it["$schema"] !== undefined, `it is a JSON file of another schema; ${EXPECTED}`],
];

/** Says of a JSON value what it seems to be. */
export function describeUnknownValue(value: unknown): string {
  if (Array.isArray(value)) return `it is a JSON list of something else than statements; ${EXPECTED}`;
  if (!isObject(value)) return `it is a JSON ${typeof value}; ${EXPECTED}`;
  return OBJECTS.find(([fits]) => fits(value))?.[1] ?? `it is JSON of an unknown kind; ${EXPECTED}`;
}

const TEXTS: readonly (readonly [pattern: RegExp, says: string])[] = [
  [/^\s*$/, `it is empty; ${EXPECTED}`],
  [/^PK\u0003\u0004/, `it seems to be a Terraform plan in binary form: ${TERRAFORM}`],
  [/^user,arn,user_creation_time/, `it is a credential report: ${DETAILS}`],
  [
    /^\s*(?:resource|data|module|variable|terraform|provider|locals)\s*(?:"[^"]*"\s*)*\{/m,
    `it is Terraform configuration: run terraform plan, and ${TERRAFORM}`,
  ],
  [/^Terraform will perform|^OpenTofu will perform|^# aws_/m, `it is a plan as text: ${TERRAFORM}`],
  [/^name\s*:[^]*^runtime\s*:/m, `it is a Pulumi program: ${PULUMI}`],
  [/^apiVersion\s*:/m, `it is a Kubernetes object; ${EXPECTED}`],
  [/^\s*<(?:\?xml|!doctype|html)/i, `it is XML or HTML; ${EXPECTED}`],
  [/^\s*(?:import|export|const|from|package|#!)\b/m, `it seems to be source code; ${EXPECTED}`],
];

/** Says of a text that is not JSON what it seems to be. */
export function describeUnknownText(text: string, error: string): string {
  const known = TEXTS.find(([pattern]) => pattern.test(text))?.[1];
  if (known !== undefined) return known;
  return /^\s*[[{"]/.test(text) ? `it is not JSON: ${error}` : `it is text of an unknown kind; ${EXPECTED}`;
}

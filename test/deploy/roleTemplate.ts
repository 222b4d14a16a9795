import { readFileSync } from "node:fs";
import { join } from "node:path";

import { parseTemplate } from "../../policy-pack/inputs/cloudformation/parseTemplate";

export const HUB = "999988887777";
export const PSEUDO = { "AWS::Partition": "aws", "AWS::AccountId": "111122223333" };

/** Parameters of roles/member.yaml with which all that `test/support/everything.ts` asks for can be deployed. */
export const EVERYTHING_ON = {
  ManagedPolicies: [
    "AWSBudgetsActionsWithAWSResourceControlAccess",
    "AWSBillingReadOnlyAccess",
    "AdministratorAccess",
    "ReadOnlyAccess",
    "job-function/Billing",
  ]
    .map((name) => `arn:aws:iam::aws:policy/${name}`)
    .join(),
  GroupArns: "arn:aws:iam::*:group/admins,arn:aws:iam::*:group/finance",
  RoleArns: ["from-hub", "through-saml", "through-oidc"].map((name) => `arn:aws:iam::*:role/${name}`).join(),
  ServiceRoles: "true",
  OwnPolicies: "true",
  CredentialSecrets: "true",
  CentralRootManagement: "true",
  LogGroup: "trail",
  AlarmRegions: "us-east-1,eu-west-1",
  EventRegions: "us-east-1,us-east-2,eu-north-1,ap-southeast-2,eu-central-1",
} as const;

interface Template {
  Parameters: Record<string, { Type: string; Default?: string }>;
  Conditions: Record<string, unknown>;
  Resources: Record<string, { Type: string; Properties: unknown }>;
}

/** A role as it comes out of a template: who may take it, and what its policies say. */
export interface Role {
  readonly trust: unknown;
  readonly policies: readonly unknown[];
}

type Resolved = Record<string, Record<string, unknown>>;

/** The roles of a template of deploy/roles/, by name, for the parameters given. */
export function rolesOf(file: string, parameters: Record<string, string>): Map<string, Role> {
  const resources = render(file, parameters);
  const documents = (role: Record<string, unknown>) => [
    ...((role["ManagedPolicyArns"] ?? []) as string[]).map((id) => resources[id]?.["PolicyDocument"]),
    ...((role["Policies"] ?? []) as { PolicyDocument: unknown }[]).map((it) => it.PolicyDocument),
  ];
  return new Map(
    Object.values(resources)
      .filter((resource) => "RoleName" in resource)
      .map((role) => [
        String(role["RoleName"]),
        { trust: role["AssumeRolePolicyDocument"], policies: documents(role) },
      ]),
  );
}

/** A role of roles/member.yaml, in an account of the hub {@link HUB}. */
export function memberRole(name: string, parameters: Record<string, string> = {}): Role {
  const role = rolesOf("member.yaml", { HubAccountId: HUB, ...parameters }).get(name);
  if (role === undefined) throw new Error(`no role ${name}`);
  return role;
}

/** Names of the parameters of a template of deploy/roles/. */
export function parametersOf(file: string): string[] {
  return Object.keys(readTemplate(file).Parameters);
}

function readTemplate(file: string): Template {
  const parsed = parseTemplate(readFileSync(join(__dirname, "../../deploy/roles", file), "utf8"));
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.template as unknown as Template;
}

/** Properties of a template's resources with the functions that these templates use evaluated. */
function render(file: string, parameters: Record<string, string>): Resolved {
  const template = readTemplate(file);
  const values = valuesOf(template, parameters);
  return Object.fromEntries(
    Object.entries(template.Resources).map(([id, { Properties }]) => [
      id,
      evaluate(Properties, template.Conditions, values) as Record<string, unknown>,
    ]),
  );
}

type Values = Record<string, string | string[]>;

function valuesOf(template: Template, parameters: Record<string, string>): Values {
  const unknown = Object.keys(parameters).filter((name) => !(name in template.Parameters));
  if (unknown.length > 0) throw new Error(`no parameter ${unknown.join(", ")}`);
  const own = Object.entries(template.Parameters).map(
    ([name, { Type, Default }]): [string, string | string[]] => {
      const value = parameters[name] ?? Default;
      if (value === undefined) throw new Error(`parameter ${name} is required`);
      return [name, Type === "CommaDelimitedList" ? value.split(",") : value];
    },
  );
  return { ...PSEUDO, ...Object.fromEntries(own) };
}

function evaluate(value: unknown, conditions: Record<string, unknown>, values: Values): unknown {
  const inner = (item: unknown) => evaluate(item, conditions, values);
  if (Array.isArray(value)) return value.map(inner).filter((item) => item !== undefined);
  if (typeof value !== "object" || value === null) return value;
  const [[name, argument] = ["", undefined]] = Object.entries(value);
  switch (name) {
    case "Ref":
      return argument === "AWS::NoValue" ? undefined : (values[String(argument)] ?? argument);
    case "Fn::Sub": {
      const [text, own] = Array.isArray(argument)
        ? (inner(argument) as [string, Values])
        : [String(argument)];
      return text.replaceAll(/\$\{([^}]+)\}/g, (_, key: string) => {
        const known = own?.[key] ?? values[key];
        if (typeof known !== "string") throw new Error(`\${${key}} stands for nothing`);
        return known;
      });
    }
    case "Fn::Join": {
      const [separator, parts] = inner(argument) as [string, string[]];
      return parts.join(separator);
    }
    case "Fn::Split": {
      const [separator, text] = inner(argument) as [string, string];
      return text.split(separator);
    }
    case "Fn::If": {
      const [condition, then, otherwise] = argument as [string, unknown, unknown];
      return inner(isTrue(conditions[condition], values) ? then : otherwise);
    }
    default:
      return Object.fromEntries(
        Object.entries(value)
          .map(([key, item]) => [key, inner(item)])
          .filter(([, item]) => item !== undefined),
      );
  }
}

function isTrue(condition: unknown, values: Values): boolean {
  const [[name, argument] = ["", undefined]] = Object.entries(condition as object);
  if (name === "Fn::Not") return !isTrue((argument as [unknown])[0], values);
  if (name !== "Fn::Equals") throw new Error(`${name} is not known here`);
  const [left, right] = (argument as [unknown, unknown]).map((side) => evaluate(side, {}, values));
  return left === right;
}

import { isObject, type JsonObject } from "../../iam/json";
import { bridgedName } from "../../inputs/pulumi/bridgedTypes";
import { isGiven, readProperty, readText, type StackResource } from "../../inputs/pulumi/resource";
import { parseTrustPolicy, type Principal, type ResourcePolicy } from "./resourcePolicy";

/** Which properties of a role are its name and its trust policy. */
interface RoleShape {
  name: string;
  trust: string;
}

const AWS: RoleShape = { name: "name", trust: "assumeRolePolicy" };
const AWS_NATIVE: RoleShape = { name: "roleName", trust: "assumeRolePolicyDocument" };

/** The types of roles. */
const ROLES: ReadonlyMap<string, RoleShape> = new Map([
  ["aws:iam/role:Role", AWS],
  ["aws-native:iam:Role", AWS_NATIVE],
  ["AWS::IAM::Role", { name: "RoleName", trust: "AssumeRolePolicyDocument" }],
]);

/** A role, as messages call it, with its trust policy. */
export interface Role {
  name: string;
  /** The name is known only after the deploy, and what the program calls the role stands for it. */
  unnamed: boolean;
  /** The property that has the trust policy. */
  property: string;
  trust: TrustReading;
  /** Whether what is not known now may be known when the role is created. */
  settles: boolean;
}

export type TrustReading =
  | { kind: "unknown" }
  | { kind: "unreadable"; defect: string; source: unknown }
  /** The statements that can be read, and the positions of those that are not known. */
  | { kind: "read"; policy: ResourcePolicy; unknown: readonly UnknownStatement[] };

/** A statement of which more than a principal is not known. */
export interface UnknownStatement {
  /** From 0. */
  index: number;
  effect: "Allow" | "Deny" | undefined;
}

/** Stands for a text that is not known. No policy can have it: IAM refuses control characters. */
const UNKNOWN = "\u0000unknown";

/** Keeps the place of an unknown statement: it allows nothing, and denies nothing that a rule looks at. */
const PLACEHOLDER = { Effect: "Deny", Principal: "*", Action: "sts:GetCallerIdentity" };

/** Whether the principal is one that is known only after the deploy. */
export function isUnknown(principal: Principal): boolean {
  return principal.kind !== "anyone" && principal.text === UNKNOWN;
}

/**
 * Reads a role as far as it is known. Of a trust policy that is an object the known parts are read, with principals
 * that are not known yet: {@link isUnknown}.
 * @returns `undefined` for what is no role.
 */
export function readRole(resource: StackResource): Role | undefined {
  const known = ROLES.get(resource.type);
  const [properties = known, ...others] = bridgedRoles(resource);
  if (properties === undefined) return undefined;
  const name = readText(resource, properties.name);
  return {
    name: name ?? resource.name,
    unnamed: name === undefined,
    property: properties.trust,
    trust: others.length === 0 ? readTrust(resource, properties.trust) : readBoth(resource),
    settles: settles(resource),
  };
}

/** Which of two trust policies a bridge sends to AWS, its type does not show; what is not known yet may turn out absent. */
function readBoth(role: StackResource): TrustReading {
  const isUnknown = [AWS, AWS_NATIVE].every(({ trust }) => readProperty(role, trust).kind === "unknown");
  if (isUnknown) return { kind: "unknown" };
  return {
    kind: "unreadable",
    defect: `is given beside ${AWS_NATIVE.trust}, and AWS gets one of them only`,
    source: "*",
  };
}

/**
 * A role of a bridged Terraform provider has the properties of Terraform's aws or awscc, both of which require the trust
 * policy. A type of that name without one is a role of another cloud.
 */
function bridgedRoles(resource: StackResource): RoleShape[] {
  if (bridgedName(resource.type) !== "iamRole") return [];
  return [AWS, AWS_NATIVE].filter(({ trust }) => isGiven(resource, trust));
}

/** What depends on the functions of a template stays unknown in the update, unless the template's own inputs are. */
function settles({ template }: StackResource): boolean {
  if (template === undefined) return true;
  const inputs = ["templateBody", "parameters", "desiredState", "properties"];
  return inputs.some((name) => readProperty(template.stack, name).kind === "unknown");
}

function readTrust(role: StackResource, property: string): TrustReading {
  const document = readProperty(role, property);
  if (document.kind === "known") return parse(document.value, []);
  const value = readKnownParts(role.props, property);
  if (!isObject(value) || hasUnknown({ ...value, Statement: undefined })) return { kind: "unknown" };
  const source: unknown = value["Statement"];
  if (source === UNKNOWN) return { kind: "unknown" };
  const statements: readonly unknown[] = Array.isArray(source) ? source : [source];
  const unknown = statements.flatMap((statement, index) =>
    isKnown(statement) ? [] : [{ index, effect: effectOf(statement) }],
  );
  if (unknown.length === statements.length) return { kind: "unknown" };
  const known = statements.map((statement) => (isKnown(statement) ? statement : PLACEHOLDER));
  return parse({ ...value, Statement: known }, unknown);
}

function parse(source: unknown, unknown: readonly UnknownStatement[]): TrustReading {
  const parsed = parseTrustPolicy(source);
  return parsed.ok
    ? { kind: "read", policy: parsed.policy, unknown }
    : { kind: "unreadable", defect: parsed.defect, source };
}

/** Whether all of a statement but the texts of its principals is known. */
function isKnown(statement: unknown): boolean {
  if (!isObject(statement)) return statement !== UNKNOWN;
  const { Principal: principal, NotPrincipal: notPrincipal, ...rest } = statement;
  return principal !== UNKNOWN && !hasUnknown(rest) && !hasUnknown(notPrincipal);
}

function effectOf(statement: unknown): UnknownStatement["effect"] {
  const effect = isObject(statement) ? statement["Effect"] : undefined;
  return effect === "Allow" || effect === "Deny" ? effect : undefined;
}

function hasUnknown(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return value === UNKNOWN;
  return Object.values(value).some(hasUnknown);
}

/** A copy of a value in which {@link UNKNOWN} stands for what cannot be read: reading it throws. */
function readKnownParts(owner: object, key: string | number): unknown {
  let value: unknown;
  try {
    value = (owner as JsonObject)[key];
  } catch {
    return UNKNOWN;
  }
  if (typeof value !== "object" || value === null) return value;
  try {
    if (!Array.isArray(value)) {
      const object: object = value;
      return Object.fromEntries(Object.keys(object).map((name) => [name, readKnownParts(object, name)]));
    }
    const list: readonly unknown[] = value;
    return Array.from({ length: list.length }, (_, index) => readKnownParts(list, index));
  } catch {
    return UNKNOWN;
  }
}

import type { Shape } from "../shapes/shape";

/**
 * The types themselves are in the table of the aws package, which is made from Terraform's provider: `policy_arn` is
 * `policyArn` there (shapes/aws.ts). Here is what only Terraform's references need.
 */

/** Properties that are lists. If such a list is unknown, so is how many it has. */
export const LIST_PROPERTIES: ReadonlySet<string> = new Set([
  "users",
  "groups",
  "policyArns",
  "policyNames",
  "managedPolicyArns",
  "policies",
]);

type Role = Shape["role"];

/** By what a property names: the role of the resource that it may be taken from, and the attributes that name it. */
const SOURCES: Readonly<
  Record<"users" | "groups" | "policies" | "names", readonly [Role, ReadonlySet<string>]>
> = {
  users: ["user", new Set(["name", "id", "user_name"])],
  groups: ["group", new Set(["name", "id", "group_name"])],
  policies: ["managed-policy", new Set(["arn", "id", "policy_arn"])],
  names: ["inline-policy", new Set(["name", "policy_name"])],
};

const KEYS: ReadonlyMap<string, keyof typeof SOURCES> = new Map([
  ["users", "users"],
  ["memberOf", "groups"],
  ["groups", "groups"],
  ["policies", "policies"],
  ["attached", "policies"],
  ["boundary", "policies"],
  ["names", "names"],
]);

/** Whether a property that is unknown may be taken for the resource whose attribute it refers to. */
export function referable(
  shape: Shape,
  property: string,
  source: Shape | undefined,
  attribute: string,
): boolean {
  const [key] = Object.entries(shape).find(([name, value]) => value === property && KEYS.has(name)) ?? [];
  const kind = KEYS.get(key ?? "");
  if (kind === undefined) return false;
  const [role, attributes] = SOURCES[kind];
  return source?.role === role && attributes.has(attribute);
}

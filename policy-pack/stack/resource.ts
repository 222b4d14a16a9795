/** What this part reads of a resource; CrossGuard's PolicyResource has this shape. */
export interface StackResource {
  type: string;
  urn: string;
  name: string;
  props: Readonly<Record<string, unknown>>;
  propertyDependencies: Readonly<Record<string, readonly StackResource[]>>;
  provider?: { urn: string };
  /** The component that it belongs to. */
  parent?: StackResource;
}

export const TYPES = {
  user: "aws:iam/user:User",
  group: "aws:iam/group:Group",
  policy: "aws:iam/policy:Policy",
  userPolicy: "aws:iam/userPolicy:UserPolicy",
  groupPolicy: "aws:iam/groupPolicy:GroupPolicy",
  userPolicyAttachment: "aws:iam/userPolicyAttachment:UserPolicyAttachment",
  groupPolicyAttachment: "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
  policyAttachment: "aws:iam/policyAttachment:PolicyAttachment",
  userGroupMembership: "aws:iam/userGroupMembership:UserGroupMembership",
  groupMembership: "aws:iam/groupMembership:GroupMembership",
} as const;

/** A property as a preview shows it. */
export type Property = { kind: "known"; value: unknown } | { kind: "unknown" };

/**
 * Reads a property, wholly: reading a value that is known only after the deploy throws, wherever in the property it
 * is, and inside a policy that would end the judging of all users.
 */
export function readProperty(resource: StackResource, name: string): Property {
  try {
    const value = resource.props[name];
    return {
      kind: "known",
      value: value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown),
    };
  } catch {
    return { kind: "unknown" };
  }
}

/** A text property; `undefined` where it is absent or not known yet. */
export function readText(resource: StackResource, name: string): string | undefined {
  const property = readProperty(resource, name);
  return property.kind === "known" && typeof property.value === "string" ? property.value : undefined;
}

/** One or more texts, each known or not; `unknown` where not even their number is known. */
export function readTexts(resource: StackResource, name: string): readonly Property[] | "unknown" {
  let value: unknown;
  let length: number;
  try {
    value = resource.props[name];
    length = Array.isArray(value) ? value.length : -1;
  } catch {
    return "unknown";
  }
  if (value === undefined || value === null) return [];
  if (length < 0) return [readProperty(resource, name)];
  const list = value as Readonly<Record<string, unknown>>;
  return Array.from({ length }, (_, index) => readProperty({ ...resource, props: list }, String(index)));
}

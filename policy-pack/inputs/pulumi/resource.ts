import { isObject } from "../../iam/json";

/** What this part reads of a resource; CrossGuard's PolicyResource has this shape. */
export interface StackResource {
  type: string;
  urn: string;
  name: string;
  props: Readonly<Record<string, unknown>>;
  propertyDependencies: Readonly<Record<string, readonly StackResource[]>>;
  /** All resources that it is created after. */
  dependencies?: readonly StackResource[];
  /** `props` are the provider's inputs; absent where only its URN is known. */
  provider?: { urn: string; props?: Readonly<Record<string, unknown>> };
  /** The component that it belongs to. */
  parent?: StackResource;
  /** For a resource that a CloudFormation template makes. */
  template?: TemplateOrigin;
  /** The resource of the program whose property describes this one, as Cloud Control's `desiredState` does. */
  holder?: StackResource;
  /** What the input calls a property, for messages. Default: as in `props`. */
  spell?: (property: string) => string;
}

/** What messages call a property of a resource. */
export function spelled({ spell }: StackResource, property: string): string {
  return spell?.(property) ?? property;
}

/** Where a resource of a CloudFormation template comes from. */
export interface TemplateOrigin {
  /** The resource of the Pulumi stack that has the template. */
  stack: StackResource;
  /** The template's condition without which the resource does not exist; absent where it is certain to hold. */
  condition?: string;
  /** The logical ids that the template creates before this one, by `DependsOn` or by references, directly or not. */
  dependsOn?: readonly string[];
  /** CloudFormation may leave it where another resource of the template fails. */
  staysOnFailure?: boolean;
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
  userPoliciesExclusive: "aws:iam/userPoliciesExclusive:UserPoliciesExclusive",
  groupPoliciesExclusive: "aws:iam/groupPoliciesExclusive:GroupPoliciesExclusive",
  userPolicyAttachmentsExclusive: "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive",
  groupPolicyAttachmentsExclusive: "aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive",
  accessKey: "aws:iam/accessKey:AccessKey",
  userLoginProfile: "aws:iam/userLoginProfile:UserLoginProfile",
  signingCertificate: "aws:iam/signingCertificate:SigningCertificate",
  sshKey: "aws:iam/sshKey:SshKey",
  serviceSpecificCredential: "aws:iam/serviceSpecificCredential:ServiceSpecificCredential",
} as const;

/** A property as a preview shows it. */
export type Property = { kind: "known"; value: unknown } | { kind: "unknown" };

/**
 * Reads a property, wholly: reading a value that is known only after the deploy throws, wherever in the property it
 * is, and inside a policy that would end the judging of all users.
 */
export function readProperty(resource: Pick<StackResource, "props">, name: string): Property {
  try {
    const value = resource.props[name];
    const isWhole = typeof value === "string" || value === undefined;
    return { kind: "known", value: isWhole ? value : (JSON.parse(JSON.stringify(value)) as unknown) };
  } catch {
    return { kind: "unknown" };
  }
}

/** Whether a property is there, known or not. */
export function isGiven(resource: Pick<StackResource, "props">, name: string): boolean {
  const value = readProperty(resource, name);
  return value.kind === "unknown" || (value.value !== undefined && value.value !== null);
}

/** A text property; `undefined` where it is absent or not known yet. */
export function readText(resource: StackResource, name: string): string | undefined {
  const property = readProperty(resource, name);
  return property.kind === "known" && typeof property.value === "string" ? property.value : undefined;
}

/** One or more texts, each known or not; `unknown` where not even their number is known. */
export function readTexts(resource: StackResource, name: string): readonly Property[] | "unknown" {
  const list = readList(resource, name);
  if (list === "unknown") return "unknown";
  if (list === undefined) {
    const property = readProperty(resource, name);
    const isAbsent = property.kind === "known" && (property.value === undefined || property.value === null);
    return isAbsent ? [] : [property];
  }
  return list.indexes.map((index) => readProperty(list.entries, index));
}

/**
 * The objects of a list, each read like a resource; `unknown` in place of one that is known only after the deploy, or
 * of the whole list.
 */
export function readObjects(
  resource: StackResource,
  name: string,
): readonly (StackResource | "unknown")[] | "unknown" {
  const list = readList(resource, name);
  if (list === "unknown" || list === undefined) return list ?? [];
  return list.indexes.map((index) => {
    try {
      const props = list.entries.props[index];
      return isObject(props) ? { ...resource, props } : "unknown";
    } catch {
      return "unknown";
    }
  });
}

/** A list as properties `0`, `1` and so on, of which each may be unknown; `undefined` for what is no list. */
function readList(
  resource: StackResource,
  name: string,
): { entries: StackResource; indexes: readonly string[] } | "unknown" | undefined {
  try {
    const value = resource.props[name];
    if (!Array.isArray(value)) return undefined;
    const props = value as unknown as Readonly<Record<string, unknown>>;
    return {
      entries: { ...resource, props },
      indexes: Array.from({ length: value.length }, (_, index) => String(index)),
    };
  } catch {
    return "unknown";
  }
}

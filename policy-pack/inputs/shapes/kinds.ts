import { bridgedName, isAwsBridge, likeAws, moduleResourceName } from "../pulumi/bridgedTypes";
import { controlledIamKind } from "../pulumi/controllers";
import { awsShapesNamed } from "./shapes";
import { shapeOf } from "./shapes";

/** Kinds of IAM resources that create neither users nor credentials and say nothing of what a user may do. */
const HARMLESS: ReadonlySet<string> = new Set([
  "accountalias",
  "accountpasswordpolicy",
  "instanceprofile",
  "oidcprovider",
  "openidconnectprovider",
  "organizationsfeatures",
  "outboundwebidentityfederation",
  "policy",
  "role",
  "rolepoliciesexclusive",
  "rolepolicy",
  "rolepolicyattachment",
  "rolepolicyattachmentsexclusive",
  "samlprovider",
  "securitytokenservicepreferences",
  "servercertificate",
  "servicelinkedrole",
  "virtualmfadevice",
]);

/** IAM's types of aws, aws-native and CloudFormation. */
const IAM_TYPES: readonly RegExp[] = [/^aws:iam\/(\w+):/, /^aws-native:iam:(\w+)$/, /^AWS::IAM::(\w+)$/i];

/** Whether a type of IAM is not known here, so that its resources may be users, credentials or what binds users. */
export function isUnknownIamType(type: string): boolean {
  if (isUnreadLikeAws(type)) return true;
  const kind = likeAws(type) === undefined ? iamKind(type)?.toLowerCase() : undefined;
  return kind !== undefined && !HARMLESS.has(kind) && shapeOf(type) === undefined;
}

/**
 * A type with the name of one of AWS's in a package that is not called as AWS's are: it may be a bridge under another
 * name, or of a provider that does something else. Users and credentials are read, and what takes away from users; but
 * nothing of it binds anyone for certain.
 */
function isUnreadLikeAws(type: string): boolean {
  if (isAwsBridge(type)) return false;
  return awsShapesNamed(bridgedName(type) ?? "").some(({ role }) => role !== "user" && role !== "credential");
}

function iamKind(type: string): string | undefined {
  const bridged = bridgedName(type) ?? moduleResourceName(type);
  if (bridged !== undefined) return /^iam([A-Z]\w*)$/.exec(bridged)?.[1];
  for (const pattern of IAM_TYPES) {
    const [, kind] = pattern.exec(type) ?? [];
    if (kind !== undefined) return kind;
  }
  return controlledIamKind(type);
}

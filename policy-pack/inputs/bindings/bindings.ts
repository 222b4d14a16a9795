import type { Defect, PolicyDocument } from "../../iam/document";
import type { Refusal } from "../../iam/limits";
import { spelled, type StackResource } from "../pulumi/resource";
import type { TrustEntry } from "./trust";

/** A reason why a policy that may bind a user cannot be read. */
export type Obstacle =
  | { kind: "unknown-document"; label: string }
  | { kind: "malformed-document"; label: string; defects: readonly Defect[] }
  | { kind: "outside-group"; name: string }
  | { kind: "outside-policy"; arn: string }
  | { kind: "outside-user"; credential: string }
  | { kind: "unsettled-reference"; label: string; property: string }
  /** What takes a policy away comes from one user or group, and may turn out to be for another one. */
  | { kind: "late-holder"; label: string; property: string; source: string }
  /** The name is in the stack, but perhaps in another account. */
  | { kind: "ambiguous-account"; name: string }
  /** Several policies of one name, of which AWS keeps the last. */
  | { kind: "repeated-policy"; label: string }
  /** Several resources that are one user or group, with different lists of policies or groups. */
  | { kind: "repeated-holder"; labels: readonly string[] }
  /** A resource of a CloudFormation template that may not exist. */
  | { kind: "conditional-resource"; label: string; condition: string }
  /** A policy's name is known only after the deploy; AWS keeps one policy of each name. */
  | { kind: "late-name"; label: string }
  /** A GroupMembership owns all members of the group and does not list the user. */
  | { kind: "exclusive-members"; label: string; group: string }
  /** A PolicyAttachment owns all attachments of the policy and does not list the user or group. */
  | { kind: "exclusive-attachment"; label: string; policy: string }
  /** A trusted group whose policies the stack itself writes or takes away. */
  | { kind: "written-trust"; name: string }
  /** A PolicyAttachment owns all attachments of a policy from outside, and does not list the trusted group. */
  | { kind: "detached-trust"; name: string; label: string }
  /** IAM refuses the name of the policy. */
  | { kind: "refused-name"; label: string }
  /** More, or longer, than IAM allows. */
  | { kind: "beyond-limit"; refusal: Refusal }
  /** What would bind the user names it in another account. */
  | { kind: "other-account"; label: string; name: string };

/** A property that names users, groups or policies is unknown, and what it comes from does not settle what it is. */
export function unsettledIn(resource: StackResource, property: string): Obstacle {
  return { kind: "unsettled-reference", label: resource.urn, property: spelled(resource, property) };
}

/** A document and what it is called in messages. */
export interface NamedDocument {
  label: string;
  document: PolicyDocument;
}

/** A document that binds a user, and by which resources. */
export interface CarriedDocument extends NamedDocument {
  /** The policy, its attachment and the membership: all of them have to exist for the document to bind the user. */
  carriers: readonly StackResource[];
}

/** A user's permissions boundary. */
export type Boundary =
  | { kind: "document"; document: NamedDocument }
  | { kind: "outside"; arn: string }
  | { kind: "unreadable"; obstacle: Obstacle };

/** A group or policy from outside the stack that the pack's config vouches for. */
export interface Vouched {
  kind: "group" | "policy";
  /** Name of the group, ARN of the policy. */
  name: string;
  entry: TrustEntry;
}

/** The same, binding a user. */
export interface Trusted extends Vouched {
  /** The memberships or attachments by which it binds the user. */
  carriers: readonly StackResource[];
}

/** What binds a user, by itself and through its groups. */
export interface Bindings {
  documents: readonly CarriedDocument[];
  obstacles: readonly Obstacle[];
  boundary: Boundary | undefined;
  trusted: readonly Trusted[];
  /** All that names the user to grant or deny it something, whether or not it can be read. */
  binders: readonly StackResource[];
  /** Values that are not what they come from, in sentences: what a preview took them for did not come true. */
  differing: readonly string[];
  /** Something that the stack cannot show may grant more: AWS's own policies, unsettled references, other accounts. */
  unreadGrants: boolean;
}

/** A user of the stack, or one from outside for which the stack has a credential. */
export interface BoundUser {
  /** Where to report it. */
  urn: string;
  /** Its name where that is known, else what the program calls it. */
  subject: string;
  name: string | undefined;
  /** Its path, the id of its account and its partition; each `undefined` where it is unknown. */
  path: string | undefined;
  account: string | undefined;
  partition: string | undefined;
  arn: string | undefined;
  bindings: Bindings;
}

import type { Defect, PolicyDocument } from "../../iam/document";

/** A reason why a policy that may bind a user cannot be read. */
export type Obstacle =
  | { kind: "unknown-document"; label: string }
  | { kind: "malformed-document"; label: string; defects: readonly Defect[] }
  | { kind: "outside-group"; name: string }
  | { kind: "outside-policy"; arn: string }
  | { kind: "outside-user"; credential: string }
  | { kind: "unsettled-reference"; label: string; property: string }
  /** The name is in the stack, but perhaps in another account. */
  | { kind: "ambiguous-account"; name: string }
  /** Several policies of one name, of which AWS keeps the last. */
  | { kind: "repeated-policy"; label: string }
  /** A resource of a CloudFormation template that may not exist. */
  | { kind: "conditional-resource"; label: string; condition: string };

/** A document and what it is called in messages. */
export interface NamedDocument {
  label: string;
  document: PolicyDocument;
}

/** A user's permissions boundary. */
export type Boundary =
  | { kind: "document"; document: NamedDocument }
  | { kind: "outside"; arn: string }
  | { kind: "unreadable"; obstacle: Obstacle };

/** A group or policy from outside the stack that the pack's config vouches for. */
export interface Trusted {
  kind: "group" | "policy";
  /** Name of the group, ARN of the policy. */
  name: string;
  reason: string;
}

/** What binds a user, by itself and through its groups. */
export interface Bindings {
  documents: readonly NamedDocument[];
  obstacles: readonly Obstacle[];
  boundary: Boundary | undefined;
  trusted: readonly Trusted[];
  /** ARNs of AWS's own policies. None of them enforces MFA; what they allow is not readable in the stack. */
  awsManaged: readonly string[];
}

/** A user of the stack, or one from outside for which the stack has a credential. */
export interface BoundUser {
  /** Where to report it. */
  urn: string;
  /** Its name where that is known, else what the program calls it. */
  subject: string;
  name: string | undefined;
  arn: string | undefined;
  bindings: Bindings;
}

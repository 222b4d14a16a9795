import type { StackResource } from "./pulumi/resource";

/** What a file holds, as far as the users in it can be judged. */
export type Input =
  /** A policy document that binds some user: JSON text, or the value that it stands for. */
  | { kind: "document"; source: unknown }
  /** Users, and what binds them. */
  | AccountInput
  /** Something else, or an input that cannot be used; the error is a sentence without its full stop. */
  | { kind: "refused"; error: string };

/** The IAM resources of one or more accounts. */
export interface AccountInput {
  kind: "account";
  resources: readonly StackResource[];
  /** Why the input does not show all users and policies, as sentences; then nothing in it is proven. */
  incomplete: readonly string[];
}

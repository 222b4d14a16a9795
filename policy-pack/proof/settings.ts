import type { ActionResources } from "../iam/catalogue";
import type { PolicyDocument } from "../iam/document";
import type { BootstrapSet } from "./bootstrap";

/** How strictly documents are judged. */
export interface JudgeSettings {
  /**
   * `explicit-deny`: only a Deny counts, since it overrides whatever is granted elsewhere. `effective-permissions`: a
   * user whose policies, cut by the boundary, grant nothing beyond the bootstrap set without MFA passes too; policies
   * of resources and of other stacks can still grant. Default: `explicit-deny`.
   */
  mode?: "explicit-deny" | "effective-permissions";
  /** What may stay open without MFA. Default: the preset `default`. */
  bootstrap?: BootstrapSet;
  /**
   * The time from which on the documents are in use, in milliseconds since 1970: a date that has passed by then stays
   * passed. Default: the present.
   */
  now?: number;
}

/** All that binds a user. */
export interface BoundDocuments {
  /** Identity policies: inline, attached and through groups. */
  documents: readonly PolicyDocument[];
  boundary?: PolicyDocument | undefined;
  /** Further policies grant something that cannot be read, so that only a Deny can prove anything. */
  unreadGrants?: boolean;
  /** Actions that the documents name and that do not exist, in lower case; they count as excused. */
  inexistentActions?: readonly string[];
  /** The resources that actions take, by action in lower case. Default: any action may name any resource. */
  actionResources?: ReadonlyMap<string, ActionResources>;
}

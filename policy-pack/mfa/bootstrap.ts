import bootstrap from "./bootstrapActions.json";

/** What a session without MFA may be left to do, as action patterns. */
export interface BootstrapSet {
  /** On any resource: looking around in IAM and enrolling a device harms nobody. */
  anyResource: readonly string[];
  /** On the user's own ARN; on any resource they would let one user take over another. */
  ownUserOnly: readonly string[];
}

export const DEFAULT_BOOTSTRAP_SET: BootstrapSet = bootstrap;

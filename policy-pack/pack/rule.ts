import type { PolicyConfigJSONSchema } from "@pulumi/policy/schema";

import type { StackResource } from "../inputs/pulumi/resource";

/** What a stack must not have. */
export interface Violation {
  /** What an exemption's pattern is compared with: the name of the user, topic, budget and so on. */
  subject: string;
  message: string;
  /** The name is unknown, or known only after the deploy, so that no exemption can be for it. */
  unnamed?: true;
  /** The resource at fault; left out where something is missing. */
  urn?: string;
  /** It says only that a value is not known yet: the update gate judges it before the resource is created. */
  deferrable?: true;
  /** It warns, whatever the level of the rule. */
  advisory?: true;
  /** The rule whose concern it is first: where that one blocks the same subject, this is not reported a second time. */
  leftTo?: string;
}

/** What an entry of a rule's options vouches for, such as a vendor's account. */
export interface TrustUse {
  /** The entry in one line, with its reason and owner. */
  entry: string;
  /** What passes because of it; empty where it is not needed. */
  subjects: readonly string[];
}

/** What a rule says of a stack. */
export interface Judgment {
  violations: readonly Violation[];
  /** Entries of its options that let something pass, and those that are not needed. Default: none. */
  trusted?: readonly TrustUse[];
  /** What counts until the update has shown it, in sentences. Default: nothing. */
  provisional?: readonly string[];
}

/** A control of a published framework. */
export interface Control {
  name: string;
  version: string;
  reference: string;
  specification: string;
}

/**
 * One rule of the pack: what it is, as `pulumi policy` shows it, and how it judges the resources of a stack.
 * `stackPolicy` makes a CrossGuard policy of it, which reads the rule's options and applies exemptions.
 */
export interface Rule<Options extends object = object> {
  name: string;
  displayName: string;
  description: string;
  /** What applies when the pack's config says nothing. */
  enforcementLevel: "mandatory" | "advisory";
  severity: "low" | "medium" | "high" | "critical";
  /** The first is the one that Pulumi shows, the others are added to the description. */
  controls: readonly [Control, ...Control[]];
  tags: readonly string[];
  remediationSteps: string;
  url: string;
  /**
   * JSON Schema of each option; the description says what applies without it, and not `default`: the engine would hand
   * that over as config, which the pack would load a validator for. Every rule has `exemptions` besides.
   */
  options: Readonly<Record<keyof Options & string, PolicyConfigJSONSchema>>;
  /**
   * Pure: what a preview does not know yet is read through `stack/resource.ts`, and never counts as being in order.
   * `stackPolicy` hands over what a provider does not show yet as unknown.
   */
  judge: (
    resources: readonly StackResource[],
    options: Partial<Options>,
  ) => readonly Violation[] | Judgment | Promise<readonly Violation[] | Judgment>;
  /**
   * The update gate: judges one resource of an update before it is created, when every input is known. Resources come
   * in the order in which the program registers them.
   */
  gate?: (
    resource: StackResource,
    options: Partial<Options>,
  ) => readonly Violation[] | Promise<readonly Violation[]>;
}

/** A judgment with all of its parts. */
export function judgmentOf(result: readonly Violation[] | Judgment): Required<Judgment> {
  const parts = "violations" in result ? result : { violations: result };
  return { trusted: [], provisional: [], ...parts };
}

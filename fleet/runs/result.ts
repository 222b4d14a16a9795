import type { Account } from "../accounts/account";

/** Commands that make a run: a journal, and a result for each account. */
export type RunCommand = "preview" | "up" | "drift" | "destroy" | "doctor";

/**
 * How an account came out of a run.
 * - `completed`: previewed, updated, destroyed or examined without objection
 * - `unchanged`: nothing was to be done
 * - `drifted`: the account differs from what the stack says
 * - `failed`: an error, which `cause` names
 * - `blocked`: a mandatory policy refused the preview
 * - `not-executed`: its turn never came; `cause` says why
 * - `interrupted`: stopped while it was under way
 */
export const OUTCOMES = [
  "completed",
  "unchanged",
  "drifted",
  "failed",
  "blocked",
  "not-executed",
  "interrupted",
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What is done, or would be, to a resource. */
export type ChangeKind = "create" | "update" | "replace" | "delete" | "read" | "import";

export interface ResourceChange {
  urn: string;
  /** Pulumi type such as `aws:iam/user:User`. */
  type: string;
  /** Name of the resource in the program. */
  name: string;
  kind: ChangeKind;
  /**
   * Properties that differ. Values are shown as short text, `[secret]` for a secret and `[unknown]` for what is known
   * only after the deploy; left out where there is none on that side.
   */
  properties: readonly PropertyChange[];
}

export interface PropertyChange {
  /** Path such as `tags.team` or `notifications[0].threshold`. */
  path: string;
  before?: string;
  after?: string;
}

/** Number of resources by what happens to them. */
export interface ChangeCounts {
  create: number;
  /** What exists already and comes under the stack as it is; what is changed in the same deploy counts as an update. */
  import: number;
  update: number;
  replace: number;
  delete: number;
  same: number;
}

/** The counts of what changes, in the order in which they are shown. */
export const CHANGES = [
  "create",
  "import",
  "update",
  "replace",
  "delete",
] as const satisfies (keyof ChangeCounts)[];

/** A rule of the policy pack or a check of `doctor`: a column of the report's matrix. */
export interface ControlDescription {
  /** Name of the rule or check, such as `iam-user-mfa-enforcement`. */
  name: string;
  title: string;
  /** Controls of published frameworks that it belongs to, such as `CIS AWS Foundations 1.10`. */
  references: readonly string[];
}

/** What a control found in one account. */
export interface Finding {
  control: string;
  /** `mandatory` blocks, `advisory` warns, `unknown` could not be examined. */
  level: "mandatory" | "advisory" | "unknown";
  /** Name of the resource or the setting at fault; left out where something is missing. */
  subject?: string;
  /** Pulumi type of that resource, such as `aws:iam/user:User`. */
  type?: string;
  message: string;
  /** How to mend it, where the message does not say so. */
  fix?: string;
}

/** The resource at fault, by its URN. */
export function resourceOf(urn: string): Required<Pick<Finding, "subject" | "type">> {
  const [, , types = ""] = urn.split("::");
  return { subject: urn.slice(urn.lastIndexOf("::") + 2), type: types.slice(types.lastIndexOf("$") + 1) };
}

/** The last word of a run on one account. Holds no secret: it is written to the journal and into reports. */
export interface AccountResult {
  stack: string;
  accountId: string;
  ou?: string;
  tags: Readonly<Record<string, string>>;
  wave: string;
  outcome: Outcome;
  /** Why it is not `completed` or `unchanged`: one line, or more of which the first is the gist. */
  cause?: string;
  /** ISO 8601; absent for an account that was not executed. */
  startedAt?: string;
  /** Seconds that it took, in all attempts. */
  seconds?: number;
  /** How often it was tried because of throttling and the like; 1 where it went well at once. */
  attempts?: number;
  counts?: ChangeCounts;
  /** What was or would be changed; `same` resources are left out. */
  changes: readonly ResourceChange[];
  /** What the controls found; a control of the run that is not named here has passed, where `examined` is true. */
  findings: readonly Finding[];
  /** Whether the controls of the run were examined in this account. */
  examined: boolean;
  /** Pulumi's output of this account: a path relative to the run's directory. */
  log?: string;
}

/** The part of a result that says which account it is about. */
export function identify(
  account: Account,
  wave: string,
): Pick<AccountResult, "stack" | "accountId" | "ou" | "tags" | "wave"> {
  const { stack, accountId, ou, tags } = account;
  return { stack, accountId, ...(ou === undefined ? {} : { ou }), tags, wave };
}

/** A whole run: what `report` shows and `--resume` reads; folded from the journal. */
export interface RunRecord {
  /** Name of the run and of its directory, such as `20261124-223343-up-3f9a`. */
  run: string;
  command: RunCommand;
  /** Name of the Pulumi project. */
  project: string;
  /** ISO 8601. */
  startedAt: string;
  /** ISO 8601; absent while the run is under way, and for one that was killed. */
  finishedAt?: string;
  /** The process that wrote the journal last. */
  owner?: { pid: number; host: string };
  /** Names of the waves, in their order. */
  waves: readonly string[];
  /** The controls that were examined. */
  controls: readonly ControlDescription[];
  /** One for each selected account, in the order of the rollout. */
  accounts: readonly AccountResult[];
}

import type { Recovery } from "./worker/recover";
import type { ChangeCounts, Finding, ResourceChange } from "../runs/result";

/** What a worker is asked to do with one account. */
export interface Task {
  readonly operation: "preview" | "update" | "drift" | "destroy" | "recover";
  readonly stack: string;
  readonly accountId: string;
  readonly project: { readonly directory: string; readonly name: string; readonly main: string };
  /** Of the role sessions of the program's providers, to which the stack file gives none of their own. */
  readonly sessionName: string;
  /** Variables on top of the process's own. */
  readonly env: Readonly<Record<string, string>>;
  /** Folders of policy packs, and a config file for each. */
  readonly policyPacks: readonly string[];
  readonly policyPackConfigs: readonly string[];
  /** Where a preview saves its plan, and where an update finds what it may do. */
  readonly plan?: string;
  /** File to which Pulumi's output is appended. */
  readonly log: string;
  /** Secrets provider of a stack that does not exist yet, as for `pulumi stack init`. */
  readonly secretsProvider?: string;
  /** Whether the account is read first, so that what was changed in it meanwhile is seen and undone. */
  readonly refresh?: boolean;
  /** Resources that are made anew although they are as they should be: URNs. */
  readonly replace?: readonly string[];
  /** Whether users and credentials may stay in AWS when they leave the stack. */
  readonly allowRetained?: boolean;
  /** For `destroy`: only show what would be deleted. */
  readonly previewOnly?: boolean;
}

/** Why an operation did not succeed, as far as it decides what is done about it. */
export type FailureKind =
  /** A mandatory policy objects, or the fleet's own rule of what stays in AWS. */
  | "policy"
  /** Throttling, a concurrent change or the network: worth another try. */
  | "transient"
  /** Another update holds the stack, or one that died. */
  | "locked"
  /** The update would do something that its plan does not have. */
  | "plan"
  | "interrupted"
  | "error";

/** What came of it. */
export interface TaskResult {
  readonly ok: boolean;
  readonly failure?: { readonly kind: FailureKind; readonly cause: string };
  readonly counts: ChangeCounts;
  readonly changes: readonly ResourceChange[];
  readonly findings: readonly Finding[];
  /** Whether the policies were asked. */
  readonly examined: boolean;
  /** What `recover` found, where an engine was killed in the middle of something. */
  readonly recovery?: Recovery;
  /** Whether an error came up in this process that no code of the program awaited. */
  readonly uncaught: boolean;
  /** Number of accounts that this process had worked on before. */
  readonly earlierTasks: number;
}

/** What a worker tells while it is at it. */
export type TaskEvent =
  /** The process that runs the task, which ends it in good order on the stop signal. */
  | { readonly type: "started"; readonly pid: number }
  /** A resource is worked on. */
  | { readonly type: "resource"; readonly resource: ResourceStep };

export interface ResourceStep {
  readonly name: string;
  /** Pulumi type. */
  readonly type: string;
  readonly op: string;
}

/** Makes a worker cancel its engine, which finishes the step it is at and saves the state. */
export const STOP_SIGNAL = "SIGTERM";

import { problemText } from "../../components/rules/fault";
import type { RawConfig } from "../../config/parse";
import { UsageError } from "../usageError";

/** One AWS account: a stack of the project, as its `Pulumi.<stack>.yaml` and the project's Pulumi.yaml describe it. */
export interface Account {
  /** Name of the stack. */
  readonly stack: string;
  /** Name of its stack file, which is in the project's directory. */
  readonly file: string;
  /** 12 digits. */
  readonly accountId: string;
  /** Path of its organizational unit such as `Workloads/Prod`; undefined where the stack file names none. */
  readonly ou: string | undefined;
  /** What `--tag` selects by: the stack's `tags` and its `accountTags`, which win. */
  readonly tags: Readonly<Record<string, string>>;
  /** The stack's whole config as Pulumi hands it to the program; a placeholder stands for what is encrypted. */
  readonly config: RawConfig;
}

/** One mistake in a file, ready to be shown: where, which key, what was found, what is expected. */
export interface FileProblem {
  /** The file, with the line where it is known: `Pulumi.dev.yaml:4`. */
  readonly place: string;
  /** The stack whose account cannot be used because of it. */
  readonly stack: string;
  readonly key?: string;
  /** The value as it was found; never that of a secret. */
  readonly value?: string;
  readonly message: string;
}

/** One line: `Pulumi.dev.yaml:4: monthlyLimitUsd = -1 is not valid: expected …`. */
export function problemLine(problem: FileProblem): string {
  return `${problem.place}: ${problemText(problem)}`;
}

/**
 * For what must not leave out an account because its stack file has mistakes.
 * @throws UsageError with every mistake.
 */
export function refuseProblems(problems: readonly FileProblem[]): void {
  if (problems.length > 0) throw new UsageError(problems.map(problemLine).join("\n"));
}

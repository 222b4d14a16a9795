import { UsageError } from "../usageError";
import { type FileProblem, problemLine } from "./account";

/**
 * For what must not leave out an account because its stack file has mistakes.
 * @throws UsageError with every mistake.
 */
export function refuseProblems(problems: readonly FileProblem[]): void {
  if (problems.length > 0) throw new UsageError(problems.map(problemLine).join("\n"));
}

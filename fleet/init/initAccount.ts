import { notValid, problemText } from "../../components/rules/fault";
import type { Project } from "../accounts/project";
import { UsageError } from "../usageError";
import { readCommonConfig } from "../accounts/stackFiles";
import { readStackFiles } from "./readStackFiles";
import { stackFileText, writeNewFile } from "./stackFile";
import { STACK_NAME } from "./stackName";
import { problemsOf, type StackValues } from "./stackValues";

/**
 * Writes the stack file of one account, and gives its name.
 * @throws UsageError with every mistake, where the file is there, or where the account has one; nothing is written then.
 */
export function initAccount(project: Project, stack: string, values: StackValues): string {
  if (!STACK_NAME.test(stack)) {
    throw new UsageError(
      `stack ${JSON.stringify(stack)} ${notValid("1 to 100 letters, digits or - _ . (not ending in .deploy)")}`,
    );
  }
  const problems = problemsOf(values, readCommonConfig(project).config);
  if (problems.length > 0)
    throw new UsageError(["nothing was written:", ...problems.map(problemText)].join("\n"));
  const file = `Pulumi.${stack}.yaml`;
  const other = readStackFiles(project).find(({ accountId }) => accountId === values.accountId);
  if (other !== undefined && other.file !== file)
    throw new UsageError(`account ${other.accountId} has a stack file already: ${other.file}`);
  writeNewFile(project.directory, file, stackFileText(values, project.directory));
  return file;
}

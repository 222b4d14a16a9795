import { readConfigFile } from "../../config/readConfigFile";
import { mistakeLines } from "../../config/yaml/readYaml";
import type { Project } from "../accounts/project";
import { stackFiles } from "../accounts/stackFiles";
import { UsageError } from "../usageError";

/** What a stack file says of its account. It may have other mistakes, which are for `check` to tell. */
export interface StackFile {
  readonly file: string;
  readonly stack: string;
  readonly accountId: string;
  readonly ou: string | undefined;
  readonly accountTags: Readonly<Record<string, string>>;
}

/**
 * Every stack file of a project.
 * @throws UsageError naming each file that does not say which account it is of: that account would get a second file.
 */
export function readStackFiles(project: Project): StackFile[] {
  const mistakes: string[] = [];
  const files = stackFiles(project).flatMap(({ stack, file }): StackFile[] => {
    const read = readConfigFile(project.directory, file, project.name);
    if (!read.ok) {
      mistakes.push(...mistakeLines(file, read.mistakes));
      return [];
    }
    const { accountId, ou, accountTags } = read.file.config.values;
    if (accountId === undefined) {
      mistakes.push(`${file}: accountId is missing: expected 12 digits in quotes`);
      return [];
    }
    return [{ file, stack, accountId, ou, accountTags: tagsOf(accountTags) }];
  });
  if (mistakes.length > 0)
    throw new UsageError(`cannot read which accounts have a stack file:\n${mistakes.join("\n")}`);
  return files;
}

/** A structure comes as JSON. What is no map of text is a mistake of the file's, which `check` tells. */
function tagsOf(text = "{}"): Record<string, string> {
  try {
    return Object.fromEntries(
      Object.entries(JSON.parse(text) as object).map(([key, tag]) => [key, String(tag)]),
    );
  } catch {
    return {};
  }
}

import { notValid } from "../../components/rules/fault";
import { foreignKeyProblem } from "../../config/foreignKey";
import { locateKeys } from "../../config/locate";
import { parseConfig, type RawConfig } from "../../config/parse";
import type { ConfigProblem } from "../../config/problems";
import { type ConfigFile, readConfigFile } from "../../config/readConfigFile";
import type { StackConfig } from "../../config/schema";
import type { YamlMistake } from "../../config/yaml/syntax";
import type { Account, FileProblem } from "./account";
import type { Project } from "./project";
import { readCommonConfig, stackFiles } from "./stackFiles";

export interface Accounts {
  /** In the order of their stacks' names; one whose file has mistakes is not among them. */
  readonly accounts: readonly Account[];
  /** Every mistake of every stack file. */
  readonly problems: readonly FileProblem[];
}

/**
 * Reads and validates every `Pulumi.<stack>.yaml` of a project, each with the values that Pulumi.yaml gives to all.
 * @throws UsageError where Pulumi.yaml itself cannot be read.
 */
export function readAccounts(project: Project): Accounts {
  const common = readCommonConfig(project);
  const accounts: Account[] = [];
  const problems: FileProblem[] = [];
  for (const { stack, file } of stackFiles(project)) {
    const read = readAccount(project, stack, file, common);
    if ("problems" in read) problems.push(...read.problems);
    else accounts.push(read);
  }
  const { unique, duplicates } = byAccountId(accounts);
  return { accounts: unique, problems: [...problems, ...duplicates] };
}

function readAccount(
  project: Project,
  stack: string,
  file: string,
  common: ConfigFile,
): Account | { problems: FileProblem[] } {
  const own = readConfigFile(project.directory, file, project.name);
  const inFile = (mistakes: readonly YamlMistake[]): FileProblem[] =>
    mistakes.map(({ line, message }) => ({ place: `${file}:${line}`, stack, message }));
  if (!own.ok) return { problems: inFile(own.mistakes) };
  const config = merged(common.config, own.file.config);
  const inherited = common.scalars.filter(
    ({ path: [key = ""] }) => !Object.hasOwn(own.file.config.values, key),
  );
  const parsed = parseConfig(config, [...inherited, ...own.file.scalars]);
  const foreign = new Set([...common.foreignKeys, ...own.file.foreignKeys]);
  const problems = [...foreign].flatMap((key) => foreignKeyProblem(key, project.name) ?? []);
  const shape = inFile(own.file.mistakes);
  if (parsed.ok && problems.length === 0 && shape.length === 0)
    return account(stack, file, config, parsed.config);
  const all = parsed.ok ? problems : [...problems, ...parsed.problems];
  return { problems: [...shape, ...placed(project, stack, file, all)] };
}

function account(stack: string, file: string, config: RawConfig, parsed: StackConfig): Account {
  const { accountId, ou, tags, accountTags } = parsed;
  // Encrypted tags cannot be read here, so nothing is selected by them.
  const readable = config.secretKeys.has("tags") ? {} : tags;
  return { stack, file, accountId, ou, tags: { ...readable, ...accountTags }, config };
}

/** A key of the stack file replaces that of Pulumi.yaml as a whole. */
function merged(common: RawConfig, own: RawConfig): RawConfig {
  const inherited = [...common.secretKeys].filter((key) => !Object.hasOwn(own.values, key));
  return {
    values: { ...common.values, ...own.values },
    secretKeys: new Set([...inherited, ...own.secretKeys]),
  };
}

function placed(
  { directory, name }: Project,
  stack: string,
  file: string,
  problems: readonly ConfigProblem[],
): FileProblem[] {
  const place = locateKeys({ directory, files: [file, "Pulumi.yaml"], project: name });
  return problems.map((problem) => ({ place: place(problem.key) ?? file, stack, ...problem }));
}

/** One stack per account: two would take turns in undoing each other's work. */
function byAccountId(accounts: readonly Account[]): { unique: Account[]; duplicates: FileProblem[] } {
  const groups = new Map<string, Account[]>();
  for (const one of accounts) groups.set(one.accountId, [...(groups.get(one.accountId) ?? []), one]);
  const unique: Account[] = [];
  const duplicates: FileProblem[] = [];
  for (const group of groups.values()) {
    const [first, ...others] = group;
    if (first !== undefined && others.length === 0) unique.push(first);
    else duplicates.push(...group.map((one) => duplicate(one, group)));
  }
  return { unique, duplicates };
}

function duplicate({ stack, file, accountId }: Account, group: readonly Account[]): FileProblem {
  const others = group.filter((other) => other.stack !== stack).map((other) => other.file);
  return {
    place: file,
    stack,
    key: "accountId",
    value: JSON.stringify(accountId),
    message: notValid(`an account of one stack only; ${others.join(", ")} has it too`),
  };
}

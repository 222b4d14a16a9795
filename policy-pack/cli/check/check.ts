import type { AccountInput, Input } from "../../inputs/input";
import { readInput } from "../../inputs/readInput";
import type { JudgeSettings } from "../../proof/settings";
import { readText } from "../readBytes";
import { findFiles } from "./findFiles";
import { junit } from "./formats/junit";
import { markdown } from "./formats/markdown";
import { sarif } from "./formats/sarif";
import { judgeAccount, judgeDocumentFiles, type AccountResults } from "./judgeInputs";
import { asOneAccount } from "./oneAccount";
import { jsonLine, type UserResult } from "./result";

/** `json`: one line for each user; the others are for code scanning, test reports and comments. */
export const CHECK_FORMATS = ["text", "json", "sarif", "junit", "markdown"] as const;
export type CheckFormat = (typeof CHECK_FORMATS)[number];

export interface CheckRequest {
  format: CheckFormat;
  /** Whether all files show the same account, and documents bind the same user. */
  together: boolean;
  /** Values of CloudFormation parameters. */
  parameters: Readonly<Record<string, string>>;
  settings: JudgeSettings;
}

/** An input that was read from a file. */
interface FileInput<Kind extends Input = Input> {
  file: string;
  input: Kind;
}

/**
 * Judges the users of inputs of any kind and prints those without MFA enforcement.
 * @returns Exit code: 0 all users enforce MFA; 1 some do not; 2 some input cannot be used.
 */
export async function check(args: readonly string[], request: CheckRequest): Promise<number> {
  const errors: string[] = [];
  const inputs: FileInput[] = [];
  for (const file of namedFiles(args, errors)) {
    const read = await readText(file, "a file");
    const input: Input = read.ok
      ? readInput(read.text, { file, parameters: request.parameters })
      : { kind: "refused", error: read.error };
    if (input.kind === "refused") errors.push(`${file}: ${input.error}.`);
    else inputs.push({ file, input });
  }
  // What could be read of an account in part proves nothing about it.
  const judged =
    request.together && errors.length > 0 ? { results: [], notes: [] } : await judge(inputs, request, errors);
  const { results } = judged;
  // A summary of nothing would read as if all were well.
  if (results.length > 0 || errors.length === 0) print(judged, inputs.length, request);
  for (const error of errors) console.error(`✗ ${error}`);
  if (errors.length > 0) return 2;
  return results.every(({ enforced }) => enforced) ? 0 : 1;
}

function namedFiles(args: readonly string[], errors: string[]): Set<string> {
  const files = args.flatMap((argument) => {
    const found = findFiles(argument);
    if (!found.ok) errors.push(`${argument}: ${found.error}.`);
    return found.ok ? found.files : [];
  });
  return new Set(files);
}

async function judge(
  inputs: readonly FileInput[],
  { together, settings }: CheckRequest,
  errors: string[],
): Promise<AccountResults> {
  const groups = together ? [inputs] : inputs.map((it) => [it]);
  const results: UserResult[] = [];
  const notes: string[] = [];
  for (const group of groups) {
    const documents = group.flatMap(({ file, input }) =>
      input.kind === "document" ? [{ file, source: input.source }] : [],
    );
    if (documents.length > 0) results.push(await judgeDocumentFiles(documents, settings));
    const accounts = group.filter((it): it is FileInput<AccountInput> => it.input.kind === "account");
    const [first] = accounts;
    if (first === undefined) continue;
    const joined = together
      ? asOneAccount(accounts)
      : { ok: true as const, account: { ...first.input, fileOf: () => first.file } };
    if (!joined.ok) errors.push(joined.error);
    else {
      const files = accounts.map(({ file }) => file);
      const judged = await judgeAccount(joined.account, files, settings);
      for (const result of judged.results) results.push(result);
      for (const note of judged.notes) notes.push(note);
    }
  }
  return { results, notes };
}

function print(judged: AccountResults, inputs: number, { format }: CheckRequest): void {
  const lines = linesOf(judged, inputs, format);
  if (lines.length > 0) process.stdout.write(`${lines.join("\n")}\n`);
}

function linesOf({ results, notes }: AccountResults, inputs: number, format: CheckFormat): string[] {
  switch (format) {
    case "json":
      return results.map(jsonLine);
    case "sarif":
      return [sarif(results)];
    case "junit":
      return [junit(results)];
    case "markdown":
      return [markdown(results)];
    case "text": {
      const failed = results.filter(({ enforced }) => !enforced);
      return [
        ...failed.map(({ text }) => `✗ ${text.replaceAll("\n", "\n  ")}\n`),
        ...notes.map((note) => `Note: ${note}\n`),
        summary(results, failed, inputs),
      ];
    }
  }
}

function summary(results: readonly UserResult[], failed: readonly UserResult[], inputs: number): string {
  const documents = results.filter(({ isDocument }) => isDocument === true).length;
  const users = results.filter(({ user }) => user !== null).length;
  const what = [
    ...(users > 0 || documents === 0 ? [count(users, "user")] : []),
    ...(documents > 0 ? [count(documents, "policy document")] : []),
  ];
  const where = count(inputs, "file");
  if (results.length === 0) return `No IAM users in ${where}.`;
  return failed.length === 0
    ? `✓ ${what.join(" and ")} in ${where}: MFA is enforced for all.`
    : `✗ ${what.join(" and ")} in ${where}: MFA is not enforced for ${failed.length.toLocaleString("en-US")}.`;
}

function count(number: number, what: string): string {
  return `${number.toLocaleString("en-US")} ${what}${number === 1 ? "" : "s"}`;
}

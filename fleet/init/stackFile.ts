import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { stringify } from "yaml";

import { UsageError } from "../usageError";
import { present, type StackValues } from "./stackValues";

/** Where a project has the schema of its stack files, for editors: in a checkout of this repository, and as a package. */
const SCHEMAS = ["config/stack.schema.json", "node_modules/account-baseline/config/stack.schema.json"];

/** What some reader of YAML takes for a date, a number or true, it finds in quotes. */
export const QUOTING = { compat: "yaml-1.1" } as const;

/** The text of a stack file. */
export function stackFileText(values: StackValues, directory: string): string {
  const schema = SCHEMAS.find((file) => existsSync(join(directory, file)));
  const comment = schema === undefined ? "" : `# yaml-language-server: $schema=./${schema}\n`;
  const { monthlyLimitUsd, emails, ...rest } = present(values) as StackValues;
  const config = {
    ...rest,
    ...(monthlyLimitUsd === undefined ? {} : { monthlyLimitUsd: numberIfSame(monthlyLimitUsd) }),
    ...(emails === undefined ? {} : { emails: emails.length === 1 ? emails[0] : emails }),
  };
  return comment + stringify({ config }, { ...QUOTING, lineWidth: 0 });
}

/** A number where that keeps each digit: `100`, but "99.50". */
function numberIfSame(text: string): number | string {
  return String(Number(text)) === text ? Number(text) : text;
}

/**
 * Writes a stack file that is not there yet.
 * @throws UsageError where it is there.
 */
export function writeNewFile(directory: string, file: string, text: string): void {
  try {
    writeFileSync(join(directory, file), text, { flag: "wx" });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    throw new UsageError(`${file} is there already and is not overwritten; edit it, or name another stack`);
  }
}

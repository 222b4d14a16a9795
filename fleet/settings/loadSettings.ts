import { existsSync } from "node:fs";
import { join } from "node:path";

import { isMap } from "yaml";

import { notValid } from "../../components/rules/fault";
import { locateKeysIn } from "../../config/locate";
import { schemaProblems } from "../../config/problems";
import { readYaml } from "../../config/readYaml";
import { problemLine } from "../accounts/account";
import type { Project } from "../accounts/project";
import { UsageError } from "../usageError";
import { type Settings, settingsSchema } from "./schema";

export const SETTINGS_FILE = "rollout.yaml";

/**
 * The project's `rollout.yaml`, or the defaults where it has none.
 * @throws UsageError with every mistake: file, line, key, value, what is allowed.
 */
export function loadSettings({ directory }: Project): Settings {
  const path = join(directory, SETTINGS_FILE);
  if (!existsSync(path)) return settingsSchema.parse({});
  const read = readYaml(path);
  if (!read.ok) throw new UsageError(`${SETTINGS_FILE}:${read.line}: ${read.message}`);
  const { document, lines } = read;
  const value: unknown = document.toJS() ?? {};
  const result = settingsSchema.safeParse(value);
  if (result.success) return result.data;
  const place = locateKeysIn([{ file: SETTINGS_FILE, lines, map: document.contents }]);
  const problems = isMap(document.contents)
    ? schemaProblems(settingsSchema, result.error.issues, value)
    : [{ key: SETTINGS_FILE, message: notValid("a map of settings") }];
  throw new UsageError(
    problems
      .map((problem) => problemLine({ place: place(problem.key) ?? SETTINGS_FILE, stack: "", ...problem }))
      .join("\n"),
  );
}

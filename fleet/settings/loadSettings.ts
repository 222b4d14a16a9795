import { existsSync } from "node:fs";
import { join } from "node:path";

import { isMap } from "yaml";

import { noMap } from "../../config/fileShape";
import { judge } from "../../config/judge";
import { locateKeysIn } from "../../config/locate";
import { readNode } from "../../config/yaml/readNode";
import { readYaml } from "../../config/yaml/readYaml";
import { type FileProblem, refuseProblems } from "../accounts/account";
import type { Project } from "../accounts/project";
import { type Settings, settingsSchema } from "./schema";

export const SETTINGS_FILE = "rollout.yaml";

/** The settings of a project, or every mistake in them. */
export type SettingsResult =
  | { ok: true; settings: Settings; place: (key: string) => string }
  | { ok: false; problems: readonly FileProblem[] };

/**
 * The project's `rollout.yaml`, or the defaults where it has none.
 * @throws UsageError with every mistake: file, line, key, value, what is allowed.
 */
export function loadSettings(project: Project): Settings {
  const result = readSettings(project);
  if (result.ok) return result.settings;
  refuseProblems(result.problems);
  return settingsSchema.parse({});
}

/** Reads and validates the project's `rollout.yaml`; without one, the settings are the defaults. */
export function readSettings({ directory }: Project): SettingsResult {
  const path = join(directory, SETTINGS_FILE);
  if (!existsSync(path)) return { ok: true, settings: settingsSchema.parse({}), place: () => SETTINGS_FILE };
  const read = readYaml(path);
  const problem = (line: number, message: string): FileProblem => ({
    place: `${SETTINGS_FILE}:${line}`,
    stack: "",
    message,
  });
  if (!read.ok)
    return { ok: false, problems: read.mistakes.map(({ line, message }) => problem(line, message)) };
  const { document, lines } = read;
  const { contents } = document;
  const { value, scalars, mistakes } = readNode(contents, document);
  if (mistakes.length > 0) {
    const problems = mistakes.map(({ offset, message }) => problem(lines.linePos(offset).line, message));
    return { ok: false, problems };
  }
  if (value !== null && !isMap(contents)) {
    const { line } = lines.linePos(contents?.range[0] ?? 0);
    return { ok: false, problems: [problem(line, noMap(SETTINGS_FILE, "a map of settings", contents))] };
  }
  const find = locateKeysIn([{ file: SETTINGS_FILE, lines, map: contents }]);
  const place = (key: string): string => find(key) ?? SETTINGS_FILE;
  const result = judge(settingsSchema, value ?? {}, { scalars });
  return result.ok
    ? { ok: true, settings: result.value, place }
    : { ok: false, problems: result.problems.map((one) => ({ place: place(one.key), stack: "", ...one })) };
}

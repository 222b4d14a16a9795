import { relative } from "node:path";

import type { Project } from "../accounts/project";
import type { RunRecord } from "../runs/result";
import { readRun, runDirectory } from "../runs/runDirectory";
import { mergeRuns } from "./merge";

/**
 * The runs of these names or directories as one; the project's last run without any.
 * @returns The run, and where its logs are, seen from the working directory; of several runs that is not one place.
 * @throws UsageError where a run is unknown or cannot be read, or where they are not of one kind.
 */
export function readRuns(
  project: Project,
  names: readonly string[],
): { record: RunRecord; runDirectory?: string } {
  if (names.length > 1)
    return { record: mergeRuns([...new Set(names)].map((name) => readRun(project, name))) };
  const directory = runDirectory(project, names[0]);
  return { record: readRun(project, names[0]), runDirectory: relative(process.cwd(), directory) };
}

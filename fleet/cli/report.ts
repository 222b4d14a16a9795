import { Command, InvalidArgumentError, Option } from "commander";

import type { Format } from "../report/formats";
import { hasColor } from "./view";

/** GitHub takes no more for a step summary. */
const MOST_BYTES = 1024 * 1024;
/** The heading and the counts have to fit. */
const LEAST_BYTES = 3000;

interface ReportOptions {
  cwd: string;
  format: Format;
  output?: string;
  maxLength?: number;
}

/** `account-baseline report`: what came out of a run, in the format of who asks. */
export function reportCommand(): Command {
  return new Command("report")
    .description(
      "Shows what came out of a run: for a terminal, as JSON, for a CI's test view (junit), for a pull request or a " +
        "step summary (markdown), or as one self-contained page (html).",
    )
    .argument(
      "[runs...]",
      "names of runs, or paths of their directories such as an artifact of CI; several, such as the shards of one " +
        "rollout, are shown as one; the last run without any",
    )
    .option("-C, --cwd <dir>", "folder of the Pulumi project", ".")
    .addOption(
      new Option("--format <format>", "how to show it")
        .choices(["text", "json", "junit", "markdown", "html"] satisfies Format[])
        .default("text"),
    )
    .option("--output <file>", "write to this file instead of standard output")
    .option(
      "--max-length <bytes>",
      "of markdown: say how many accounts are left out rather than be longer; default 65000, which fits a comment " +
        "on GitHub; a step summary takes 1048576",
      parseBytes,
    )
    .action(async (names: string[], options: ReportOptions) => {
      const { findProject } = await import("../accounts/project.js");
      const { readRuns } = await import("../report/readRuns.js");
      const { formatReport } = await import("../report/formats.js");
      const { record, ...where } = readRuns(findProject(options.cwd), names);
      const { format, output, maxLength } = options;
      const text = await formatReport(record, format, {
        color: output === undefined && hasColor(process.stdout),
        ...where,
        ...(maxLength === undefined ? {} : { maxLength }),
      });
      if (output === undefined) process.stdout.write(text);
      else await writeReport(output, text);
    });
}

async function writeReport(file: string, text: string): Promise<void> {
  const { writeFile } = await import("node:fs/promises");
  try {
    await writeFile(file, text);
  } catch (error) {
    const { UsageError } = await import("../usageError.js");
    throw new UsageError(`--output ${file}: cannot be written: ${(error as Error).message}`);
  }
}

function parseBytes(value: string): number {
  const bytes = /^\d{1,9}$/.test(value) ? Number(value) : 0;
  if (bytes < LEAST_BYTES || bytes > MOST_BYTES)
    throw new InvalidArgumentError(`allowed: ${LEAST_BYTES} to ${MOST_BYTES}.`);
  return bytes;
}

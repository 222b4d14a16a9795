import { Command, CommanderError } from "commander";

import { installationVersion } from "../installation";
import { UsageError } from "../usageError";
import { adoptCommand } from "./adopt";
import { checkCommand } from "./check";
import { destroyCommand } from "./destroy";
import { doctorCommand } from "./doctor";
import { driftCommand } from "./drift";
import { exportCommand } from "./export";
import { initCommand } from "./init";
import type { Installation } from "./options";
import { listCommand } from "./list";
import { matrixCommand } from "./matrix";
import { newCommand } from "./new";
import { mfaCommand } from "../../policy-pack/cli";
import { previewCommand } from "./preview";
import { reportCommand } from "./report";
import { upCommand } from "./up";

/** Exit code of a command line or a config that cannot be followed. */
const USAGE_ERROR = 2;

/** `account-baseline`: runs a command line, and leaves its exit code in `process.exitCode`. */
export async function main(argv: readonly string[], installation: Installation): Promise<void> {
  const program = new Command("account-baseline")
    .description("A safe start for every AWS account, and a rollout of it over all of them.")
    .helpCommand(false)
    .version(installationVersion())
    .addCommand(newCommand())
    .addCommand(initCommand())
    .addCommand(adoptCommand())
    .addCommand(listCommand())
    .addCommand(checkCommand(installation))
    .addCommand(previewCommand(installation))
    .addCommand(upCommand(installation))
    .addCommand(driftCommand(installation))
    .addCommand(destroyCommand(installation))
    .addCommand(doctorCommand())
    .addCommand(reportCommand())
    .addCommand(matrixCommand())
    .addCommand(exportCommand())
    .addCommand(mfaCommand());
  for (const command of withSubcommands(program)) command.exitOverride();
  try {
    await program.parseAsync(argv);
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = USAGE_ERROR;
      return;
    }
    if (!(error instanceof CommanderError)) throw error;
    // Asking for help is no mistake; commander has printed what was wrong otherwise.
    process.exitCode = error.exitCode === 0 ? 0 : USAGE_ERROR;
  }
}

function withSubcommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withSubcommands)];
}

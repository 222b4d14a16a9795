import { Command, CommanderError } from "commander";

import { mfaCommand } from "./mfa";

/** Exit code of a command line that cannot be followed. */
const USAGE_ERROR = 2;

/** `account-baseline`: runs a command line, and leaves its exit code in `process.exitCode`. */
export async function main(argv: readonly string[]): Promise<void> {
  const program = new Command("account-baseline")
    .description("A safe start for every AWS account.")
    .helpCommand(false)
    .addCommand(mfaCommand());
  for (const command of withSubcommands(program)) command.exitOverride();
  try {
    await program.parseAsync(argv);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Asking for help is no mistake; commander has printed what was wrong otherwise.
    process.exitCode = error.exitCode === 0 ? 0 : USAGE_ERROR;
  }
}

function withSubcommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withSubcommands)];
}

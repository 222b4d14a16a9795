import { Command, CommanderError } from "commander";

import { checkCommand } from "../../fleet/cli/check";
import { driftCommand } from "../../fleet/cli/drift";
import { matrixCommand } from "../../fleet/cli/matrix";
import { previewCommand } from "../../fleet/cli/preview";
import { reportCommand } from "../../fleet/cli/report";
import { upCommand } from "../../fleet/cli/up";

/** Nothing of it is used: no command is run. */
const INSTALLATION = { policyPack: "", workerScript: () => "", checkWorkerScript: () => "" };

/** The command lines of account-baseline in a script, as words; variables of the shell stand for themselves. */
export function fleetCommands(script: string): string[][] {
  const lines = script.replaceAll(/\\\n\s*/g, " ").split("\n");
  return lines.flatMap((line) => {
    const [, found] = /\bnpx account-baseline ([^|&;)>]+)/.exec(line) ?? [];
    return found === undefined ? [] : [words(found)];
  });
}

function words(line: string): string[] {
  return (line.match(/(?:[^\s"']|"[^"]*"|'[^']*')+/g) ?? []).map((word) => word.replaceAll(/["']/g, ""));
}

/** Why the command line would not even begin, in commander's words; undefined where it would. */
export async function unknownCommand(line: readonly string[]): Promise<string | undefined> {
  const program = new Command()
    .addCommand(checkCommand(INSTALLATION))
    .addCommand(previewCommand(INSTALLATION))
    .addCommand(upCommand(INSTALLATION))
    .addCommand(driftCommand(INSTALLATION))
    .addCommand(matrixCommand())
    .addCommand(reportCommand());
  for (const command of withSubcommands(program)) {
    command.exitOverride().configureOutput({ writeErr: () => undefined });
    // Parsing is all that is wanted.
    if (command.commands.length === 0) command.action(() => undefined);
  }
  try {
    await program.parseAsync(line.map(exampleOf), { from: "user" });
    return undefined;
  } catch (error) {
    if (error instanceof CommanderError) return error.message;
    throw error;
  }
}

/** What a variable of the workflow stands for at run time. */
function exampleOf(word: string): string {
  return word.replaceAll("$SHARD", "1/4").replaceAll("$WAVE", "canary").replaceAll("$BASE", "main");
}

function withSubcommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withSubcommands)];
}

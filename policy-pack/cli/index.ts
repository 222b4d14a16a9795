import { Command, CommanderError, InvalidArgumentError, Option } from "commander";

import { isPath } from "../iam/arn";
import { BOOTSTRAP_PRESETS, type BootstrapPreset } from "../proof/bootstrap";
import type { JudgeSettings } from "../proof/judge";
import { explain } from "./explain";

interface ExplainOptions {
  json?: true;
  together?: true;
  user?: string;
  path?: string;
  mode: NonNullable<JudgeSettings["mode"]>;
  bootstrap: BootstrapPreset;
}

/** `account-baseline mfa`: the policy pack's proof on policy documents, outside of a deploy. */
export function mfaCommand(): Command {
  return new Command("mfa").description("judge whether IAM policy documents enforce MFA").addCommand(
    new Command("explain")
      .description(
        "Reports for each policy document whether it denies a user everything except enrolling a device before " +
          "signing in with MFA, and if not, which request gets through and how to close it. Exit code 0: all enforce MFA; " +
          "1: some do not; 2: some cannot be read.",
      )
      .argument(
        "<file...>",
        "policy documents as JSON, or as `aws iam get-…-policy` prints them; - is standard input",
      )
      .option("--json", "one line of JSON for each file")
      .option("--together", "the files bind the same user and are judged as one")
      .option("--user <name>", "judge for the user of this name instead of any user")
      .option(
        "--path <path>",
        "judge for a user of this path, such as / or /ops/, instead of any path",
        readPath,
      )
      .addOption(
        new Option("--mode <mode>", "whether only a Deny counts, or what is granted too")
          .choices(["explicit-deny", "effective-permissions"])
          .default("explicit-deny"),
      )
      .addOption(
        new Option("--bootstrap <preset>", "what may stay open without MFA")
          .choices(Object.keys(BOOTSTRAP_PRESETS))
          .default("default"),
      )
      .action(async (files: string[], { json, together, user, path, mode, bootstrap }: ExplainOptions) => {
        process.exitCode = await explain(files, {
          format: json === true ? "json" : "text",
          together: together === true,
          identity: { ...(user !== undefined && { name: user }), ...(path !== undefined && { path }) },
          settings: { mode, bootstrap: BOOTSTRAP_PRESETS[bootstrap] },
        });
      }),
  );
}

function readPath(text: string): string {
  if (isPath(text)) return text;
  throw new InvalidArgumentError("A path begins and ends with a slash, and has no spaces.");
}

/** Exit code of a command line that cannot be followed. */
const USAGE_ERROR = 2;

/** The pack's own command, `account-baseline-policies`: runs a command line, and leaves its exit code in `process.exitCode`. */
export async function main(argv: readonly string[]): Promise<void> {
  const mfa = mfaCommand();
  const program = new Command("account-baseline-policies")
    .description("The MFA proof of the policy pack, on policy documents.")
    .helpCommand(false)
    .addCommand(mfa);
  for (const command of [program, mfa, ...mfa.commands]) command.exitOverride();
  try {
    await program.parseAsync(argv);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Asking for help is no mistake; commander has printed what was wrong otherwise.
    process.exitCode = error.exitCode === 0 ? 0 : USAGE_ERROR;
  }
}

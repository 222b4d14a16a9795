import { Command, CommanderError, InvalidArgumentError, Option } from "commander";

import { isPath } from "../iam/arn";
import { BOOTSTRAP_PRESETS, type BootstrapPreset } from "../proof/bootstrap";
import type { JudgeSettings } from "../proof/settings";
import { check, CHECK_FORMATS, type CheckFormat } from "./check/check";
import { explain } from "./explain";

interface JudgeOptions {
  json?: true;
  together?: true;
  mode: NonNullable<JudgeSettings["mode"]>;
  bootstrap: BootstrapPreset;
}

interface ExplainOptions extends JudgeOptions {
  user?: string;
  path?: string;
}

interface CheckOptions extends JudgeOptions {
  format?: CheckFormat;
  parameter: Record<string, string>;
}

/** `account-baseline mfa`: the policy pack's proof outside of a deploy, on policy documents and on all that has users. */
export function mfaCommand(): Command {
  return new Command("mfa")
    .description("judge whether IAM policies enforce MFA")
    .addCommand(explainCommand())
    .addCommand(checkCommand());
}

function explainCommand(): Command {
  return new Command("explain")
    .description(
      "Reports for each policy document whether it denies a user everything except enrolling a device before " +
        "signing in with MFA, and if not, which request gets through and how to close it. Exit code 0: all enforce MFA; " +
        "1: some do not; 2: some cannot be read.",
    )
    .argument("<file...>", "policy documents as JSON, or as the AWS CLI prints them; - is standard input")
    .option("--json", "one line of JSON for each file")
    .option("--together", "the files bind the same user and are judged as one")
    .option("--user <name>", "judge for the user of this name instead of any user")
    .option(
      "--path <path>",
      "judge for a user of this path, such as / or /ops/, instead of any path",
      readPath,
    )
    .addOption(modeOption())
    .addOption(bootstrapOption())
    .action(async (files: string[], { user, path, ...options }: ExplainOptions) => {
      process.exitCode = await explain(files, {
        ...requestOf(options),
        identity: { ...(user !== undefined && { name: user }), ...(path !== undefined && { path }) },
      });
    });
}

function checkCommand(): Command {
  return new Command("check")
    .description(
      "Reports each IAM user in an input of any kind whose policies do not enforce MFA: policy documents, account " +
        "authorization details, Terraform and OpenTofu plans and states, CloudFormation templates, CDK cloud assemblies, " +
        "Pulumi stack exports and previews. Exit code 0: MFA is enforced for all users; 1: for some it is not; 2: some " +
        "input cannot be used.",
    )
    .argument("<file...>", "files of any kind, folders or quoted globs; - is standard input")
    .option("--json", "one line of JSON for each user, as --format json")
    .addOption(new Option("--format <format>", "what to print").choices(CHECK_FORMATS).conflicts("json"))
    .option("--together", "the files show the same account and are judged as one")
    .option("--parameter <key=value>", "value of a CloudFormation parameter (repeatable)", readParameter, {})
    .addOption(modeOption())
    .addOption(bootstrapOption())
    .action(async (files: string[], { parameter, format, ...options }: CheckOptions) => {
      const request = { ...requestOf(options), ...(format && { format }) };
      process.exitCode = await check(files, { ...request, parameters: parameter });
    });
}

function requestOf({ json, together, mode, bootstrap }: JudgeOptions): {
  format: "text" | "json";
  together: boolean;
  settings: JudgeSettings;
} {
  return {
    format: json === true ? "json" : "text",
    together: together === true,
    settings: { mode, bootstrap: BOOTSTRAP_PRESETS[bootstrap] },
  };
}

function modeOption(): Option {
  return new Option("--mode <mode>", "whether only a Deny counts, or what is granted too")
    .choices(["explicit-deny", "effective-permissions"])
    .default("explicit-deny");
}

function bootstrapOption(): Option {
  return new Option("--bootstrap <preset>", "what may stay open without MFA")
    .choices(Object.keys(BOOTSTRAP_PRESETS))
    .default("default");
}

function readParameter(text: string, before: Record<string, string>): Record<string, string> {
  const [, key, value] = /^(\w+)=([^]*)$/.exec(text) ?? [];
  if (key === undefined || value === undefined) throw new InvalidArgumentError("Expected Key=Value.");
  return { ...before, [key]: value };
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
    .description("The MFA proof of the policy pack, on policy documents and other inputs.")
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

import { Command } from "commander";

import type { StackValues } from "../init/stackValues";
import { collect } from "./selection";

interface InitOptions {
  cwd: string;
  accountId?: string;
  admin?: string[];
  monthlyLimitUsd?: string;
  email?: string[];
  region?: string;
  ou?: string;
  tag?: Record<string, string>;
  fromOrganization?: true;
  profile?: string;
  roleArn?: string;
  update?: true;
  dryRun?: true;
}

/** What the user gave up with Ctrl-C ends as a signal would. */
const INTERRUPTED = 130;

/** `account-baseline init`: stack files, for one account or for those of an organization. */
export function initCommand(): Command {
  return new Command("init")
    .description(
      "Writes the stack file of one account, asking on a terminal for what is missing; or those of all accounts of an " +
        "AWS organization that have none. No file is overwritten.",
    )
    .argument("[stack]", "name of the stack; its file is Pulumi.<stack>.yaml")
    .option("-C, --cwd <dir>", "folder of the Pulumi project", ".")
    .option("--account-id <id>", "account id, 12 digits")
    .option("--admin <name>", "user name of an admin; may be repeated", collect)
    .option("--monthly-limit-usd <amount>", "limit of the monthly budget, in USD")
    .option("--email <address>", "who is notified; may be repeated", collect)
    .option("--region <name>", "home region")
    .option("--ou <path>", "organizational unit of the account, such as Workloads/Prod")
    .option("--tag <key=value>", "tag of the account (accountTags); may be repeated", tagged)
    .option("--from-organization", "a stack file for each account of the organization that has none")
    .option("--profile <name>", "with --from-organization: AWS profile of the management account")
    .option("--role-arn <arn>", "with --from-organization: role to assume in the management account")
    .option("--update", "with --from-organization: take over changed ou and accountTags into the stack files")
    .option("--dry-run", "with --from-organization: only say what would be written")
    .action(async (stack: string | undefined, options: InitOptions) => {
      await refuseMixture(stack, options);
      await (options.fromOrganization === true ? fromOrganization(options) : oneAccount(stack, options));
    });
}

async function oneAccount(stack: string | undefined, options: InitOptions): Promise<void> {
  const { findProject } = await import("../accounts/project.js");
  const { initAccount } = await import("../init/initAccount.js");
  const { readCommonConfig } = await import("../accounts/stackFiles.js");
  const { askMissing } = await import("./askMissing.js");
  const project = findProject(options.cwd);
  const { accountId, ou, tag } = options;
  const values = { ...commonFlags(options), accountId, ou, accountTags: tag };
  const interactive = process.stdin.isTTY && process.stdout.isTTY;
  const answers = await askMissing({ stack, values }, readCommonConfig(project).config, interactive);
  if (answers === undefined) {
    process.exitCode = INTERRUPTED;
    return;
  }
  const file = initAccount(project, answers.stack, answers.values);
  process.stdout.write(`wrote ${file}\nnext: pulumi stack init ${answers.stack}\n`);
}

async function fromOrganization(options: InitOptions): Promise<void> {
  const { findProject } = await import("../accounts/project.js");
  const { initFromOrganization } = await import("../init/initFromOrganization.js");
  const { formatPlan } = await import("../init/formatPlan.js");
  const { profile, roleArn } = options;
  const how = { dryRun: options.dryRun === true, update: options.update === true };
  const plan = await initFromOrganization(findProject(options.cwd), {
    flags: commonFlags(options),
    profile,
    roleArn,
    ...how,
  });
  process.stdout.write(`${formatPlan(plan, how)}\n`);
  // An account without a stack file has no baseline: that must not look like a success.
  if (plan.refused.length > 0) process.exitCode = 1;
}

function commonFlags({ admin, monthlyLimitUsd, email, region }: InitOptions): StackValues {
  return { admins: admin, monthlyLimitUsd, emails: email, region };
}

async function refuseMixture(stack: string | undefined, options: InitOptions): Promise<void> {
  const ofOne = { stack, "--account-id": options.accountId, "--ou": options.ou, "--tag": options.tag };
  const ofMany = {
    "--profile": options.profile,
    "--role-arn": options.roleArn,
    "--update": options.update,
    "--dry-run": options.dryRun,
  };
  const many = options.fromOrganization === true;
  const wrong = Object.entries(many ? ofOne : ofMany).filter(([, value]) => value !== undefined);
  if (wrong.length === 0) return;
  const { UsageError } = await import("../usageError.js");
  const names = wrong.map(([name]) => name).join(", ");
  throw new UsageError(
    many
      ? `${names}: not with --from-organization, which takes it from AWS`
      : `${names}: only with --from-organization`,
  );
}

function tagged(text: string, earlier: Record<string, string> = {}): Record<string, string> {
  const equals = text.indexOf("=");
  return equals === -1
    ? { ...earlier, [text]: "" }
    : { ...earlier, [text.slice(0, equals)]: text.slice(equals + 1) };
}

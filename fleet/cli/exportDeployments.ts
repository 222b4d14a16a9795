import { Command } from "commander";

import { selectedAccounts, type SelectionOptions, withSelection } from "./selection";

interface DeploymentsCommandOptions extends SelectionOptions {
  organization: string;
  roleArn: string;
  repo?: string;
  ref: string;
  branch?: string;
  output?: string;
}

/** `account-baseline export deployments`: settings of Pulumi Deployments. */
export function deploymentsCommand(): Command {
  return withSelection(
    new Command("deployments").description(
      "Write the settings of Pulumi Deployments for each account as JSON, by the qualified name of the stack: the " +
        "body of POST /api/stacks/<organization>/<project>/<stack>/deployments/settings.",
    ),
  )
    .requiredOption("--organization <name>", "organization of Pulumi Cloud")
    .requiredOption(
      "--role-arn <arn>",
      "role that deployments assume by OIDC, and from which each stack's role chain starts",
    )
    .option("--repo <url>", "URL to clone; by default that of the remote origin")
    .option("--ref <ref>", "branch, tag or hash of the commit to deploy", "HEAD")
    .option("--branch <name>", "deploy this branch, as it is when a deployment begins, instead of a commit")
    .option("--output <dir>", "write <stack>.json into this folder; by default all go to standard output")
    .action(async (names: string[], options: DeploymentsCommandOptions) => {
      const { refuseProblems } = await import("../accounts/account.js");
      const { gitSource } = await import("../export/gitSource.js");
      const { deploymentSettings } = await import("../export/deployments.js");
      const { writeFiles } = await import("../export/writeFiles.js");
      const { project, accounts, problems } = await selectedAccounts(names, options);
      refuseProblems(problems);
      const source = gitSource(project, options.ref, options.repo);
      const deployments = deploymentSettings(project, accounts, source, options);
      const text = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
      if (options.output === undefined) {
        const all = deployments.map(({ qualifiedName, settings }) => [qualifiedName, settings]);
        process.stdout.write(text(Object.fromEntries(all)));
        return;
      }
      writeFiles(
        options.output,
        deployments.map(({ stack, settings }) => ({ name: `${stack}.json`, text: text(settings) })),
      );
    });
}

import { Command } from "commander";

import type { ExportedFile } from "../export/writeFiles";
import { positiveInteger } from "./options";
import { selectedAccounts, type SelectionOptions, withSelection } from "./selection";

interface KubernetesCommandOptions extends SelectionOptions {
  repo?: string;
  ref: string;
  namespace?: string;
  serviceAccount: string;
  backend?: string;
  secretsProvider?: string;
  organization?: string;
  accessTokenSecret?: string;
  resyncFrequencySeconds?: number;
  output?: string;
}

/** `account-baseline export kubernetes`: Stack resources of the Pulumi Kubernetes Operator. */
export function kubernetesCommand(): Command {
  return withSelection(
    new Command("kubernetes").description(
      "Write Stack resources (pulumi.com/v1) of the Pulumi Kubernetes Operator 2 as YAML, in the order in which to " +
        "apply them: for each account one that previews a commit with the policy pack and one that deploys it after that.",
    ),
  )
    .requiredOption(
      "--service-account <name>",
      "service account of the workspace pods, a role in AWS by IRSA",
    )
    .option("--repo <url>", "URL that the operator clones; by default that of the remote origin")
    .option("--ref <ref>", "branch, tag or hash of the commit to deploy", "HEAD")
    .option("--namespace <name>", "namespace of the resources")
    .option(
      "--backend <url>",
      "state backend, such as s3://bucket?region=us-east-1; by default that of Pulumi.yaml",
    )
    .option(
      "--secrets-provider <url>",
      "key for secrets, such as awskms:///alias/pulumi?region=us-east-1; by default that of the stack file",
    )
    .option("--organization <name>", "organization of Pulumi Cloud")
    .option(
      "--access-token-secret <name>",
      "Kubernetes Secret whose key accessToken is an access token of Pulumi Cloud",
    )
    .option(
      "--resync-frequency-seconds <n>",
      "refresh and update again every n seconds, which repairs drift",
      positiveInteger,
    )
    .option(
      "--output <dir>",
      "write a file for each account into this folder; by default all go to standard output",
    )
    .action(async (names: string[], options: KubernetesCommandOptions) => {
      const { stringify } = await import("yaml");
      const { loadSettings } = await import("../settings/loadSettings.js");
      const { waves } = await import("../settings/waves.js");
      const { refuseProblems } = await import("../accounts/account.js");
      const { gitSource } = await import("../export/gitSource.js");
      const { kubernetesStacks } = await import("../export/kubernetes.js");
      const { writeFiles } = await import("../export/writeFiles.js");
      const { project, accounts, problems } = await selectedAccounts(names, options);
      refuseProblems(problems);
      const source = gitSource(project, options.ref, options.repo);
      const inWaves = waves(accounts, loadSettings(project));
      const pairs = kubernetesStacks(project, inWaves, source, options);
      const order = inWaves.map(({ name }) => name);
      const files = pairs.map(({ wave, preview, update }): ExportedFile => {
        // kubectl and kustomize take the files of a folder by their names.
        const position = String(order.indexOf(wave) + 1).padStart(2, "0");
        const text = [preview, update].map((resource) => stringify(resource, { lineWidth: 0 })).join("---\n");
        return { name: `${position}-${wave}-${update.metadata.name}.yaml`, text };
      });
      if (options.output === undefined) process.stdout.write(files.map(({ text }) => text).join("---\n"));
      else writeFiles(options.output, files);
    });
}

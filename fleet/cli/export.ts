import { Command } from "commander";

import { deploymentsCommand } from "./exportDeployments";
import { kubernetesCommand } from "./exportKubernetes";

/** `account-baseline export`: the selected accounts for engines that deploy by themselves. */
export function exportCommand(): Command {
  return new Command("export")
    .description("write the selected accounts for another engine that deploys Pulumi stacks")
    .addCommand(kubernetesCommand())
    .addCommand(deploymentsCommand());
}

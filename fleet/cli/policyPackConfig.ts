import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

import type { Project } from "../accounts/project";

/**
 * The config file of the project's policy pack: the one of `--policy-pack-config`, of the variable by which Pulumi takes
 * that option, or the project's policy-config.json where there is one.
 */
export function policyPackConfig({ directory }: Project, option: string | undefined): string | undefined {
  if (option !== undefined) return resolve(option);
  // Of several packs this project's is the first.
  const [fromVariable = ""] = (process.env["PULUMI_OPTION_POLICY_PACK_CONFIG"] ?? "").split(",");
  if (fromVariable !== "") return resolve(directory, fromVariable);
  const own = join(directory, "policy-config.json");
  return existsSync(own) ? own : undefined;
}

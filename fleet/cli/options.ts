import { InvalidArgumentError } from "commander";
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

/** Reads an option that is a whole number from 1. */
export function positiveInteger(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 1 && Number.isSafeInteger(number)) return number;
  throw new InvalidArgumentError("allowed: a whole number from 1");
}

/** What the command line was started from. A worker's program is bundled when it is asked for, where it is not yet. */
export interface Installation {
  /** Folder of the policy pack. */
  readonly policyPack: string;
  /** Path of the bundled program of a process that runs the engine on accounts. */
  readonly workerScript: () => string;
  /** Path of the bundled program of a thread that checks accounts offline. */
  readonly checkWorkerScript: () => string;
}

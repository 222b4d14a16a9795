import { readdirSync } from "node:fs";

import { type ConfigFile, readConfigFile } from "../../config/readConfigFile";
import { mistakeLines } from "../../config/yaml/readYaml";
import { UsageError } from "../usageError";
import type { Project } from "./project";

/** A `Pulumi.<stack>.yaml` of a project. */
export interface StackFileName {
  readonly stack: string;
  /** Name of the file in the project's directory. */
  readonly file: string;
}

/** The stack files of a project, in the order of their names. */
export function stackFiles({ directory }: Project): StackFileName[] {
  return readdirSync(directory)
    .sort()
    .flatMap((file) => {
      const stack = /^Pulumi\.([A-Za-z0-9_.-]+)\.yaml$/.exec(file)?.[1];
      // `pulumi deployment settings` keeps its own file beside the stack file.
      return stack === undefined || stack.endsWith(".deploy") ? [] : [{ stack, file }];
    });
}

/**
 * What Pulumi.yaml gives to all stacks.
 * @throws UsageError where it cannot be read.
 */
export function readCommonConfig({ directory, name }: Project): ConfigFile {
  const common = readConfigFile(directory, "Pulumi.yaml", name);
  const mistakes = common.ok ? common.file.mistakes : common.mistakes;
  if (!common.ok || mistakes.length > 0)
    throw new UsageError(mistakeLines("Pulumi.yaml", mistakes).join("\n"));
  return common.file;
}

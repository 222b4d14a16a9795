import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

import { isRecord } from "../../config/fileShape";
import { readNode } from "../../config/yaml/readNode";
import { mistakeLines, readYaml } from "../../config/yaml/readYaml";
import { UsageError } from "../usageError";

/** A Pulumi project: the program, and the folder that has the stack files beside it. */
export interface Project {
  /** Folder of Pulumi.yaml. */
  readonly directory: string;
  readonly name: string;
  /** Path of the program, as `main` of Pulumi.yaml names it: a file, or a folder as for `require`. */
  readonly main: string;
}

/**
 * The project of a folder or of the nearest one above, as `pulumi` finds it.
 * @throws UsageError where there is none, or where Pulumi.yaml cannot be read.
 */
export function findProject(directory: string): Project {
  const root = projectDirectory(resolve(directory));
  if (root === undefined)
    throw new UsageError(
      `no Pulumi.yaml in ${resolve(directory)} or above; go to the project's folder or name it by --cwd`,
    );
  const file = join(root, "Pulumi.yaml");
  const read = readYaml(file);
  if (!read.ok) throw new UsageError(mistakeLines(file, read.mistakes).join("\n"));
  const top = readNode(read.document.contents, read.document).value;
  const { name, main } = isRecord(top) ? top : {};
  if (typeof name !== "string")
    throw new UsageError(`${file}: name is missing: expected the name of the project`);
  return {
    directory: root,
    name,
    main: resolve(root, typeof main === "string" ? main : "."),
  };
}

function projectDirectory(directory: string): string | undefined {
  if (existsSync(join(directory, "Pulumi.yaml"))) return directory;
  const parent = dirname(directory);
  return parent === directory ? undefined : projectDirectory(parent);
}

import { existsSync, readFileSync } from "node:fs";

import * as pulumi from "@pulumi/pulumi";

import { adoptedFile } from "../components/rules/adoptable";
import { problemText } from "../components/rules/fault";
import type { AdoptedResource } from "./adopted";

/**
 * What of the stack that is being deployed exists in AWS already, by its file; undefined where it has none.
 * @throws pulumi.RunError with every mistake of the file, before any resource is registered.
 */
export function loadAdopted(): AdoptedResource[] | undefined {
  const file = adoptedFile(pulumi.getStack());
  if (!existsSync(file)) return undefined;
  // Loaded here because few stacks have such a file.
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- see above
  const { parseAdopted } = require("./adopted") as typeof import("./adopted");
  const result = parseAdopted(readFileSync(file, "utf8"));
  if (result.ok) return result.resources;
  const lines = result.problems.map((problem) => `  ${file}: ${problemText(problem)}`);
  const count = lines.length === 1 ? "1 mistake" : `${lines.length} mistakes`;
  throw new pulumi.RunError(`${count} in ${file}; nothing was changed\n${lines.join("\n")}`);
}

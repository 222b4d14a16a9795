import { existsSync, readFileSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { join, sep } from "node:path";

import type { Project } from "../accounts/project";
import { UsageError } from "../usageError";
import { installCompiler } from "./compiler";

/** Runs a Pulumi program and gives its stack outputs; what Automation API takes for an inline program. */
export type Program = () => Promise<Record<string, unknown>>;

/**
 * The program of a project as a function. Each call evaluates all files of the project anew, as a process of its own
 * would, because a module may register resources or keep what it has seen; packages of node_modules are loaded once.
 * A file is compiled once a process. Calls must not overlap: there is one module cache.
 *
 * The program expects the project's folder as the working directory, which is for the caller to see to.
 * @throws UsageError where the project is one of ES modules, whose cache cannot be emptied.
 */
export function loadProgram({ directory, main }: Project): Program {
  if (isEsModule(directory))
    throw new UsageError(
      `${join(directory, "package.json")}: type = "module": not supported; the program must be CommonJS`,
    );
  const top = realpathSync(directory) + sep;
  const isOwn = (file: string): boolean =>
    file.startsWith(top) && !file.includes(`${sep}node_modules${sep}`, top.length - 1);
  let isInstalled = false;
  return async () => {
    if (!isInstalled) installCompiler(directory, isOwn);
    isInstalled = true;
    // Made anew, because it keeps all that it has loaded.
    const requireFile = createRequire(join(directory, "package.json"));
    for (const file of Object.keys(requireFile.cache)) {
      if (isOwn(file)) Reflect.deleteProperty(requireFile.cache, file);
    }
    const exported: unknown = requireFile(main);
    // As `pulumi up` does: a program may be an (async) function.
    const outputs: unknown = await (typeof exported === "function"
      ? (exported as () => unknown)()
      : exported);
    return (outputs ?? {}) as Record<string, unknown>;
  };
}

function isEsModule(directory: string): boolean {
  const file = join(directory, "package.json");
  if (!existsSync(file)) return false;
  return (JSON.parse(readFileSync(file, "utf8")) as { type?: unknown }).type === "module";
}

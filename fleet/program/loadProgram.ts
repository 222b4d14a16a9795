import { existsSync, readFileSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative, sep } from "node:path";

import type { Project } from "../accounts/project";
import { UsageError } from "../usageError";
import { installCompiler, type LoadedModule } from "./compiler";

/** Runs a Pulumi program and gives its stack outputs; what Automation API takes for an inline program. */
export type Program = () => Promise<Record<string, unknown>>;

/**
 * The program of a project as a function. Each call evaluates the files of the project anew, as a process of its own
 * would, because a module may register resources or keep what it has seen; packages of node_modules are loaded once.
 * A file is compiled once a process. Calls must not overlap: there is one module cache.
 *
 * The program expects the project's folder as the working directory, which is for the caller to see to.
 *
 * @param isStateless Whether a module, by its path in the project and its text, is known to do neither: it is evaluated
 *   once, as long as that is also known of all files of the project that it requires. By default no module is.
 * @throws UsageError where the project is one of ES modules, whose cache cannot be emptied.
 */
export function loadProgram(
  { directory, main }: Project,
  isStateless: (path: string, source: string) => boolean = () => false,
): Program {
  if (isEsModule(directory))
    throw new UsageError(
      `${join(directory, "package.json")}: type = "module": not supported; the program must be CommonJS`,
    );
  const top = realpathSync(directory) + sep;
  const isOwn = (file: string): boolean =>
    file.startsWith(top) && !file.includes(`${sep}node_modules${sep}`, top.length - 1);
  let loaded: ReadonlyMap<string, LoadedModule> | undefined;
  const known = new Map<LoadedModule, boolean>();
  const isKnown = (file: string, module: LoadedModule): boolean => {
    const answer = known.get(module) ?? isStateless(relative(top, file), module.source);
    known.set(module, answer);
    return answer;
  };
  return async () => {
    loaded ??= installCompiler(directory, isOwn);
    const kept = statelessFiles(loaded, isKnown, isOwn);
    // Made anew, because it keeps all that it has loaded.
    const requireFile = createRequire(join(directory, "package.json"));
    for (const file of Object.keys(requireFile.cache)) {
      if (isOwn(file) && !kept.has(file)) Reflect.deleteProperty(requireFile.cache, file);
    }
    const exported: unknown = requireFile(main);
    // As `pulumi up` does: a program may be an (async) function.
    const outputs: unknown = await (typeof exported === "function"
      ? (exported as () => unknown)()
      : exported);
    return (outputs ?? {}) as Record<string, unknown>;
  };
}

/** The modules that are stateless by themselves and require no file of the project that is not. */
function statelessFiles(
  loaded: ReadonlyMap<string, LoadedModule>,
  isStateless: (file: string, module: LoadedModule) => boolean,
  isOwn: (file: string) => boolean,
): ReadonlySet<string> {
  const kept = new Set(
    [...loaded].filter(([file, module]) => isStateless(file, module)).map(([file]) => file),
  );
  let size: number;
  do {
    size = kept.size;
    for (const file of kept) {
      const required = [...(loaded.get(file)?.found.values() ?? [])];
      if (required.some((other) => isOwn(other) && !kept.has(other))) kept.delete(file);
    }
  } while (kept.size < size);
  return kept;
}

function isEsModule(directory: string): boolean {
  const file = join(directory, "package.json");
  if (!existsSync(file)) return false;
  return (JSON.parse(readFileSync(file, "utf8")) as { type?: unknown }).type === "module";
}

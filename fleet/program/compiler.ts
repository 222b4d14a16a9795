import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { compileFunction, constants } from "node:vm";

import type * as tsNode from "ts-node";
import type * as typescript from "typescript";

/** A module's text as a function, so that it can be evaluated any number of times. */
interface Compiled {
  /** As it is in the file. */
  source: string;
  evaluate: (...args: unknown[]) => void;
  /** What the module's `require` has besides being a function. */
  require: Pick<NodeJS.Require, "cache" | "main" | "resolve"> & { extensions: NodeJS.Dict<Loader> };
  /** Where Node found what the module has required before. */
  found: Map<string, string>;
}

/** A module as far as others need to know it: its text, and the files of what it has required, by the names in it. */
export type LoadedModule = Pick<Readonly<Compiled>, "source" | "found">;

type Loader = (module: NodeJS.Module, file: string) => unknown;

/**
 * Has `require` load the TypeScript files of a project, compiled as `pulumi up` compiles them: its tsconfig.json with
 * ts-node's settings in it, and PULUMI_NODEJS_TRANSPILE_ONLY. Each file is read and compiled once, whatever becomes of
 * it afterwards: compiling takes longer than evaluating.
 * @param isOwn Whether a file is the project's; others stay with whoever compiles them already.
 * @returns What was loaded: by file, and growing.
 * @see https://www.pulumi.com/docs/iac/languages-sdks/javascript/#typescript
 */
export function installCompiler(
  directory: string,
  isOwn: (file: string) => boolean,
): ReadonlyMap<string, LoadedModule> {
  const requireFile = createRequire(join(directory, "package.json"));
  const compile = createCompile(directory, requireFile);
  const compiled = new Map<string, Compiled>();
  const read = (file: string): Compiled => {
    const source = readFileSync(file, "utf8");
    return { source, ...toFunction(compile(source, file), file) };
  };
  const load = (module: NodeJS.Module, file: string): void => {
    const known = compiled.get(file) ?? read(file);
    compiled.set(file, known);
    // The function of `createRequire` would keep all modules that it has loaded.
    const requireFrom = Object.assign((id: string) => requireAgain(module, id, known), known.require);
    known.evaluate.call(module.exports, module.exports, requireFrom, module, file, dirname(file));
  };
  const extensions = extensionsOf(requireFile);
  const earlier = extensions[".ts"];
  extensions[".ts"] = (module, file) => {
    if (earlier === undefined || isOwn(file)) load(module, file);
    else earlier(module, file);
  };
  return compiled;
}

/**
 * Loads the native module of ts-node's swc, where a project has it, so that it stays loaded: once a thread that used it
 * has ended by force, loading it in the next one takes the process down, unless another thread still has it.
 */
export function keepCompilerLoaded(directory: string): void {
  const requireFile = createRequire(join(directory, "package.json"));
  try {
    requireFile("@swc/core");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "MODULE_NOT_FOUND") throw error;
  }
}

/** Deprecated, but Node has something in its place (module.registerHooks) only since 22.15. */
function extensionsOf(requireFile: NodeJS.Require): NodeJS.Dict<Loader> {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- see above
  return requireFile.extensions;
}

function toFunction(code: string, file: string): Omit<Compiled, "source"> {
  const requireFile = createRequire(file);
  const { cache, main, resolve } = requireFile;
  return {
    evaluate: compileFunction(code, ["exports", "require", "module", "__filename", "__dirname"], {
      filename: file,
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    }) as Compiled["evaluate"],
    require: { cache, extensions: extensionsOf(requireFile), main, resolve },
    found: new Map(),
  };
}

/** `module.require`, which looks through folders again for each module that is evaluated anew. */
function requireAgain(
  module: NodeJS.Module,
  id: string,
  { found, require: { cache, resolve } }: Compiled,
): unknown {
  const file = found.get(id) ?? resolve(id);
  found.set(id, file);
  const known = cache[file];
  return known === undefined ? module.require(id) : known.exports;
}

function createCompile(
  directory: string,
  requireFile: NodeJS.Require,
): (source: string, file: string) => string {
  const { create } = requireFile("ts-node") as typeof tsNode;
  const project = join(directory, "tsconfig.json");
  const compilerOptions = readCompilerOptions(project, requireFile);
  const transpileOnly = readTranspileOnly(compilerOptions);
  const service = create({
    cwd: directory,
    project,
    skipProject: !existsSync(project),
    ...(transpileOnly !== undefined && { transpileOnly }),
    compilerOptions: {
      target: "ES2020",
      module: "nodenext",
      moduleResolution: "nodenext",
      sourceMap: true,
      ...compilerOptions,
    },
  });
  return (source, file) => service.compile(source, file);
}

/** Undefined leaves it to ts-node's settings in tsconfig.json, which contradict `false` where they name swc. */
function readTranspileOnly({ noCheck }: Record<string, unknown>): boolean | undefined {
  const setting = process.env["PULUMI_NODEJS_TRANSPILE_ONLY"];
  if (setting !== undefined && setting !== "") return setting === "true";
  return typeof noCheck === "boolean" ? noCheck : undefined;
}

function readCompilerOptions(file: string, requireFile: NodeJS.Require): Record<string, unknown> {
  if (!existsSync(file)) return {};
  const { parseConfigFileTextToJson } = requireFile("typescript") as typeof typescript;
  const { config } = parseConfigFileTextToJson(file, readFileSync(file, "utf8")) as {
    config?: { compilerOptions?: Record<string, unknown> };
  };
  return config?.compilerOptions ?? {};
}

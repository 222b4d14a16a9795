import { accessSync, constants, statSync } from "node:fs";
import { delimiter, dirname, join, relative } from "node:path";
import { cacheDirectory } from "../paths";
import type { Engine } from "./types";
import { engineVersion, isRecent, oldestEngine } from "./version";

/** An engine, or why there is none. */
export type Search = { readonly engine: Engine; readonly reason: string } | { readonly reason: string };

/** Looks for the user's own `pulumi`. */
export async function engineOnPath(path: string): Promise<Search> {
  // A shell of the sandbox has the cache on its PATH: that engine is not the user's own.
  const directories = path.split(delimiter).filter((directory) => directory !== "" && !isInCache(directory));
  const pulumi = executableIn(directories, "pulumi");
  if (pulumi === undefined) return { reason: "no pulumi on PATH" };
  const version = await engineVersion(pulumi);
  if (version === undefined) return { reason: `${pulumi} does not report its version` };
  if (!isRecent(version)) {
    return { reason: `${pulumi} is ${version}, older than the SDK here (${oldestEngine()})` };
  }
  const host = executableIn([dirname(pulumi), ...directories], "pulumi-language-nodejs");
  return {
    engine: { pulumi, version, source: "path", languageHost: host === undefined ? "own" : "found" },
    reason:
      host === undefined
        ? `${pulumi} is on PATH, but has no pulumi-language-nodejs`
        : `${pulumi} is on PATH, with ${host}`,
  };
}

function executableIn(directories: readonly string[], name: string): string | undefined {
  return directories.map((directory) => join(directory, name)).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

function isInCache(directory: string): boolean {
  return !relative(cacheDirectory(), directory).startsWith("..");
}

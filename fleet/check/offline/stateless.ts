import { readFileSync } from "node:fs";
import { join } from "node:path";

import { installationDirectory } from "../../installation";

const OWN_FOLDERS = /^(components|config)\//;
const ownSources = new Map<string, string | undefined>();

/**
 * Whether a module of a project is the baseline's own, unedited: its text is that of the file of the same path in this
 * installation. Such a module keeps nothing between accounts, and evaluating it anew for each takes longer than all
 * that it then does.
 * @param path In the project.
 */
export function isStateless(path: string, source: string): boolean {
  const name = path.replaceAll("\\", "/");
  return OWN_FOLDERS.test(name) && !name.includes("..") && ownSource(name) === source;
}

function ownSource(name: string): string | undefined {
  if (!ownSources.has(name)) ownSources.set(name, read(join(installationDirectory(), name)));
  return ownSources.get(name);
}

/** @returns `undefined` where there is no such file: a package has none of the sources. */
function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

import { createHash } from "node:crypto";

import modules from "./statelessModules.json";

const HASHES: Readonly<Record<string, string>> = modules;

/** How a module's text is told from another's: SHA-256 in hexadecimal. */
export function hashOf(source: string): string {
  return createHash("sha256").update(source).digest("hex");
}

/**
 * Whether a module is one of the baseline's own, unedited, which keep nothing between accounts: evaluating them anew
 * for each takes longer than all that they then do.
 * @param path In the project.
 */
export function isStateless(path: string, source: string): boolean {
  const hash = HASHES[path.replaceAll("\\", "/")];
  return hash !== undefined && hash === hashOf(source);
}

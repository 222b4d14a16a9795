import { realpathSync } from "node:fs";

import { UsageError } from "../usageError";

/**
 * The folders of the policy packs that are named, each once: without the own one, which judges anyway, and without what
 * is named twice, by whatever path or symbolic link.
 * @throws UsageError where a folder does not exist.
 */
export function otherPacks(named: readonly string[], ownPack: string): string[] {
  const others = new Set(named.map(realPath));
  others.delete(realPath(ownPack));
  return [...others];
}

function realPath(pack: string): string {
  try {
    return realpathSync(pack);
  } catch (error) {
    throw new UsageError(`--policy-pack ${pack}: no such folder: ${(error as Error).message}`);
  }
}

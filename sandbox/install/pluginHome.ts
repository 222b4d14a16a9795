import { mkdir, rm, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Folder in which the engine looks for a plugin, such as `resource-aws` in version 7.48.0. */
export function pluginDirectory(pulumiHome: string, plugin: string, version: string): string {
  return join(pulumiHome, "plugins", `${plugin}-v${version}`);
}

/** Has the engine use one of our executables, `pulumi-<plugin>`, as that plugin. */
export async function placeExecutable(directory: string, name: string, executable: string): Promise<void> {
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  await symlink(executable, join(directory, name));
}

/**
 * Above every version that an SDK asks for. The engine takes a plugin of this version for all of them, as
 * `PULUMI_ENABLE_LEGACY_PLUGIN_SEARCH` has it: a program with another SDK than the checkout's runs as well.
 */
export const ANY_VERSION = "999.0.0";

/** Has the engine use a plugin's folder from elsewhere. */
export async function placeDirectory(directory: string, from: string): Promise<void> {
  await rm(directory, { recursive: true, force: true });
  await mkdir(dirname(directory), { recursive: true });
  await symlink(from, directory);
}

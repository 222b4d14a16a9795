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

/** Has the engine use a plugin's folder from elsewhere. */
export async function placeDirectory(directory: string, from: string): Promise<void> {
  await rm(directory, { recursive: true, force: true });
  await mkdir(dirname(directory), { recursive: true });
  await symlink(from, directory);
}

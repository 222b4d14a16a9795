import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const NAME = "account-baseline";

/** The top folder of this installation: of the package, or of the checkout, from its sources and bundles alike. */
export function installationDirectory(directory = __dirname): string {
  const manifest = join(directory, "package.json");
  if (existsSync(manifest) && (JSON.parse(readFileSync(manifest, "utf8")) as { name?: string }).name === NAME)
    return directory;
  const parent = dirname(directory);
  if (parent === directory) throw new Error(`no package.json of ${NAME} above ${__dirname}`);
  return installationDirectory(parent);
}

/** Version of this installation, such as 0.1.0. */
export function installationVersion(): string {
  const manifest = readFileSync(join(installationDirectory(), "package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}

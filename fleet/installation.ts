import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** A file that is in every installation of this product, by which its top folder is found. */
const MARK = join("fleet", "report", "html", "page", "page.css");

/** The top folder of this installation, from sources and from a bundle anywhere below it. */
export function installationDirectory(directory = __dirname): string {
  if (existsSync(join(directory, MARK))) return directory;
  const parent = dirname(directory);
  if (parent === directory) throw new Error(`no ${MARK} above ${__dirname}`);
  return installationDirectory(parent);
}

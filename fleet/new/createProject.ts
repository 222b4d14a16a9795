import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

import { installationDirectory, installationVersion } from "../installation";
import { UsageError } from "../usageError";

/** What both npm and Pulumi take as the name of a project. */
const NAME = /^[a-z0-9][a-z0-9._-]{0,99}$/;
const DESCRIPTION = "The baseline of our AWS accounts.";

/**
 * Writes a new project into a folder that does not exist or is empty: all of its files, or none.
 * @param directory Its last part is the project's name.
 * @returns the files, as paths in the folder.
 * @throws UsageError where the folder has files, or its name is not the name of a project.
 */
export function createProject(directory: string): string[] {
  const target = resolve(directory);
  const name = basename(target);
  if (!NAME.test(name))
    throw new UsageError(
      `${directory}: the name ${JSON.stringify(name)} is not valid: expected up to 100 lowercase letters, digits, ".", "_" and "-", the first a letter or a digit`,
    );
  const exists = existsSync(target);
  if (exists && (!statSync(target).isDirectory() || readdirSync(target).length > 0))
    throw new UsageError(`${directory} is not empty: expected a folder that does not exist or has no files`);
  mkdirSync(dirname(target), { recursive: true });
  const scratch = mkdtempSync(join(dirname(target), `.${name}-`));
  try {
    const files = writeFiles(scratch, name);
    if (exists) rmdirSync(target);
    renameSync(scratch, target);
    return files;
  } catch (error) {
    rmSync(scratch, { recursive: true, force: true });
    throw error;
  }
}

function writeFiles(directory: string, name: string): string[] {
  const template = templateDirectory();
  cpSync(template, directory, { recursive: true });
  // In a package it has another name, since npm leaves every .gitignore out.
  if (existsSync(join(directory, "gitignore")))
    renameSync(join(directory, "gitignore"), join(directory, ".gitignore"));
  const files = readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter((file) => statSync(join(directory, file)).isFile())
    .sort();
  for (const file of files) {
    const text = readFileSync(join(directory, file), "utf8");
    writeFileSync(join(directory, file), filledIn(file, text, name));
  }
  return files;
}

/** `pulumi new` fills in the same placeholders, and takes the section `template` out of Pulumi.yaml. */
function filledIn(file: string, text: string, name: string): string {
  const filled = text.replaceAll("${PROJECT}", name).replaceAll("${DESCRIPTION}", DESCRIPTION);
  if (file === "Pulumi.yaml") return filled.replace(/^template:\n(?: .*\n)*/m, "");
  if (file !== "package.json") return filled;
  return filled.replace(/("account-baseline(?:-policies)?": )"[^"]+"/g, `$1"^${installationVersion()}"`);
}

function templateDirectory(): string {
  const packed = join(installationDirectory(), "dist", "template");
  const source = join(installationDirectory(), "template");
  return existsSync(source) ? source : packed;
}

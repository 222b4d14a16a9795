import { readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "..");
const MANIFESTS = ["package.json", "policy-pack/package.json"];

/**
 * The changelog's section of a release, without its title.
 * @param tag Name of the git tag: `v` and the version.
 * @param versions The version of each package, by the path of its package.json.
 * @throws Error when a package has another version than the tag, or the changelog has nothing on it.
 */
export function releaseNotes(
  tag: string,
  versions: Readonly<Record<string, string>>,
  changelog: string,
): string {
  const version = tag.replace(/^v/, "");
  for (const [file, found] of Object.entries(versions)) {
    if (`v${found}` !== tag)
      throw new Error(`${file}: version ${found} is not valid: expected that of the tag, ${tag}`);
  }
  const section = changelog.split(/^## /m).find((text) => /^\[?([^\]\s]+)/.exec(text)?.[1] === version);
  const notes = section?.split("\n").slice(1).join("\n").trim() ?? "";
  if (notes === "")
    throw new Error(`CHANGELOG.md has no text under "## ${version}": expected what the release changes`);
  return notes;
}

function main(tag = ""): void {
  const read = (file: string) => readFileSync(join(ROOT, file), "utf8");
  const versions = MANIFESTS.map((file) => [file, (JSON.parse(read(file)) as { version: string }).version]);
  try {
    const notes = releaseNotes(
      tag,
      Object.fromEntries(versions) as Record<string, string>,
      read("CHANGELOG.md"),
    );
    process.stdout.write(`${notes}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

if (require.main === module) main(process.argv[2]);

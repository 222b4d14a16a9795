import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** Files that are read from a folder, by their names. */
const READ = /\.(?:json|ya?ml|template)$/i;
const SKIPPED: ReadonlySet<string> = new Set(["node_modules"]);
const MANIFEST = "manifest.json";

/** The files that an argument names, or why it names none. */
export type Found = { ok: true; files: readonly string[] } | { ok: false; error: string };

/**
 * The files of an argument: a file, `-`, a folder with all below it, or a glob with `*`, `**` and `?` for those who quote
 * it. Of a CDK cloud assembly, that is the manifest.
 */
export function findFiles(argument: string): Found {
  try {
    return filesOf(argument);
  } catch (error) {
    return { ok: false, error: (error as Error).message };
  }
}

function filesOf(argument: string): Found {
  if (argument === "-") return { ok: true, files: [argument] };
  const stat = statSync(argument, { throwIfNoEntry: false });
  if (stat?.isDirectory() === true) return someOf(filesIn(argument), "the folder has no JSON or YAML files");
  if (stat !== undefined) return { ok: true, files: [argument] };
  if (!/[*?]/.test(argument)) return { ok: false, error: "there is no such file" };
  const pattern = globPattern(argument);
  const base = argument.slice(0, argument.search(/[*?]/)).replace(/[^/]*$/, "");
  const below = existsSync(base === "" ? "." : base) ? allFiles(base) : [];
  return someOf(
    below.filter((file) => pattern.test(file)),
    "no file matches",
  );
}

function someOf(files: readonly string[], error: string): Found {
  return files.length > 0 ? { ok: true, files } : { ok: false, error };
}

function filesIn(folder: string): string[] {
  const manifest = join(folder, MANIFEST);
  if (existsSync(manifest)) return [manifest];
  return entriesOf(folder).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return READ.test(entry.name) ? [path] : [];
  });
}

/** @param folder Empty, or with a slash at its end. */
function allFiles(folder: string): string[] {
  return entriesOf(folder === "" ? "." : folder).flatMap((entry) =>
    entry.isDirectory() ? allFiles(`${folder}${entry.name}/`) : [folder + entry.name],
  );
}

function entriesOf(folder: string): { name: string; isDirectory: () => boolean }[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith(".") && !SKIPPED.has(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function globPattern(glob: string): RegExp {
  const parts = glob.split(/(\*\*\/|\*\*|\*|\?)/).map((part) => {
    switch (part) {
      case "**/":
        return "(?:[^/]+/)*";
      case "**":
        return ".*";
      case "*":
        return "[^/]*";
      case "?":
        return "[^/]";
      default:
        return part.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
    }
  });
  return new RegExp(`^${parts.join("")}$`);
}

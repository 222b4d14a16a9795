import { cpSync, symlinkSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "../..");
/** What every run of the repository's program reads. */
const PROGRAM = ["Pulumi.yaml", "package.json", "tsconfig.json", "index.ts", "lib", "config", "components"];

/** Copies the repository's program into a folder, without stack files; the dependencies are those of the repository. */
export function copyProgram(directory: string, ...more: string[]): void {
  for (const entry of [...PROGRAM, ...more])
    cpSync(join(ROOT, entry), join(directory, entry), { recursive: true });
  symlinkSync(join(ROOT, "node_modules"), join(directory, "node_modules"));
}

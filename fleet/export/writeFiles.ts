import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface ExportedFile {
  readonly name: string;
  readonly text: string;
}

/** Writes files into a folder, which is made if need be; files of the same names are replaced. */
export function writeFiles(directory: string, files: readonly ExportedFile[]): void {
  mkdirSync(directory, { recursive: true });
  for (const { name, text } of files) writeFileSync(join(directory, name), text);
}

import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A folder of a test's own. */
export interface Folder {
  readonly directory: string;
  write(file: string, text: string): void;
}

/** Gives each test of the suite in whose `describe` it is called an empty folder, removed afterwards. */
export function useFolder(): Folder {
  let directory = "";
  beforeEach(() => {
    directory = realpathSync(mkdtempSync(join(tmpdir(), "account baseline ")));
  });
  afterEach(() => {
    rmSync(directory, { recursive: true, force: true });
  });
  return {
    get directory() {
      return directory;
    },
    write: (file, text) => {
      mkdirSync(dirname(join(directory, file)), { recursive: true });
      writeFileSync(join(directory, file), text);
    },
  };
}

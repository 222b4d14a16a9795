import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SandboxError } from "../errors";
import { during } from "../log";
import type { Log } from "../log";
import { makeOnce } from "./makeOnce";
import { type CacheFolder, cacheFolder } from "../paths";
import { NotStartedError, lastLines, run } from "../run";

/** Oldest Python that all pinned packages support. */
const PYTHON = [3, 11] as const;

/** A tool in Python, and the packages that it is made of. */
export interface PythonTool {
  /** Its folder in the cache. */
  readonly name: CacheFolder;
  /** What it is to the user, for messages, such as `AWS emulator`. */
  readonly purpose: string;
  /** Its main package, for messages. */
  readonly packageName: string;
  /** File with all packages that it needs, pinned, in the format of pip. */
  readonly requirements: string;
  /** What else there is to do where it cannot be installed, for messages. Default: nothing. */
  readonly alternative?: string;
  readonly log: Log;
}

/**
 * Installs a tool into a virtual environment of its own, once for a given set of pinned packages.
 *
 * @returns The environment's Python.
 * @throws SandboxError when Python is missing, too old or without venv, or a package cannot be installed.
 */
export async function pythonEnvironment(tool: PythonTool): Promise<string> {
  const { name, purpose, packageName, requirements, log } = tool;
  const hash = createHash("sha256").update(readFileSync(requirements)).digest("hex").slice(0, 16);
  const directory = join(cacheFolder(name), hash);
  if (!existsSync(directory)) {
    await checkPython(tool);
    await during(log, `installing the ${purpose}, ${packageName} (once; about half a minute)`, () =>
      makeOnce(directory, (temporary) => install(temporary, tool)),
    );
  }
  return join(directory, "bin", "python");
}

async function checkPython({ purpose, alternative }: PythonTool): Promise<void> {
  const lacks = (what: string) => {
    const remedy = `install Python ${PYTHON.join(".")} or later with its venv module`;
    const choices = alternative === undefined ? remedy : `${remedy}, or ${alternative}`;
    return new SandboxError(`no ${purpose}: ${what}; ${choices}`);
  };
  const script = "import sys; print(*sys.version_info[:2]); import ensurepip, venv";
  const { code, stdout } = await run("python3", ["-c", script]).catch((error: unknown) => {
    if (!(error instanceof NotStartedError)) throw error;
    throw lacks("it needs Python, and there is no python3 on PATH");
  });
  const [major = 0, minor = 0] = stdout.split(/\s+/).map(Number);
  if (major !== PYTHON[0] || minor < PYTHON[1]) {
    throw lacks(`python3 is ${major}.${minor}, which is too old`);
  }
  if (code !== 0) {
    const packages = `python${major}.${minor}-venv or python3-venv on Debian and Ubuntu`;
    throw lacks(`python3 has no venv module (${packages})`);
  }
}

async function install(directory: string, { purpose, packageName, requirements }: PythonTool): Promise<void> {
  const step = async (what: string, command: string, args: readonly string[]): Promise<void> => {
    const { code, output } = await run(command, args);
    if (code !== 0) throw new SandboxError(`no ${purpose}: ${what} failed:\n${lastLines(output)}`);
  };
  await step("creating a virtual environment", "python3", ["-m", "venv", directory]);
  await step(`installing ${packageName}`, join(directory, "bin", "python"), [
    ...["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"],
    ...["--requirement", requirements],
  ]);
}

import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SandboxError } from "../errors";
import { during } from "../log";
import type { Log } from "../log";
import { makeOnce } from "../makeOnce";
import { cacheDirectory, checkout } from "../paths";
import { NotStartedError, lastLines, run } from "../run";

/** Oldest Python that all pinned packages support. */
const PYTHON = [3, 11] as const;
const REMEDY = `install Python ${PYTHON.join(".")} or later with its venv module, or set AWS_ENDPOINT_URL to an emulator of yours`;

/**
 * Installs moto into a virtual environment of its own, once for a given set of pinned packages.
 *
 * @returns The environment's Python.
 * @throws SandboxError when Python is missing, too old or without venv, or a package cannot be installed.
 */
export async function pythonWithMoto(log: Log): Promise<string> {
  const requirements = join(checkout(), "sandbox", "emulator", "requirements.txt");
  const hash = createHash("sha256").update(readFileSync(requirements)).digest("hex").slice(0, 16);
  const directory = join(cacheDirectory(), "emulator", hash);
  if (!existsSync(directory)) {
    await checkPython();
    await during(log, "installing the AWS emulator, moto (once; about half a minute)", () =>
      makeOnce(directory, (temporary) => install(temporary, requirements)),
    );
  }
  return join(directory, "bin", "python");
}

async function checkPython(): Promise<void> {
  const script = "import sys; print(*sys.version_info[:2]); import ensurepip, venv";
  const { code, stdout } = await python(script);
  const [major = 0, minor = 0] = stdout.split(/\s+/).map(Number);
  if (major !== PYTHON[0] || minor < PYTHON[1]) {
    throw new SandboxError(`no AWS emulator: python3 is ${major}.${minor}, which is too old; ${REMEDY}`);
  }
  if (code !== 0) {
    const packages = `python${major}.${minor}-venv or python3-venv on Debian and Ubuntu`;
    throw new SandboxError(`no AWS emulator: python3 has no venv module (${packages}); ${REMEDY}`);
  }
}

async function python(script: string): Promise<{ code: number; stdout: string }> {
  try {
    return await run("python3", ["-c", script]);
  } catch (error) {
    if (!(error instanceof NotStartedError)) throw error;
    throw new SandboxError(`no AWS emulator: it needs Python, and there is no python3 on PATH; ${REMEDY}`);
  }
}

async function install(directory: string, requirements: string): Promise<void> {
  await step("making a virtual environment", "python3", ["-m", "venv", directory]);
  await step("installing moto", join(directory, "bin", "python"), [
    ...["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"],
    ...["--requirement", requirements],
  ]);
}

async function step(what: string, command: string, args: readonly string[]): Promise<void> {
  const { code, output } = await run(command, args);
  if (code !== 0) throw new SandboxError(`no AWS emulator: ${what} failed:\n${lastLines(output)}`);
}

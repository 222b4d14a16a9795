import { createRequire } from "node:module";
import { join } from "node:path";
import type { ProgramInfo, RunRequest } from "@pulumi/pulumi/proto/language_pb";
import { describeExit } from "./children";
import type { Child, Children } from "./children";
import { optionsEnvironment, parseOptions } from "./options";

/** The SDK's exit code for an error that it has already shown to the user. */
const ALREADY_SHOWN = 32;

/** How a program's run ended; `bail` asks the engine to add no message of its own. */
export interface RunResult {
  readonly error: string;
  readonly bail: boolean;
}

/**
 * Runs a Pulumi program by the SDK in its own node_modules.
 *
 * @param onStart - Gets the process, so that a cancelled call can end it.
 * @throws Error when the SDK is not installed or an option of the runtime is wrong.
 */
export async function runProgram(
  request: RunRequest,
  engineAddress: string,
  children: Children,
  onStart: (child: Child) => void,
): Promise<RunResult> {
  const info = programInfo(request);
  const options = parseOptions(info.getOptions());
  const script = resolveModule("@pulumi/pulumi/cmd/run", info.getProgramDirectory());
  const { child, exited } = children.start(
    "node",
    [...options.nodeargs, script, ...runArguments(request, info, engineAddress)],
    {
      cwd: process.cwd(),
      env: {
        ...process.env,
        PULUMI_CONFIG: JSON.stringify(Object.fromEntries(request.getConfigMap().getEntryList())),
        PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
        ...optionsEnvironment(options),
      },
    },
  );
  child.stdout.pipe(process.stdout, { end: false });
  child.stderr.pipe(process.stderr, { end: false });
  onStart(child);
  const exit = await exited;
  if (exit.kind === "code" && exit.code === 0) return { error: "", bail: false };
  if (exit.kind === "code" && exit.code === ALREADY_SHOWN) return { error: "", bail: true };
  return { error: describeExit(exit, "Program"), bail: false };
}

/** @throws Error when the engine named no program, as engines before 2023 did. */
export function programInfo(request: { getInfo(): ProgramInfo | undefined }): ProgramInfo {
  const info = request.getInfo();
  if (info === undefined) throw new Error("the engine is too old: its request names no program directory");
  return info;
}

/**
 * The file of a module as a program in `directory` would load it.
 *
 * @throws Error that says what to run when the module is not installed there.
 */
export function resolveModule(module: string, directory: string): string {
  try {
    return createRequire(join(directory, "noop.js")).resolve(module);
  } catch {
    throw new Error(`${module} is not installed for ${directory}: run npm install there, or pulumi install`);
  }
}

function runArguments(request: RunRequest, info: ProgramInfo, engineAddress: string): string[] {
  const flags = {
    monitor: request.getMonitorAddress(),
    engine: engineAddress,
    organization: request.getOrganization(),
    project: request.getProject(),
    "root-directory": info.getRootDirectory(),
    stack: request.getStack(),
    pwd: info.getProgramDirectory(),
    parallel: String(request.getParallel()),
  };
  return [
    ...Object.entries(flags).flatMap(([name, value]) => (value === "" ? [] : [`--${name}`, value])),
    ...(request.getDryrun() ? ["--dry-run"] : []),
    info.getEntryPoint(),
    ...request.getArgsList(),
  ];
}

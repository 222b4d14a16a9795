import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { coerce, lt } from "semver";
import { EngineUnavailableError } from "../errors";
import { during } from "../log";
import type { Log } from "../log";
import { makeOnce } from "../install/makeOnce";
import { cacheFolder } from "../paths";
import { NotStartedError, lastLines, run } from "../run";
import { engineModule, pinnedEngine } from "./version";

const MODULE = "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi";
const VERSION_VARIABLE = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";

/** Where the engine built from its Go module is kept. */
export function builtEngine(): string {
  return join(directory(), "bin", "pulumi");
}

/**
 * Builds the engine from its Go module, at the versions that sandbox/engine/go pins.
 *
 * @throws EngineUnavailableError when Go is missing or too old, or the build fails.
 */
export function buildEngine(log: Log): Promise<void> {
  const version = pinnedEngine();
  return buildOnce(log, {
    what: `pulumi ${version} (once; about five minutes on two cores)`,
    module: engineModule(),
    command: MODULE,
    flags: `-s -w -X ${VERSION_VARIABLE}=v${version}`,
    directory: directory(),
    binary: "pulumi",
  });
}

/** A program that is built from a Go module which pins all versions. */
export interface GoProgram {
  /** For the log. */
  readonly what: string;
  /** Folder with go.mod and go.sum. */
  readonly module: string;
  /** Import path of the program. */
  readonly command: string;
  readonly flags: string;
  /** Folder in the cache; the program is in its `bin`. */
  readonly directory: string;
  readonly binary: string;
}

/** Builds a Go program where the cache does not have it yet. */
export async function buildOnce(log: Log, program: GoProgram): Promise<void> {
  const { what, module, command, flags, directory: target, binary } = program;
  await checkGo(module);
  await during(log, `building ${what}`, () =>
    makeOnce(target, async (temporary) => {
      const output = join(temporary, "bin", binary);
      const { code, output: text } = await run(
        "go",
        ["build", "-mod=readonly", "-trimpath", "-buildvcs=false", "-ldflags", flags, "-o", output, command],
        // Without cgo no C compiler is needed; a Go workspace around the checkout must not count.
        { cwd: module, env: { ...process.env, CGO_ENABLED: "0", GOWORK: "off" } },
      );
      if (code !== 0) throw new EngineUnavailableError(`go build of ${binary} failed:\n${lastLines(text)}`);
    }),
  );
}

async function checkGo(module: string): Promise<void> {
  const needed = /^go (\S+)$/m.exec(readFileSync(join(module, "go.mod"), "utf8"))?.[1] ?? "";
  const remedy = `install Go ${needed} or later, or the Pulumi CLI`;
  let answer: string;
  try {
    // Asked outside the module, so that an old Go answers rather than refuses.
    answer = (await run("go", ["env", "GOVERSION", "GOTOOLCHAIN"], { cwd: tmpdir() })).stdout;
  } catch (error) {
    if (!(error instanceof NotStartedError)) throw error;
    throw new EngineUnavailableError(
      `no Pulumi engine: it would be built with Go, and there is no go on PATH; ${remedy}`,
    );
  }
  const [version = "", toolchain = ""] = answer.split("\n");
  const found = coerce(version);
  // Since 1.21 Go fetches the toolchain that a module asks for, unless told to stay local.
  const fetches = found !== null && !lt(found, "1.21.0") && toolchain !== "local";
  if (!fetches && (found === null || lt(found, needed))) {
    throw new EngineUnavailableError(
      `no Pulumi engine: it would be built with Go, and ${version} is too old; ${remedy}`,
    );
  }
}

function directory(): string {
  return join(cacheFolder("engine"), `v${pinnedEngine()}`);
}

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
export async function buildEngine(log: Log): Promise<void> {
  await checkGo();
  await during(log, `building pulumi ${pinnedEngine()} (once; about five minutes on two cores)`, () =>
    makeOnce(directory(), async (temporary) => {
      const flags = `-s -w -X ${VERSION_VARIABLE}=v${pinnedEngine()}`;
      const output = join(temporary, "bin", "pulumi");
      const { code, output: text } = await run(
        "go",
        ["build", "-mod=readonly", "-trimpath", "-buildvcs=false", "-ldflags", flags, "-o", output, MODULE],
        // Without cgo no C compiler is needed; a Go workspace around the checkout must not count.
        { cwd: engineModule(), env: { ...process.env, CGO_ENABLED: "0", GOWORK: "off" } },
      );
      if (code !== 0)
        throw new EngineUnavailableError(`go build of the Pulumi engine failed:\n${lastLines(text)}`);
    }),
  );
}

async function checkGo(): Promise<void> {
  const needed = /^go (\S+)$/m.exec(readFileSync(join(engineModule(), "go.mod"), "utf8"))?.[1] ?? "";
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

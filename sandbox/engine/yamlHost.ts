import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

import type { Log } from "../log";
import { cacheFolder, checkout } from "../paths";
import { buildOnce } from "./goBuild";

const COMMAND = "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml";
const BINARY = "pulumi-language-yaml";

/**
 * Folder with Pulumi's language host for YAML programs, to be put on PATH; built from its Go module where the cache does
 * not have it yet.
 * @throws EngineUnavailableError when Go is missing or too old, or the build fails.
 */
export async function yamlHost(log: Log): Promise<string> {
  const module = join(checkout(), "sandbox", "engine", "yaml-go");
  const version = /^\s*github\.com\/pulumi\/pulumi-yaml v(\S+)/m.exec(
    readFileSync(join(module, "go.mod"), "utf8"),
  )?.[1];
  if (version === undefined) throw new Error("sandbox/engine/yaml-go/go.mod does not pin pulumi-yaml");
  const directory = join(cacheFolder("engine"), `yaml-v${version}`);
  const binary = join(directory, "bin", BINARY);
  if (!existsSync(binary)) {
    const what = `${BINARY} ${version} (once; about two minutes on two cores)`;
    await buildOnce(log, { what, module, command: COMMAND, flags: "-s -w", directory, binary: BINARY });
  }
  return dirname(binary);
}

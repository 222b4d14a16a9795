import { join } from "node:path";
import { bundleExecutable } from "./bundle";
import type { Engine } from "../engine";
import { checkout } from "../paths";
import { placeExecutable, pluginDirectory } from "./pluginHome";

const EXECUTABLE = "pulumi-language-nodejs";

/** Gives an engine that has no language host for Node programs the sandbox's own. */
export async function placeLanguageHost(pulumiHome: string, engine: Engine): Promise<void> {
  if (engine.languageHost === "found") return;
  const entry = join(checkout(), "sandbox", "language-host", "main.ts");
  const executable = await bundleExecutable(entry, EXECUTABLE);
  // As a plugin of its home, because the engine warns at each run of a host that is elsewhere on PATH.
  await placeExecutable(
    pluginDirectory(pulumiHome, "language-nodejs", engine.version),
    EXECUTABLE,
    executable,
  );
}

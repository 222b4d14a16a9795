import { join } from "node:path";
import { bundleExecutable } from "./bundle";
import type { Engine } from "../engine";
import { checkout } from "../paths";
import { placeExecutable, pluginDirectory } from "./pluginHome";

const PLUGIN = "resource-pulumi-nodejs";
const EXECUTABLE = `pulumi-${PLUGIN}`;

/** Gives an engine that has no official language host, which brings one along, the plugin for dynamic resources. */
export async function placeDynamicProvider(pulumiHome: string, engine: Engine): Promise<void> {
  if (engine.languageHost === "found") return;
  const entry = join(checkout(), "sandbox", "dynamic-provider", "main.ts");
  const executable = await bundleExecutable(entry, EXECUTABLE);
  await placeExecutable(pluginDirectory(pulumiHome, PLUGIN, engine.version), EXECUTABLE, executable);
}

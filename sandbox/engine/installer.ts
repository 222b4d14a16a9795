import { join } from "node:path";
import { SemVer } from "semver";
import { makeOnce } from "../install/makeOnce";
import { cacheFolder } from "../paths";
import { pinnedEngine } from "./version";

/** Where the official installer puts the engine for the sandbox. */
export function installedEngine(): string {
  return join(directory(), "bin", "pulumi");
}

/** Installs the engine and its language hosts by the official installer, into the sandbox's cache only. */
export async function installEngine(): Promise<void> {
  // The Automation API takes a second to load, and is needed once.
  const { PulumiCommand } = await import("@pulumi/pulumi/automation/index.js");
  await makeOnce(directory(), async (temporary) => {
    await PulumiCommand.install({ root: temporary, version: new SemVer(pinnedEngine()) });
  });
}

function directory(): string {
  return join(cacheFolder("engine"), `v${pinnedEngine()}-installed`);
}

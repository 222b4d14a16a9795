import { existsSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { bundleExecutable } from "./bundle";
import type { Engine } from "../engine";
import { downloadHostAnswers } from "../engine/downloadHost";
import { during } from "../log";
import type { Log } from "../log";
import { cacheFolder, checkout } from "../paths";
import { ANY_VERSION, placeDirectory, placeExecutable, pluginDirectory } from "./pluginHome";
import { lastLines, run } from "../run";

const PLUGIN = "resource-aws";
const EXECUTABLE = `pulumi-${PLUGIN}`;
/** The plugin is some 150 MB to download. */
const INSTALL_MS = 10 * 60_000;

/** Version of the aws plugin that the program's SDK asks the engine for. */
function awsPluginVersion(): string {
  const manifest = readFileSync(require.resolve("@pulumi/aws/package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}

/**
 * Puts the aws plugin into the sandbox's Pulumi home: with moto the stand-in of sandbox/aws-plugin, since moto answers
 * calls on budgets that the real plugin makes with an error; with an emulator of the user's the real one, when the user
 * has it or it can be downloaded. The choice is told with its reason.
 */
export async function placeAwsPlugin(
  pulumiHome: string,
  engine: Engine,
  emulator: "moto" | "user",
  log: Log,
): Promise<void> {
  const version = awsPluginVersion();
  const real: RealPlugin =
    emulator === "moto"
      ? { reason: "moto lacks calls on budgets that the real one needs" }
      : await realPlugin(version, engine, log);
  if ("directory" in real) {
    log(`aws plugin: the real one, ${version} (${real.reason})`);
    await placeDirectory(pluginDirectory(pulumiHome, PLUGIN, version), real.directory);
    // A stand-in that was there before would go on serving every version.
    await rm(pluginDirectory(pulumiHome, PLUGIN, ANY_VERSION), { recursive: true, force: true });
    return;
  }
  log(`aws plugin: the sandbox's stand-in for ${version} (${real.reason})`);
  const entry = join(checkout(), "sandbox", "aws-plugin", "main.ts");
  const executable = await bundleExecutable(entry, EXECUTABLE);
  for (const served of [version, ANY_VERSION]) {
    await placeExecutable(pluginDirectory(pulumiHome, PLUGIN, served), EXECUTABLE, executable);
  }
}

type RealPlugin = { readonly directory: string; readonly reason: string } | { readonly reason: string };

async function realPlugin(version: string, engine: Engine, log: Log): Promise<RealPlugin> {
  const userHome = process.env["PULUMI_HOME"] ?? join(homedir(), ".pulumi");
  const ofUser = pluginDirectory(userHome, PLUGIN, version);
  // Within a shell of the sandbox the home is the sandbox's own, whose plugin may be the stand-in.
  const isSandbox = process.env["SANDBOX_STATE_DIR"] !== undefined;
  if (!isSandbox && existsSync(join(ofUser, EXECUTABLE))) {
    return { directory: ofUser, reason: `found in ${userHome}` };
  }
  const cacheHome = cacheFolder("pulumi-home");
  const cached = pluginDirectory(cacheHome, PLUGIN, version);
  if (existsSync(join(cached, EXECUTABLE))) return { directory: cached, reason: "downloaded earlier" };
  if (!(await downloadHostAnswers())) {
    return { reason: "it is not installed, and the download host does not answer" };
  }
  const { code, output } = await during(log, `downloading the aws plugin ${version} (once)`, () =>
    run(engine.pulumi, ["plugin", "install", "resource", "aws", version], {
      env: { ...process.env, PULUMI_HOME: cacheHome, PULUMI_SKIP_UPDATE_CHECK: "true" },
      timeout: INSTALL_MS,
    }),
  );
  if (code === 0) return { directory: cached, reason: "downloaded just now" };
  return { reason: `its download failed: ${lastLines(output, 1)}` };
}

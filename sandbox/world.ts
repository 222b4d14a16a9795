import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { placeAwsNativePlugin } from "./install/awsNativePlugin";
import { placeAwsPlugin } from "./install/awsPlugin";
import { placeDynamicProvider } from "./install/dynamicProvider";
import type { Engine } from "./engine";
import { awsSettings, pulumiHome } from "./environment";
import type { World } from "./environment";
import { placeLanguageHost } from "./install/languageHost";
import type { Log } from "./log";

/** Empties a state directory: an emulator keeps all in memory, so what was deployed to an earlier one is gone. */
export async function resetState(stateDir: string): Promise<void> {
  for (const part of ["state", "aws-plugin", "aws", "pulumi-home"]) {
    await rm(join(stateDir, part), { recursive: true, force: true });
  }
  await mkdir(join(stateDir, "state"), { recursive: true });
  await mkdir(join(stateDir, "aws-plugin"));
  const { config, credentials } = awsSettings(stateDir);
  await mkdir(dirname(config));
  await writeFile(config, "");
  await writeFile(credentials, "");
}

/** Completes a state directory with the engine's plugins, and says how to reach everything. */
export async function furnish(stateDir: string, endpoint: string, engine: Engine, log: Log): Promise<World> {
  await placeLanguageHost(pulumiHome(stateDir), engine);
  const emulator = userEndpoint() === undefined ? "moto" : "user";
  await placeAwsPlugin(pulumiHome(stateDir), engine, emulator, log);
  await placeAwsNativePlugin(pulumiHome(stateDir));
  await placeDynamicProvider(pulumiHome(stateDir), engine);
  return { stateDir, endpoint, pulumi: engine.pulumi };
}

/** An emulator that the user runs and names by AWS_ENDPOINT_URL; not the one that a shell of the sandbox names. */
export function userEndpoint(): string | undefined {
  const endpoint = process.env["AWS_ENDPOINT_URL"];
  const isSandbox = process.env["SANDBOX_STATE_DIR"] !== undefined;
  return isSandbox || endpoint === "" ? undefined : endpoint;
}

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmulator, stopEmulator } from "../../../sandbox/emulator";
import { PluginClient } from "./pluginClient";

const START_MS = 120_000;

/** An emulator and the plugins of one test suite. */
export interface PluginWorld {
  readonly endpoint: string;
  /** What a client of the AWS SDK needs to see this world. */
  readonly clientOptions: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  };
  /** What a plugin of this world needs in its environment. */
  readonly environment: Record<string, string>;
  /** Where the plugins keep what the emulator lacks. */
  readonly heldDirectory: string;
  /** A plugin process, not yet configured; stopped with the world. By default it has the world's environment. */
  startPlugin(environment?: Record<string, string>): Promise<PluginClient>;
}

/** Starts an emulator for the suite that this is called in, and stops it, with all plugins, at its end. */
export function usePluginWorld(): () => PluginWorld {
  let world: PluginWorld;
  let stop: () => Promise<void>;

  before(async function () {
    this.timeout(START_MS);
    const directory = await mkdtemp(join(tmpdir(), "aws-plugin-"));
    const emulator = await startEmulator({ directory, detached: false, log: () => undefined });
    const heldDirectory = join(directory, "held");
    const plugins: PluginClient[] = [];
    const environment = {
      AWS_ENDPOINT_URL: emulator.endpoint,
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      SANDBOX_STATE_DIR: heldDirectory,
    };
    world = {
      endpoint: emulator.endpoint,
      clientOptions: {
        endpoint: emulator.endpoint,
        region: "eu-central-1",
        credentials: { accessKeyId: "test", secretAccessKey: "test" },
      },
      environment,
      heldDirectory,
      startPlugin: async (other = environment) => {
        const plugin = await PluginClient.start(other);
        plugins.push(plugin);
        return plugin;
      },
    };
    stop = async () => {
      for (const plugin of plugins) await plugin.stop();
      await stopEmulator(emulator);
      await rm(directory, { recursive: true });
    };
  });

  after(async function () {
    this.timeout(START_MS);
    await stop();
  });

  return () => world;
}

import assert from "node:assert/strict";
import type { PluginClient } from "./pluginClient";
import { usePluginWorld } from "./world";
import type { PluginWorld } from "./world";

export type Properties = Record<string, unknown>;

/** A thing that a test made. */
export interface Made {
  readonly type: string;
  readonly id: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
}

/** What a suite about the rules of AWS works with: a world, a plugin in it, and what it makes of valid inputs. */
export interface Rules {
  readonly world: () => PluginWorld;
  readonly plugin: () => PluginClient;
  readonly make: (type: string, news?: Properties) => Promise<Made>;
  readonly remove: (made: Made) => Promise<void>;
}

/** Starts a world and a plugin for the suite that this is called in. */
export function useRules(): Rules {
  const world = usePluginWorld();
  let plugin: PluginClient;

  before(async () => {
    plugin = await world().startPlugin();
    await plugin.configure({ region: "eu-central-1" });
  });

  return {
    world,
    plugin: () => plugin,
    make: async (type, news = {}) => {
      const { inputs, failures } = await plugin.check(type, "made", news);
      assert.deepEqual(failures, []);
      return { type, inputs, ...(await plugin.create(type, inputs)) };
    },
    remove: ({ type, id, inputs, outputs }) => plugin.delete(type, id, inputs, outputs),
  };
}

import assert from "node:assert/strict";
import { Organizations } from "@aws-sdk/client-organizations";
import type { ResourceType } from "../../../sandbox/aws-plugin/resourceType";
import { resourceTypes } from "../../../sandbox/aws-plugin/resources";
import { lifecycleCases } from "./lifecycleCases";
import type { LifecycleCase, Make } from "./lifecycleCases";
import type { PluginClient } from "./pluginClient";
import { usePluginWorld } from "./world";

type Properties = Record<string, unknown>;

describe("the stand-in aws plugin: from creation to deletion", function () {
  this.timeout(60_000);
  const world = usePluginWorld();
  let plugin: PluginClient;

  before(async () => {
    plugin = await world().startPlugin();
    await plugin.configure({ region: "eu-central-1" });
    // The plugin's account manages an organization, as one with central configuration does.
    await new Organizations(world().clientOptions).createOrganization({ FeatureSet: "ALL" });
  });

  for (const [token, type] of resourceTypes()) {
    const test = lifecycleCases[token];
    it(token, async () => {
      assert.ok(test, `write a case for ${token}`);
      await live(type, test);
    });
    for (const [what, variant] of Object.entries(test?.variants ?? {})) {
      it(`${token} ${what}`, () => live(type, variant));
    }
  }

  async function live(type: ResourceType, test: LifecycleCase): Promise<void> {
    const { type: token } = type;
    const undo: (() => Promise<void>)[] = [];
    const make: Make = async (needed, inputs = {}) => {
      const checked = await check(plugin, needed, inputs);
      const made = await plugin.create(needed, checked);
      undo.unshift(() => plugin.delete(needed, made.id, checked, made.outputs));
      return made;
    };

    const inputs = await check(plugin, token, await test.inputs(make));
    const preview = await plugin.create(token, inputs, true);
    assert.equal(preview.id, "");
    if (test.refusal !== undefined) {
      await assert.rejects(plugin.create(token, inputs), test.refusal);
      return;
    }
    const { id, outputs } = await plugin.create(token, inputs);
    assert.deepEqual(pick(outputs, inputs), inputs, "the state has the inputs as they were given");
    for (const property of type.secrets ?? [])
      assert.ok(isSecret(outputs[property]), `${property} is secret`);

    const again = await check(plugin, token, original(inputs, type.autoName !== undefined), inputs);
    assert.deepEqual(await plugin.diff(token, id, inputs, again), NO_DIFFERENCE);
    const refreshed = await plugin.read(token, id, inputs, outputs);
    assert.deepEqual(refreshed, { inputs, outputs }, "a refresh finds nothing changed");
    await assertImport(plugin, token, test, id, inputs);

    const state = { inputs, outputs };
    if (test.change === undefined) {
      assert.equal(
        Object.keys(type.schema.shape).every((name) => type.replaceOn.includes(name)),
        true,
      );
    } else {
      const change = typeof test.change === "function" ? await test.change(make) : test.change;
      const news = await check(plugin, token, { ...inputs, ...change }, inputs);
      assert.deepEqual(await plugin.diff(token, id, inputs, news), {
        changed: Object.keys(change).sort(),
        replaced: [],
        deleteBeforeReplace: false,
      });
      await plugin.update(token, id, inputs, news, outputs, true);
      assert.deepEqual(await plugin.read(token, id, inputs, outputs), refreshed, "a preview changes nothing");
      state.outputs = await plugin.update(token, id, inputs, news, outputs);
      state.inputs = news;
      assert.deepEqual(pick(state.outputs, news), news);
      assert.deepEqual(await plugin.read(token, id, news, state.outputs), state, "the change arrived");
    }

    await plugin.delete(token, id, state.inputs, state.outputs);
    const left = await plugin.read(token, id, state.inputs, state.outputs);
    if (test.remains === undefined) assert.equal(left, undefined, "it is gone");
    else assert.match(JSON.stringify(left), test.remains);
    for (const step of undo) await step();
  }
});

const NO_DIFFERENCE = { changed: [], replaced: [], deleteBeforeReplace: false };
const SIGNATURE_KEY = "4dabf18193072939515e22adb298388d";

async function check(
  plugin: PluginClient,
  type: string,
  news: Properties,
  olds: Properties = {},
): Promise<Properties> {
  const { inputs, failures } = await plugin.check(type, "made", news, olds);
  assert.deepEqual(failures, []);
  return inputs;
}

/** An import brings what the program has, but for what AWS does not show. */
async function assertImport(
  plugin: PluginClient,
  type: string,
  { importId, invisible = [] }: LifecycleCase,
  id: string,
  inputs: Properties,
): Promise<void> {
  if (importId === "none") return;
  const imported = await plugin.read(type, importId?.(inputs) ?? id);
  assert.ok(imported);
  const { failures } = await plugin.check(type, "made", imported.inputs);
  assert.deepEqual(failures, []);
  const { changed } = await plugin.diff(type, id, imported.inputs, inputs);
  assert.deepEqual(
    changed.filter((property) => !invisible.includes(property)),
    [],
  );
}

function original(inputs: Properties, isNamed: boolean): Properties {
  const { name, ...rest } = inputs;
  return isNamed ? rest : { ...rest, ...(name === undefined ? {} : { name }) };
}

function pick(outputs: Properties, like: Properties): Properties {
  return Object.fromEntries(Object.keys(like).map((key) => [key, revealed(outputs[key])]));
}

/** What is a secret in the state is plain in the inputs, as the engine hands them over. */
function revealed(value: unknown): unknown {
  return isSecret(value) ? (value as Properties)["value"] : value;
}

function isSecret(value: unknown): boolean {
  return typeof value === "object" && value !== null && SIGNATURE_KEY in value;
}

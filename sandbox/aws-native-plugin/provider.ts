import { diffPlainly } from "../aws-plugin/diff";
import { autoName } from "../aws-plugin/names";
import type { Difference, ResourceProvider, Target } from "../aws-plugin/provider";
import { UNKNOWN } from "../aws-plugin/wire";
import type { Properties } from "../aws-plugin/wire";
import { NATIVE_TYPES } from "./types";
import type { NativeType } from "./types";

/** Previews resources of any type and refuses all else. */
export class NativeProvider implements ResourceProvider {
  checkConfig(): never[] {
    return [];
  }

  configure(): Promise<void> {
    return Promise.resolve();
  }

  check(
    target: Target,
    olds: Properties,
    news: Properties,
    { seed }: { seed: Uint8Array },
  ): ReturnType<ResourceProvider["check"]> {
    const type = NATIVE_TYPES.get(target.type);
    return { inputs: { ...news, ...(type && named(type, target, olds, news, seed)) }, failures: [] };
  }

  diff(_target: Target, olds: Properties, news: Properties): Difference {
    return { changes: diffPlainly(olds, news), deleteBeforeReplace: false };
  }

  create(target: Target, inputs: Properties, preview: boolean): Promise<{ id: string; outputs: Properties }> {
    if (!preview) return refuse(target);
    return Promise.resolve({ id: "", outputs: previewed(target, inputs) });
  }

  read(target: Target): Promise<never> {
    return refuse(target);
  }

  update(
    target: Target,
    _id: string,
    _olds: Properties,
    news: Properties,
    _state: Properties,
    preview: boolean,
  ): Promise<Properties> {
    return preview ? Promise.resolve(previewed(target, news)) : refuse(target);
  }

  delete(target: Target): Promise<never> {
    return refuse(target);
  }

  invoke(token: string): Promise<never> {
    return refuse({ type: token, name: "" });
  }
}

/** The inputs, with the outputs that only AWS can tell left open. */
function previewed({ type }: Target, inputs: Properties): Properties {
  const computed = NATIVE_TYPES.get(type)?.computed ?? [];
  return { ...Object.fromEntries(computed.map((property) => [property, UNKNOWN])), ...inputs };
}

function named(
  { autoName: rule }: NativeType,
  { name: logicalName }: Target,
  olds: Properties,
  news: Properties,
  seed: Uint8Array,
): Properties {
  if (rule === undefined || news[rule.property] !== undefined) return {};
  const { property, maxLength } = rule;
  const name = autoName({
    rule: { maxLength },
    logicalName,
    news: {},
    olds: { name: olds[property] },
    seed,
  });
  return { [property]: name };
}

function refuse({ type, name }: Target): Promise<never> {
  const subject = name === "" ? type : `${type} "${name}"`;
  return Promise.reject(
    new Error(`${subject}: the sandbox's stand-in aws-native plugin only previews; nothing was done`),
  );
}

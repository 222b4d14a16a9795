import { autoName } from "../aws-plugin/names";
import type { Difference, ResourceProvider, Target } from "../aws-plugin/provider";
import { UNKNOWN } from "../aws-plugin/wire";
import type { Properties } from "../aws-plugin/wire";
import { NATIVE_TYPES } from "./types";
import type { NativeType } from "./types";

/** Previews creations and refuses all else. */
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
    if (type === undefined) {
      const known = [...NATIVE_TYPES.keys()].join(", ");
      const reason = `the sandbox's stand-in aws-native plugin does not know ${target.type}; it knows ${known}`;
      return { inputs: news, failures: [{ property: "", reason }] };
    }
    return { inputs: { ...news, ...named(type, target, olds, news, seed) }, failures: [] };
  }

  diff(): Difference {
    return { changes: [], deleteBeforeReplace: false };
  }

  create(target: Target, inputs: Properties, preview: boolean): Promise<{ id: string; outputs: Properties }> {
    if (!preview) return refuse(target);
    const computed = NATIVE_TYPES.get(target.type)?.computed ?? [];
    const unknown = Object.fromEntries(computed.map((property) => [property, UNKNOWN]));
    return Promise.resolve({ id: "", outputs: { ...unknown, ...inputs } });
  }

  read(target: Target): Promise<never> {
    return refuse(target);
  }

  update(target: Target): Promise<never> {
    return refuse(target);
  }

  delete(target: Target): Promise<never> {
    return refuse(target);
  }

  invoke(token: string): Promise<never> {
    return refuse({ type: token, name: "" });
  }
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

import { isObject, type JsonObject } from "../../iam/json";
import { UNKNOWN } from "../values";
import { objectIn, objectsIn } from "./modules";

/** What a plan says about values that are known only after it is applied. */
export class Unknowns {
  private readonly byAddress: ReadonlyMap<string, JsonObject>;

  /** @param changes `resource_changes` of a plan. */
  constructor(changes: readonly JsonObject[]) {
    const current = changes.filter((it) => typeof it["deposed"] !== "string");
    this.byAddress = new Map(
      current.flatMap((it) => {
        const { address } = it;
        return typeof address === "string" ? [[address, objectIn(it, "change") ?? {}] as const] : [];
      }),
    );
  }

  /** The values of a resource, with {@link UNKNOWN} in place of what is not known; `undefined` if the plan does not say. */
  valuesOf(address: string, values: JsonObject): JsonObject | typeof UNKNOWN | undefined {
    const change = this.byAddress.get(address);
    if (change === undefined) return undefined;
    const marked = mark(values, change["after_unknown"]);
    return isObject(marked) ? marked : UNKNOWN;
  }

  /** Whether a data source is read only when the plan is applied. */
  isReadLater(address: string): boolean {
    return this.byAddress.has(address);
  }

  /** The addresses that leave the state and stay in AWS. */
  forgotten(): string[] {
    return [...this.byAddress].flatMap(([address, { actions }]) =>
      Array.isArray(actions) && actions.includes("forget") ? [address] : [],
    );
  }

  /** The addresses that exist after the plan is applied. */
  remaining(): string[] {
    return [...this.byAddress]
      .filter(([, change]) => change["after"] !== null || change["after_unknown"] === true)
      .map(([address]) => address);
  }
}

function mark(value: unknown, unknown: unknown): unknown {
  if (unknown === true) return UNKNOWN;
  if (Array.isArray(unknown)) {
    const list: readonly unknown[] = Array.isArray(value) ? value : [];
    const length = Math.max(list.length, unknown.length);
    return Array.from({ length }, (_, index) => mark(list[index], unknown[index]));
  }
  if (!isObject(unknown)) return value;
  const source = isObject(value) ? value : {};
  const marked = Object.entries(unknown).map(([key, item]): [string, unknown] => [
    key,
    mark(source[key], item),
  ]);
  return { ...source, ...Object.fromEntries(marked) };
}

/** The policy documents that data sources have composed, by address. */
export function composedDocuments(modules: readonly JsonObject[], unknowns: Unknowns): Map<string, string> {
  const found = new Map<string, string>();
  for (const module of modules) {
    for (const it of objectsIn(module, "resources")) {
      const { address, mode, type } = it;
      const json = objectIn(it, "values")?.["json"];
      if (mode !== "data" || type !== "aws_iam_policy_document") continue;
      if (typeof address !== "string" || typeof json !== "string" || unknowns.isReadLater(address)) continue;
      found.set(address, json);
    }
  }
  return found;
}

/** All modules in the values of a plan or state. */
export function flattened(module: JsonObject): JsonObject[] {
  return [module, ...objectsIn(module, "child_modules").flatMap(flattened)];
}

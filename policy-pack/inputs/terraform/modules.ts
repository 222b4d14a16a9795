import { isObject, type JsonObject } from "../../iam/json";

/** An instance of a module: its resources as a plan or state has them, and what its configuration says. */
export interface Module {
  /** Empty for the root module, else such as `module.people["eu"]`. */
  address: string;
  resources: readonly JsonObject[];
  children: readonly Module[];
  parent: Module | undefined;
  /** The configuration of the module; `undefined` where the input has none. */
  config: JsonObject | undefined;
  /** Its managed resources in the configuration, by type and name. */
  configured: ReadonlyMap<string, JsonObject>;
  /** The expressions of the call in the parent. */
  call: JsonObject | undefined;
}

/**
 * The modules of a plan or state.
 * @param values `planned_values` or `values`.
 * @param configuration Of a plan.
 */
export function readModules(values: JsonObject, configuration: unknown): Module {
  const config = objectIn(isObject(configuration) ? configuration : {}, "root_module");
  return readModule(objectIn(values, "root_module") ?? {}, config, undefined);
}

export function allModules(module: Module): Module[] {
  return [module, ...module.children.flatMap(allModules)];
}

function readModule(
  source: JsonObject,
  config: JsonObject | undefined,
  parent: Module | undefined,
  call?: JsonObject,
): Module {
  const { address } = source;
  const children: Module[] = [];
  const module: Module = {
    address: typeof address === "string" ? address : "",
    resources: objectsIn(source, "resources"),
    children,
    parent,
    config,
    configured: new Map(
      objectsIn(config ?? {}, "resources")
        .filter(({ mode }) => mode === "managed")
        .map((it) => [`${String(it["type"])}.${String(it["name"])}`, it]),
    ),
    call,
  };
  for (const child of objectsIn(source, "child_modules")) {
    const name = callName(module, child["address"]);
    const calls = config && objectIn(config, "module_calls");
    const own = calls && name !== undefined && Object.hasOwn(calls, name) ? objectIn(calls, name) : undefined;
    children.push(
      readModule(child, own && objectIn(own, "module"), module, own && objectIn(own, "expressions")),
    );
  }
  return module;
}

/** The name of the call that a module instance is of: the last step of its address. */
function callName(parent: Module, address: unknown): string | undefined {
  const prefix = parent.address === "" ? "" : `${parent.address}.`;
  if (typeof address !== "string" || !address.startsWith(prefix)) return undefined;
  return /^module\.([\w-]+)(?:\[[^]*\])?$/.exec(address.slice(prefix.length))?.[1];
}

/** An object in an object; `undefined` where there is none. */
export function objectIn(source: JsonObject, key: string): JsonObject | undefined {
  const value = source[key];
  return isObject(value) ? value : undefined;
}

/** The objects of a list in an object. */
export function objectsIn(source: JsonObject, key: string): JsonObject[] {
  const value = source[key];
  return Array.isArray(value) ? value.filter(isObject) : [];
}

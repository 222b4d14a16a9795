import { isObject, type JsonObject } from "../../iam/json";
import { accountIn, accountProviders } from "../accountProviders";
import type { AccountInput } from "../input";
import type { StackResource } from "../pulumi/resource";
import { propertiesOf } from "../shapes/dialects";
import type { Shape } from "../shapes/shape";
import { shapeOf } from "../shapes/shapes";
import { UNKNOWN, unknownProperties, withUnknowns } from "../values";
import { isArgumentGiven, referenceOf } from "./expressions";
import { allModules, objectIn, objectsIn, readModules, type Module } from "./modules";
import { composedDocuments, flattened, Unknowns } from "./planned";
import { configuredProvider } from "./providers";
import { LIST_PROPERTIES, referable } from "./shapes";
import { bridgedProperties, bridgedType, snakeCase } from "./types";

/** A plan or a state, as `terraform show -json` and `tofu show -json` print it. */
export function isTerraform(value: JsonObject): boolean {
  if (typeof value["format_version"] !== "string" || value["provider_schemas"] !== undefined) return false;
  const isEmptyState = Object.keys(value).every((key) => EMPTY_STATE.has(key));
  const { planned_values: planned, values = planned } = value;
  const isValues = isObject(values) && Object.keys(values).every((key) => VALUES.has(key));
  return isValues || isEmptyState;
}

const VALUES: ReadonlySet<string> = new Set(["root_module", "outputs"]);

/** All that is printed for a state without resources. */
const EMPTY_STATE: ReadonlySet<string> = new Set(["format_version", "terraform_version", "checks"]);

/** A managed resource, between its source and what the collector reads. */
interface Managed {
  resource: StackResource;
  /** Where its values come from is added once all resources are read. */
  from: Record<string, readonly StackResource[]>;
  module: Module;
  type: string;
  name: string;
}

/**
 * The resources of AWS's providers in a plan or state.
 * @see https://developer.hashicorp.com/terraform/internals/json-format
 */
export function readTerraform(value: JsonObject): AccountInput {
  const planned = objectIn(value, "planned_values");
  const values = planned ?? objectIn(value, "values") ?? {};
  const configuration = planned && objectIn(value, "configuration");
  const unknowns = new Unknowns(objectsIn(value, "resource_changes"));
  const modules = allModules(readModules(values, configuration));
  const sources = [objectIn(objectIn(value, "prior_state") ?? {}, "values"), values].flatMap((it) => {
    const root = it && objectIn(it, "root_module");
    return root === undefined ? [] : flattened(root);
  });
  const documents = composedDocuments(sources, unknowns);
  const found = modules.flatMap((module) =>
    module.resources.flatMap((it) => managed(module, it, planned && unknowns) ?? []),
  );
  const all = withProviders(found, configuration);
  const byAddress = new Map(all.map((it) => [it.resource.urn, it]));
  const resources = all.map((it) => withReferences(it, byAddress, documents));
  return { kind: "account", resources, incomplete: planned ? missingParts(value, modules, unknowns) : [] };
}

/** `undefined` for what is no resource of AWS's, or one that Terraform is about to delete. */
function managed(module: Module, source: JsonObject, unknowns: Unknowns | undefined): Managed | undefined {
  const { address, mode, type, name, provider_name: provider, deposed_key: deposed } = source;
  if (mode !== "managed" || typeof type !== "string" || typeof address !== "string") return undefined;
  const bridged = bridgedType(type, provider);
  if (bridged === undefined || typeof name !== "string") return undefined;
  const shape = shapeOf(bridged);
  // A user that is about to go still exists; a policy need not.
  if (deposed !== undefined && shape?.role !== "user" && shape?.role !== "credential") return undefined;
  const values = objectIn(source, "values") ?? {};
  const known = unknowns === undefined ? values : unknowns.valuesOf(address, values);
  const from: Managed["from"] = {};
  return {
    resource: {
      type: bridged,
      urn: typeof deposed === "string" ? `${address} (deposed ${deposed})` : address,
      name: address,
      props: known === UNKNOWN ? unknownProperties() : propsOf(known ?? unsaid(values, shape), bridged),
      propertyDependencies: from,
      spell: snakeCase,
    },
    from,
    module,
    type,
    name,
  };
}

/** What is absent from values of which the plan does not say which are known. */
function unsaid(values: JsonObject, shape: Shape | undefined): JsonObject {
  const properties = shape === undefined ? [] : propertiesOf(shape).map(snakeCase);
  return { ...Object.fromEntries(properties.map((it) => [it, UNKNOWN])), ...values };
}

/** Terraform has an empty text for a prefix that is not given. */
function propsOf(values: JsonObject, type: string): Record<string, unknown> {
  const { namePrefix, ...props } = bridgedProperties(values, type);
  const isGiven = namePrefix !== "" && namePrefix !== null && namePrefix !== undefined;
  return withUnknowns(isGiven ? { ...props, namePrefix } : props);
}

/** The account of each resource: by its provider block, or else by the ARNs. */
function withProviders(all: readonly Managed[], configuration: JsonObject | undefined): Managed[] {
  const keyOf = ({ module, type, name }: Managed): string | undefined => {
    const key = module.configured.get(`${type}.${name}`)?.["provider_config_key"];
    return typeof key === "string" ? key : undefined;
  };
  const arnOf = ({ resource }: Managed): string => {
    const arn = Object.getOwnPropertyDescriptor(resource.props, "arn")?.value as unknown;
    return typeof arn === "string" ? arn : "";
  };
  const byKey = new Map<string | undefined, Managed[]>();
  for (const it of all) {
    const key = keyOf(it);
    const its = byKey.get(key);
    if (its === undefined) byKey.set(key, [it]);
    else its.push(it);
  }
  return [...byKey].flatMap(([key, its]) => {
    const ofArn = accountProviders(its.map(arnOf), key ?? "account");
    const ids = new Set(its.flatMap((it) => accountIn(arnOf(it)) ?? []));
    const provider =
      key !== undefined && ids.size <= 1 ? configuredProvider(configuration, key, [...ids][0]) : undefined;
    return its.map((it) => ({
      ...it,
      resource: { ...it.resource, provider: provider ?? ofArn(arnOf(it)) },
    }));
  });
}

/** Adds what the unknown values of a resource are taken from. */
function withReferences(
  { resource, from, module, type, name }: Managed,
  byAddress: ReadonlyMap<string, Managed>,
  documents: ReadonlyMap<string, string>,
): StackResource {
  const shape = shapeOf(resource.type);
  if (shape === undefined) return resource;
  let { props } = resource;
  for (const property of propertiesOf(shape)) {
    if (!isOneUnknown(props, property)) continue;
    const argument = snakeCase(property);
    const reference = referenceOf(module, { type, name }, argument);
    const source = reference && byAddress.get(reference.address);
    if (source && referable(shape, property, shapeOf(source.resource.type), reference.attribute)) {
      from[property] = [source.resource];
    }
    const document = reference?.attribute === "json" ? documents.get(reference.address) : undefined;
    if ("document" in shape && shape.document === property && document !== undefined) {
      props = withKnown(props, property, document);
    }
  }
  const isNamed = "name" in shape && isArgumentGiven(module, { type, name }, snakeCase(shape.name));
  // The provider makes up a name that nothing else has.
  if (
    isNamed === false &&
    isOneUnknown(props, "name") &&
    isArgumentGiven(module, { type, name }, "name_prefix") === false
  )
    props = withKnown(props, "namePrefix", "terraform-");
  return { ...resource, props };
}

/** Whether one value of a property is unknown: the property, or one of a list. A list that is wholly unknown may have many. */
function isOneUnknown(props: StackResource["props"], property: string): boolean {
  const isLate = (target: object, key: string): boolean =>
    Object.getOwnPropertyDescriptor(target, key)?.get !== undefined;
  if (isLate(props, property)) return !LIST_PROPERTIES.has(property);
  const list = Object.getOwnPropertyDescriptor(props, property)?.value as unknown;
  return Array.isArray(list) && [...list.keys()].filter((index) => isLate(list, String(index))).length === 1;
}

function withKnown(props: StackResource["props"], property: string, value: unknown): StackResource["props"] {
  const descriptors = Object.getOwnPropertyDescriptors(props);
  return Object.defineProperties({}, { ...descriptors, [property]: { value, enumerable: true } });
}

/** Why a plan does not show all that there will be. */
function missingParts(value: JsonObject, modules: readonly Module[], unknowns: Unknowns): string[] {
  const shown = new Set(modules.flatMap(({ resources }) => resources.map((it) => it["address"])));
  const isOurs = (address: string): boolean => /(?:^|\.)aws(?:cc)?_\w+\.[\w-]+(?:\[[^]*\])?$/.test(address);
  const hidden = unknowns.remaining().filter((it) => isOurs(it) && !isData(it) && !shown.has(it));
  const deferred = objectsIn(value, "deferred_changes");
  const forgotten = unknowns.forgotten().filter(isOurs);
  return [
    ...(value["errored"] === true ? ["the plan ended with an error"] : []),
    ...(deferred.length > 0 ? ["the plan defers changes to a later one"] : []),
    ...(forgotten.length > 0 ? [`the plan forgets ${forgotten.join(", ")}, which AWS keeps`] : []),
    ...(hidden.length > 0 ? [`the plan's planned_values lack ${hidden.join(", ")}`] : []),
  ];
}

function isData(address: string): boolean {
  return /(?:^|\.)data\.\w+\.[\w-]+(?:\[[^]*\])?$/.test(address);
}

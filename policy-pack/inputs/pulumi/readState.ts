import { isObject, type JsonObject } from "../../iam/json";
import type { AccountInput } from "../input";
import { shapeOf } from "../shapes/shapes";
import { withUnknowns } from "../values";
import { withLateProviders } from "./lateProviders";
import type { StackResource } from "./resource";
import { fromSerialized } from "./serialized";

/** As `pulumi stack export` prints it. */
export function isStackExport({ version, deployment }: JsonObject): boolean {
  const isState =
    isObject(deployment) && (isObject(deployment["manifest"]) || Array.isArray(deployment["resources"]));
  return isState && typeof version === "number";
}

/** As `pulumi preview --json` prints it. */
export function isPreview({ steps, changeSummary: summary }: JsonObject): boolean {
  const isCount = isObject(summary) && Object.values(summary).every((it) => typeof it === "number");
  const isStep = (it: JsonObject): boolean => typeof it["op"] === "string" && typeof it["urn"] === "string";
  return (
    isCount || (Array.isArray(steps) && steps.length > 0 && steps.every((it) => isObject(it) && isStep(it)))
  );
}

/** The resources of an exported stack. What the stack no longer has, and AWS does until the next update, binds nobody. */
export function readStackExport(value: JsonObject): AccountInput {
  const deployment = isObject(value["deployment"]) ? value["deployment"] : {};
  const states = listOf(deployment["resources"]);
  const current = states.filter((it) => it["delete"] !== true || isUser(it));
  const pending = listOf(deployment["pending_operations"]).flatMap(({ resource }) =>
    isObject(resource) && shapeOf(textOf(resource["type"])) !== undefined ? [textOf(resource["urn"])] : [],
  );
  return {
    kind: "account",
    resources: fromStates(current, (inputs, outputs) => ({ ...inputs, ...outputs })),
    incomplete: pending.map((urn) => `an interrupted update left ${urn} pending: run pulumi refresh`),
  };
}

const GONE: ReadonlySet<unknown> = new Set([
  "delete",
  "delete-replaced",
  "read-discard",
  "discard-replaced",
  "remove-pending-replace",
]);

/** By what the summary of a preview counts: the steps that show it. */
const SHOWN: ReadonlyMap<string, readonly string[]> = new Map([
  ["same", ["same"]],
  ["create", ["create"]],
  ["update", ["update"]],
  ["import", ["import"]],
  ["replace", ["replace", "create-replacement"]],
]);

/** The resources that there will be after a preview. Unchanged ones are shown with `--show-sames` only. */
export function readPreview(value: JsonObject): AccountInput {
  const steps = listOf(value["steps"]).filter(({ op }) => !GONE.has(op));
  const states = new Map<string, JsonObject>();
  for (const { newState } of steps) if (isObject(newState)) states.set(textOf(newState["urn"]), newState);
  const { changeSummary: summary, diagnostics } = value;
  const counts = isObject(summary) ? summary : {};
  const left = [...SHOWN].map(([op, shownAs]): [string, number] => [
    op,
    Number(counts[op] ?? 0) - steps.filter((it) => shownAs.includes(String(it["op"]))).length,
  ]);
  const hidden = left.filter(([, number]) => number > 0);
  const without = steps.filter(({ newState }) => !isObject(newState)).length;
  const failed = listOf(diagnostics).some(({ severity }) => severity === "error");
  // In a preview, inputs are newer than outputs.
  const resources = fromStates([...states.values()], (inputs, outputs) => ({ ...outputs, ...inputs }));
  return {
    kind: "account",
    resources: withLateProviders(resources),
    incomplete: [
      ...hidden.map(([op, number]) =>
        op === "same"
          ? `the preview leaves out ${number} unchanged resources: add --show-sames`
          : `the preview leaves out ${number} resources of its changeSummary (${op})`,
      ),
      ...(without > 0 ? [`the preview does not show the state of ${without} resources`] : []),
      ...(failed ? ["the preview ended with an error"] : []),
    ],
  };
}

type Merge = (inputs: JsonObject, outputs: JsonObject) => JsonObject;

function fromStates(states: readonly JsonObject[], merge: Merge): StackResource[] {
  const propsOf = new Map(
    states.map((it): [JsonObject, Record<string, unknown>] => [it, propertiesOf(it, merge)]),
  );
  const providers = new Map(
    states.flatMap((it) =>
      textOf(it["type"]).startsWith("pulumi:providers:")
        ? [[textOf(it["urn"]), propsOf.get(it) ?? {}] as const]
        : [],
    ),
  );
  const found = states.map((it) => {
    const from: Record<string, readonly StackResource[]> = {};
    const dependencies: StackResource[] = [];
    const type = textOf(it["type"]);
    const urn = textOf(it["urn"]);
    const [, provider] = /^(.*)::[^:]*$/.exec(textOf(it["provider"])) ?? [];
    const props = provider === undefined ? undefined : providers.get(provider);
    const resource: StackResource = {
      type,
      urn: it["delete"] === true ? `${urn} (pending deletion)` : urn,
      name: urn.split("::").slice(3).join("::"),
      props: propsOf.get(it) ?? {},
      propertyDependencies: from,
      dependencies,
      ...(provider !== undefined && { provider: { urn: provider, ...(props && { props }) } }),
    };
    return { it, resource, from, dependencies };
  });
  const byUrn = new Map(found.map(({ resource }) => [resource.urn, resource]));
  const resourcesOf = (urns: unknown): StackResource[] =>
    (Array.isArray(urns) ? urns : []).flatMap((urn: unknown) => byUrn.get(textOf(urn)) ?? []);
  for (const { it, from, dependencies } of found) {
    const sources = isObject(it["propertyDependencies"]) ? it["propertyDependencies"] : {};
    for (const [property, urns] of Object.entries(sources)) from[property] = resourcesOf(urns);
    dependencies.push(...resourcesOf(it["dependencies"]));
  }
  return found.map(({ resource }) => resource);
}

function propertiesOf({ inputs, outputs }: JsonObject, merge: Merge): Record<string, unknown> {
  const merged = merge(isObject(inputs) ? inputs : {}, isObject(outputs) ? outputs : {});
  return withUnknowns(
    Object.fromEntries(Object.entries(merged).map(([key, item]) => [key, fromSerialized(item)])),
  );
}

function isUser({ type }: JsonObject): boolean {
  const role = shapeOf(textOf(type))?.role;
  return role === "user" || role === "credential";
}

function listOf(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

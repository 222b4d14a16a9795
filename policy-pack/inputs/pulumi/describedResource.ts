import { isObject, repeatedKeys } from "../../iam/json";
import { bridgedName } from "./bridgedTypes";
import { stackTypeOf } from "../cloudformation/stacks";
import { templateElsewhere } from "./hiddenMakers";
import { isUnknownIamType } from "../shapes/kinds";
import { shapeOf } from "../shapes/shapes";
import { unknownProperties } from "../values";
import { readText, type StackResource } from "./resource";

/** The properties of a resource that describe a resource of any CloudFormation type. */
interface Holder {
  type: string;
  /** An object or its JSON text. */
  state: string;
}

const CLOUD_CONTROL: Holder = { type: "typeName", state: "desiredState" };

/** @see https://docs.aws.amazon.com/cloudcontrolapi/latest/userguide/what-is-cloudcontrolapi.html */
const HOLDERS: ReadonlyMap<string, Holder> = new Map([
  ["aws:cloudcontrol/resource:Resource", CLOUD_CONTROL],
  ["cloudcontrolapiResource", CLOUD_CONTROL],
  ["aws-native:index:ExtensionResource", { type: "type", state: "properties" }],
]);

/** A resource that another one describes, or why that is unknown. */
export type Described = { ok: true; resource: StackResource } | { ok: false; reason: string };

/**
 * The resource that Cloud Control or aws-native creates from a type and a state: it is at the URN of the one that
 * describes it, in the same account. `undefined` for a resource that describes no other.
 */
export function describedResource(resource: StackResource): Described | undefined {
  const holder = HOLDERS.get(bridgedName(resource.type) ?? resource.type);
  if (holder === undefined) return undefined;
  const type = readText(resource, holder.type);
  if (type === undefined) return { ok: false, reason: `its ${holder.type} is not known in the preview` };
  const state = readState(resource, holder.state);
  if (!state.ok && mustBeRead(type)) return { ok: false, reason: state.reason };
  const dependencies = resource.propertyDependencies[holder.state];
  const props = state.ok ? state.props : unknownProperties();
  return {
    ok: true,
    resource: {
      type,
      urn: resource.urn,
      name: resource.name,
      props,
      // It is unknown which of them a late value comes from, so each property may depend on all.
      propertyDependencies:
        dependencies === undefined || !state.ok
          ? {}
          : Object.fromEntries(Object.keys(props).map((name) => [name, dependencies])),
      ...(resource.provider && { provider: resource.provider }),
      ...(resource.parent && { parent: resource.parent }),
      holder: resource,
    },
  };
}

type State = { ok: true; props: Readonly<Record<string, unknown>> } | { ok: false; reason: string };

function readState(resource: StackResource, property: string): State {
  let value: unknown;
  try {
    value = resource.props[property] ?? {};
  } catch {
    return { ok: false, reason: `its ${property} is not known in the preview` };
  }
  if (typeof value !== "string") {
    // Left as it is: each property in it may be known or not.
    return isObject(value)
      ? { ok: true, props: value }
      : { ok: false, reason: `its ${property} is no object` };
  }
  try {
    const parsed = JSON.parse(value) as unknown;
    const repeated = repeatedKeys(value);
    if (repeated.length > 0) {
      return { ok: false, reason: `its ${property} has keys twice in one object: ${repeated.join(", ")}` };
    }
    return isObject(parsed)
      ? { ok: true, props: parsed }
      : { ok: false, reason: `its ${property} is no object` };
  } catch {
    return { ok: false, reason: `its ${property} is not JSON` };
  }
}

/** Types of which nothing can be said without their state. */
function mustBeRead(type: string): boolean {
  return (
    shapeOf(type) !== undefined ||
    stackTypeOf(type) !== undefined ||
    templateElsewhere(type) !== undefined ||
    isUnknownIamType(type)
  );
}

import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";

/** Properties of a resource, provider or function, as plain JavaScript values. */
export type Properties = Record<string, unknown>;

/** What the engine sends during a preview in place of a value that is known only after creation. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const SIGNATURE_KEY = "4dabf18193072939515e22adb298388d";
const SECRET_SIGNATURE = "1b47061264138c4ac30d75fd1eb44270";

/** Whether a value is, or has anywhere inside it, an unknown. */
export function containsUnknown(value: unknown): boolean {
  if (value === UNKNOWN) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(containsUnknown);
}

/**
 * A property that is text.
 *
 * @param fallback - Taken when there is none.
 * @throws Error when there is neither.
 */
export function textOf(properties: Properties, name: string, fallback?: string): string {
  const value = properties[name] ?? fallback;
  if (typeof value === "string") return value;
  throw new Error(`the property "${name}" is missing`);
}

/** Marks a value so that the engine keeps it encrypted in state and masks it in every log. */
export function secret(value: unknown): Properties {
  return { [SIGNATURE_KEY]: SECRET_SIGNATURE, value };
}

/**
 * Reads properties off the wire. Secrets come as their plain values: the engine marks outputs that came in as secrets
 * again by itself, because the provider does not claim to accept secrets.
 */
export function fromWire(struct: Struct | undefined): Properties {
  return struct === undefined ? {} : (reveal(struct.toJavaScript()) as Properties);
}

/** Writes properties to the wire; those that are undefined are left out. */
export function toWire(properties: Properties): Struct {
  return Struct.fromJavaScript(withoutUndefined(properties) as Record<string, JavaScriptValue>);
}

function reveal(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reveal);
  if (typeof value !== "object" || value === null) return value;
  const object = value as Properties;
  if (object[SIGNATURE_KEY] === SECRET_SIGNATURE) return reveal(object["value"]);
  return Object.fromEntries(Object.entries(object).map(([key, inner]) => [key, reveal(inner)]));
}

function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([key, inner]) => [key, withoutUndefined(inner)]),
  );
}

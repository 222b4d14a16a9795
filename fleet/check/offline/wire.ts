/**
 * Values as they are between a program, the engine and a policy. The marks are part of Pulumi's protocol.
 * @see https://github.com/pulumi/pulumi/blob/master/sdk/go/common/resource/properties.go
 */
export type Properties = Record<string, unknown>;

/** Stands for a value that a preview does not know. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const RESOURCE = "5cf8f73096256a8f31e491e813e4eb8e";

/**
 * Properties as CrossGuard hands them to a policy: reading a value that is not known throws, a secret is in plain text,
 * and a reference to a resource is its id or URN.
 */
export function forPolicies(properties: Properties): Properties {
  return copy(properties);
}

/** Whether a value has something in it that is not known. */
export function hasUnknown(value: unknown): boolean {
  if (value === UNKNOWN) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(hasUnknown);
}

function convert(value: unknown): unknown {
  if (Array.isArray(value)) return copy(value);
  if (typeof value !== "object" || value === null) return value;
  const object = value as Properties;
  switch (object[SIGNATURE]) {
    case SECRET:
      return convert(object["value"]);
    case RESOURCE:
      return object["id"] ?? object["urn"];
    default:
      return copy(object);
  }
}

function copy<T extends object>(source: T): T {
  const target = (Array.isArray(source) ? [] : {}) as Properties;
  for (const [key, value] of Object.entries(source)) {
    const converted = convert(value);
    if (converted === UNKNOWN) Object.defineProperty(target, key, { enumerable: true, get: refuse });
    else target[key] = converted;
  }
  return target as T;
}

/** One for all: policies read unknown values by the dozen, and none looks at where. */
const NOT_KNOWN = new Error("the value can't be known during preview");

function refuse(): never {
  throw NOT_KNOWN;
}

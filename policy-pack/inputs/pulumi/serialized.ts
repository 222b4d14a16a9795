import { isObject } from "../../iam/json";
import { UNKNOWN } from "../values";

/** What the engine writes for a value that a preview does not know. */
const COMPUTED = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
/** What `pulumi preview --json` prints for a secret. */
const HIDDEN = "[secret]";
/** The property that marks an object as more than that, and the marks of secrets and outputs. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

/**
 * A property as the engine serializes it, with {@link UNKNOWN} for what is computed, encrypted, an asset or a resource.
 * @see https://github.com/pulumi/pulumi/blob/master/pkg/resource/stack/deployment.go
 */
export function fromSerialized(value: unknown): unknown {
  if (typeof value === "string") return value === HIDDEN || value.includes(COMPUTED) ? UNKNOWN : value;
  if (Array.isArray(value)) return value.map(fromSerialized);
  if (!isObject(value)) return value;
  const { [SIGNATURE]: signature, plaintext, value: inner } = value;
  switch (signature) {
    case undefined:
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fromSerialized(item)]));
    case SECRET:
      return typeof plaintext === "string" ? fromPlaintext(plaintext) : UNKNOWN;
    case OUTPUT:
      return "value" in value ? fromSerialized(inner) : UNKNOWN;
    default:
      return UNKNOWN;
  }
}

/** As `--show-secrets` prints it: JSON. */
function fromPlaintext(text: string): unknown {
  try {
    return fromSerialized(JSON.parse(text));
  } catch {
    return UNKNOWN;
  }
}

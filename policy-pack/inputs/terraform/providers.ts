import { isObject, type JsonObject } from "../../iam/json";
import type { StackResource } from "../pulumi/resource";
import { UNKNOWN, withUnknowns } from "../values";
import { objectIn } from "./modules";
import { camelCase } from "./types";

/**
 * A provider block, as far as the configuration shows its values: what comes from a variable is unknown.
 * @param account The account id in the ARNs of its resources.
 */
export function configuredProvider(
  configuration: JsonObject | undefined,
  key: string,
  account: string | undefined,
): StackResource["provider"] {
  const own = objectIn(objectIn(configuration ?? {}, "provider_config") ?? {}, key);
  // Without its block, only its key is known.
  if (own === undefined) return { urn: key };
  const expressions = objectIn(own, "expressions") ?? {};
  const props = Object.fromEntries(
    Object.entries(expressions).map(([name, expression]) => [camelCase(name), valueOf(expression)]),
  );
  const known = account === undefined ? {} : { allowedAccountIds: [account] };
  return { urn: key, props: withUnknowns({ ...props, ...known }) };
}

/** The value of an argument; blocks are lists of objects. */
function valueOf(expression: unknown): unknown {
  if (Array.isArray(expression)) return expression.map(valueOf);
  if (!isObject(expression)) return UNKNOWN;
  if ("constant_value" in expression) return expression["constant_value"];
  if ("references" in expression || Object.keys(expression).length === 0) return UNKNOWN;
  return Object.fromEntries(
    Object.entries(expression).map(([name, item]) => [camelCase(name), valueOf(item)]),
  );
}

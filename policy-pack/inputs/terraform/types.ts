import { isObject, type JsonObject } from "../../iam/json";

/** Providers whose types are AWS's, whatever registry they come from. */
const AWS_SOURCES: ReadonlyMap<string, RegExp> = new Map([
  ["aws", /^(?:(?:[^/]+\/)?(?:hashicorp|opentofu)\/)?aws$/],
  ["awscc", /^(?:(?:[^/]+\/)?(?:hashicorp|opentofu)\/)?awscc$/],
]);

/**
 * The bridged type of a Terraform type of AWS's two providers: `aws:index/iamUser:IamUser` for `aws_iam_user`. A provider
 * of another source with such types is in a package of its own. `undefined` for other types.
 * @param source As in `provider_name`, such as `registry.terraform.io/hashicorp/aws`.
 */
export function bridgedType(type: string, source: unknown): string | undefined {
  const [, prefix = "", rest] = /^([a-z]+)_(\w+)$/.exec(type) ?? [];
  const known = AWS_SOURCES.get(prefix);
  if (known === undefined || rest === undefined) return undefined;
  const isKnown = source === undefined || (typeof source === "string" && known.test(source));
  const name = camelCase(rest);
  const kind = name.charAt(0).toUpperCase() + name.slice(1);
  return `${isKnown ? prefix : `other-${prefix}`}:index/${name}:${kind}`;
}

/** `policyArn` for `policy_arn`. */
export function camelCase(name: string): string {
  return name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Terraform's own name of a property. */
export function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The values of a resource as a bridged provider spells them. Objects have names of Terraform's in awscc only. */
export function bridgedProperties(values: JsonObject, type: string): Record<string, unknown> {
  const isDeep = type.startsWith("awscc");
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [camelCase(key), isDeep ? deepCamelCase(value) : value]),
  );
}

function deepCamelCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(deepCamelCase);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [camelCase(key), deepCamelCase(item)]),
  );
}

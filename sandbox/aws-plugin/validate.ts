import type { z } from "zod";
import { UNKNOWN } from "./wire";
import type { Properties } from "./wire";

/** A property that is refused, and why. */
export interface Failure {
  readonly property: string;
  readonly reason: string;
  /** The stand-in does not know the property; the real provider may. */
  readonly isUnknownProperty?: boolean;
}

const LONGEST_VALUE = 80;

/**
 * Checks properties against a schema. What is not known yet in a preview is not judged: the same check runs again
 * during the update, when it is known.
 *
 * @param subject - Named in each message, such as `aws:iam/user:User`.
 * @param redacted - Properties whose value no message may show.
 */
export function validate(
  schema: z.ZodObject,
  subject: string,
  properties: Properties,
  redacted: readonly string[] = [],
): Failure[] {
  const result = schema.safeParse(properties);
  if (result.success) return [];
  return result.error.issues
    .filter((issue) => !isUnknownAt(properties, issue.path))
    .flatMap((issue) => explain(schema, subject, properties, issue, redacted));
}

function explain(
  schema: z.ZodObject,
  subject: string,
  properties: Properties,
  issue: z.core.$ZodIssue,
  redacted: readonly string[],
): Failure[] {
  if (issue.code === "unrecognized_keys") {
    const known = issue.path.length === 0 ? `; it knows ${Object.keys(schema.shape).sort().join(", ")}` : "";
    return issue.keys.map((key) => {
      const property = [...issue.path, key].map(String).join(".");
      return {
        property,
        reason: `${subject}: the stand-in does not know the property "${property}"${known}`,
        isUnknownProperty: true,
      };
    });
  }
  const property = issue.path.map(String).join(".");
  const value = valueAt(properties, issue.path);
  if (value === undefined && issue.code !== "custom") {
    return [{ property, reason: `${subject}: "${property}" is required` }];
  }
  const shown = redacted.includes(String(issue.path[0])) ? "[secret]" : abbreviate(value);
  return [{ property, reason: `${subject}: "${property}" is ${shown}: ${issue.message}` }];
}

function abbreviate(value: unknown): string {
  const text = value === undefined ? "not given" : JSON.stringify(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

function isUnknownAt(properties: Properties, path: readonly PropertyKey[]): boolean {
  return path.some((_, index) => valueAt(properties, path.slice(0, index + 1)) === UNKNOWN);
}

function valueAt(properties: Properties, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    properties,
  );
}

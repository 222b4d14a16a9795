/** What is wrong with one part of a value, and what is allowed there. */
export interface Fault {
  readonly path: readonly PropertyKey[];
  readonly allowed: string;
}

/** A place in a value as text, such as `admins[1].path`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, step) =>
      typeof step === "number" ? `${text}[${step}]` : `${text}${text === "" ? "" : "."}${String(step)}`,
    "",
  );
}

/** What stands at a place in a value; undefined where nothing does. */
export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (part, step) =>
      typeof part === "object" && part !== null ? (part as Record<PropertyKey, unknown>)[step] : undefined,
    value,
  );
}

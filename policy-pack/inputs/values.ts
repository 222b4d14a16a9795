/** Stands for a value that the input does not show, such as one that is known only after the deploy. */
export const UNKNOWN = Symbol("unknown");
export type Unknown = typeof UNKNOWN;

/** Sets a property, also of a list. Reading one that is {@link UNKNOWN} throws, as in a Pulumi preview. */
export function put(target: object, key: string | number, value: unknown): void {
  const descriptor = value === UNKNOWN ? { get: () => unreadable(key) } : { value };
  Object.defineProperty(target, key, { ...descriptor, enumerable: true });
}

/** Properties as a {@link StackResource} has them: what is {@link UNKNOWN} in them, at any depth, throws when it is read. */
export function withUnknowns(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (!hasUnknown(values)) return values;
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(values)) put(result, key, guarded(value));
  return result;
}

/** Properties of which none is known. */
export function unknownProperties(): Record<string, unknown> {
  return new Proxy({}, { get: (_, key) => unreadable(String(key)) });
}

function hasUnknown(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return value === UNKNOWN;
  return Array.isArray(value) ? value.some(hasUnknown) : Object.values(value).some(hasUnknown);
}

function guarded(value: unknown): unknown {
  if (!hasUnknown(value) || typeof value !== "object" || value === null) return value;
  const result: object = Array.isArray(value) ? [] : {};
  for (const [key, item] of Object.entries(value)) put(result, key, guarded(item));
  return result;
}

function unreadable(key: string | number): never {
  throw new Error(`${key} can't be known before the deploy`);
}

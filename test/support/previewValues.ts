/** A value that a preview does not know. */
export const UNKNOWN = Symbol("unknown");

/** Properties as CrossGuard hands them to a policy in a preview: reading a value that is not known throws. */
export function previewValues<T extends object>(values: T): T {
  return new Proxy(values, {
    get(target, key): unknown {
      const value: unknown = Reflect.get(target, key);
      if (value === UNKNOWN) throw new Error(`value at .${String(key)} can't be known during preview`);
      return typeof value === "object" && value !== null ? previewValues(value) : value;
    },
  });
}

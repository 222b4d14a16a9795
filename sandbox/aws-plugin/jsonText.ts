/**
 * Canonical form of JSON text for comparison: white space and the order of keys mean nothing, everything else does.
 *
 * @returns The canonical form, or the value itself when it is no JSON (and so differs from any other).
 */
export function canonicalJson(text: unknown): unknown {
  if (typeof text !== "string") return text;
  try {
    return JSON.stringify(withSortedKeys(JSON.parse(text)));
  } catch {
    return text;
  }
}

function withSortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSortedKeys);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, withSortedKeys(inner)]),
  );
}

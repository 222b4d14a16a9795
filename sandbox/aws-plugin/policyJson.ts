/**
 * Canonical form of an IAM policy document for comparison. IAM reads `"Action": "a"` as `"Action": ["a"]`, ignores the
 * order of statements, actions, resources and values, and takes `true` and `"true"` in a condition for the same:
 * documents that differ only in that are no change.
 *
 * @returns The canonical form, or the value itself when it is no JSON document (and so differs from any other).
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function canonicalPolicy(document: unknown): unknown {
  if (typeof document !== "string") return document;
  try {
    return JSON.stringify(canonical(JSON.parse(document)));
  } catch {
    return document;
  }
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => JSON.stringify(canonical(item))).sort();
    return items.length === 1 ? JSON.parse(items[0] ?? "") : items;
  }
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, inner]): [string, unknown] => [key, canonical(inner)])
        .map(([key, inner]): [string, unknown] => [
          key,
          key.endsWith("Principal") && inner === "*" ? { AWS: "*" } : inner,
        ])
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  }
  return typeof value === "boolean" || typeof value === "number" ? String(value) : value;
}

import { SECRET_PLACEHOLDERS } from "./schema/secrets";

/** A value in which placeholders stand for what is encrypted, and whether there is anything of the kind. */
export function withoutSecrets(key: string, value: unknown): { readable: unknown; secret: boolean } {
  let secret = false;
  const hide = (inner: unknown, path: readonly string[]): unknown => {
    if (Array.isArray(inner)) return inner.map((item) => hide(item, path));
    if (typeof inner !== "object" || inner === null) return inner;
    const entries = Object.entries(inner);
    if (entries.length === 1 && entries[0]?.[0] === "secure" && typeof entries[0][1] === "string") {
      secret = true;
      return placeholder(path);
    }
    return Object.fromEntries(entries.map(([name, part]) => [name, hide(part, [...path, name])]));
  };
  return { readable: hide(value, [key]), secret };
}

function placeholder(path: readonly string[]): unknown {
  const [top = "", ...below] = path;
  const ofPart = SECRET_PLACEHOLDERS[path.join(".")] ?? SECRET_PLACEHOLDERS[`${top}.*`];
  return (below.length > 0 ? ofPart : undefined) ?? SECRET_PLACEHOLDERS[top] ?? "[secret]";
}

import { createHash } from "node:crypto";

const HASH_LENGTH = 6;

/**
 * A Kubernetes name (RFC 1123 label) for any stack name: the name itself where it is one, else what is left of it and
 * a hash, so that no two stacks get the same.
 */
export function resourceName(stack: string, maxLength: number): string {
  const label = stack
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]/g, "-")
    .replaceAll(/^-+|-+$/g, "");
  if (label === stack && label.length <= maxLength) return label;
  const hash = createHash("sha256").update(stack).digest("hex").slice(0, HASH_LENGTH);
  const kept = label.slice(0, maxLength - HASH_LENGTH - 1).replace(/-+$/, "");
  return kept === "" ? `stack-${hash}` : `${kept}-${hash}`;
}

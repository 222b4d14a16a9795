import type { Registered } from "../deployWithMocks";

/** A policy document as it was registered. */
export interface RegisteredDocument {
  /** Type of the resource and the input that holds the document: `aws:kms/key:Key policy`. */
  readonly kind: string;
  /** Name of the resource. */
  readonly name: string;
  readonly document: unknown;
}

/** Every policy document in the inputs of resources, wherever it stands and whether as text or as an object. */
export function policyDocuments(resources: readonly Registered[]): RegisteredDocument[] {
  return resources.flatMap(({ type, name, inputs }) =>
    search(inputs).map(({ path, document }) => ({ kind: [type, ...path].join(" "), name, document })),
  );
}

interface Found {
  readonly path: readonly string[];
  readonly document: object;
}

function search(input: unknown, path: readonly string[] = []): Found[] {
  const value = typeof input === "string" ? parsed(input) : input;
  if (typeof value !== "object" || value === null) return [];
  if ("Statement" in value) return [{ path, document: value }];
  return Object.entries(value).flatMap(([key, part]) => search(part, [...path, key]));
}

/** What a text is in JSON, if it is JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

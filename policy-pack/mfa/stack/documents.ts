import type { ParsedDocument } from "../../iam/document";
import { parseDocument } from "../../iam/parseDocument";
import { readProperty, readText, type Property, type StackResource } from "../../stack/resource";
import type { NamedDocument, Obstacle } from "./bindings";

/** A policy as far as it can be read. */
export type Reading = { ok: true; document: NamedDocument } | { ok: false; obstacle: Obstacle };

/** Reads policy documents. Equal ones become one object, so that users whom they bind are judged together. */
export class DocumentReader {
  private readonly parsed = new Map<string, ParsedDocument>();

  /** @param properties Which of its properties the resource's name and document are. */
  read(resource: StackResource, kind: string, properties: { name: string; document: string }): Reading {
    const label = `${kind} "${readText(resource, properties.name) ?? resource.name}"`;
    const condition = resource.template?.condition;
    if (condition !== undefined) {
      return { ok: false, obstacle: { kind: "conditional-resource", label, condition } };
    }
    return this.readDocument(readProperty(resource, properties.document), label);
  }

  readDocument(property: Property, label: string): Reading {
    if (property.kind === "unknown" || property.value === undefined || property.value === null) {
      return { ok: false, obstacle: { kind: "unknown-document", label } };
    }
    const parsed = this.parse(property.value);
    return parsed.ok
      ? { ok: true, document: { label, document: parsed.document } }
      : { ok: false, obstacle: { kind: "malformed-document", label, defects: parsed.defects } };
  }

  private parse(source: unknown): ParsedDocument {
    const key = JSON.stringify(source);
    const parsed = this.parsed.get(key) ?? parseDocument(source);
    this.parsed.set(key, parsed);
    return parsed;
  }
}

/**
 * What several policies of one name come to: AWS keeps the last that is written, and which one that is, the program
 * does not say.
 */
export function readTogether(readings: readonly Reading[], label: string): Reading {
  const [first] = readings;
  const isSame = (reading: Reading): boolean =>
    reading.ok && first?.ok === true && reading.document.document === first.document.document;
  if (first !== undefined && (readings.length === 1 || readings.every(isSame))) return first;
  return { ok: false, obstacle: { kind: "repeated-policy", label } };
}

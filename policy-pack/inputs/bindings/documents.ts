import type { ParsedDocument, PolicyDocument } from "../../iam/document";
import { managedRefusals } from "../../iam/limits";
import { parseDocument } from "../../iam/parseDocument";
import { readProperty, readText, type Property, type StackResource } from "../pulumi/resource";
import type { NamedDocument, Obstacle } from "./bindings";

/** A policy as far as it can be read. */
export type Reading = { ok: true; document: NamedDocument } | { ok: false; obstacle: Obstacle };

/** Reads policy documents. Equal ones become one object, so that users whom they bind are judged together. */
export class DocumentReader {
  private readonly parsed = new Map<string, ParsedDocument>();

  /** @param properties Which of its properties the resource's name and document are. */
  read(resource: StackResource, kind: string, properties: { name: string; document: string }): Reading {
    const label = `${kind} "${readText(resource, properties.name) ?? resource.name}"`;
    return this.readDocument(readProperty(resource, properties.document), label);
  }

  /** Reads a managed policy, which IAM refuses beyond a size. */
  readManaged(resource: StackResource, properties: { name: string; document: string }): Reading {
    const reading = this.read(resource, "managed policy", properties);
    if (!reading.ok) return reading;
    const { label } = reading.document;
    const source = knownValue(readProperty(resource, properties.document));
    const [refusal] = managedRefusals(label, source);
    return refusal === undefined ? reading : { ok: false, obstacle: { kind: "beyond-limit", refusal } };
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
    const key = typeof source === "string" ? source : JSON.stringify(source);
    const known = this.parsed.get(key);
    if (known !== undefined) return known;
    const parsed = parseDocument(source);
    // One source may have as an object what another has as text.
    const value = parsed.ok ? JSON.stringify(parsed.document.source) : key;
    const same = this.parsed.get(value) ?? parsed;
    this.parsed.set(value, same);
    this.parsed.set(key, same);
    return same;
  }
}

/** The document as the program gives it; `undefined` where it is unknown or absent. */
export function knownValue(property: Property): unknown {
  return property.kind === "known" && property.value !== null ? property.value : undefined;
}

/**
 * What several policies of one name come to: AWS keeps the last that is written, and which one that is, the program
 * does not say.
 */
export function readTogether(readings: readonly Reading[], obstacle: Obstacle): Reading {
  const [first] = readings;
  const isSame = (reading: Reading): boolean =>
    reading.ok && first?.ok === true && reading.document.document === first.document.document;
  if (first !== undefined && (readings.length === 1 || readings.every(isSame))) return first;
  return { ok: false, obstacle };
}

/** Whether whatever a policy denies, another one denies in the same words. Of a policy that cannot be read, nothing is known. */
export function deniesAsMuch(other: Reading, policy: Reading): boolean {
  if (!policy.ok) return true;
  if (!other.ok) return false;
  const denials = denialsOf(other.document.document);
  return [...denialsOf(policy.document.document)].every((it) => denials.has(it));
}

const DENIALS = new WeakMap<PolicyDocument, ReadonlySet<string>>();

/** Each Deny as one text, with the language's version, which decides what variables mean. */
function denialsOf(document: PolicyDocument): ReadonlySet<string> {
  const known = DENIALS.get(document);
  if (known !== undefined) return known;
  const { Version: version, Statement: source } = document.source;
  const statements = (Array.isArray(source) ? source : [source]) as readonly unknown[];
  const denials = document.statements.filter(({ effect }) => effect === "Deny");
  const texts = denials.map(({ index }) => JSON.stringify([version, statements[index]]));
  const found = new Set(texts);
  DENIALS.set(document, found);
  return found;
}

import { isName } from "../../iam/arn";
import type { InlineList, Shape } from "../shapes/shape";
import { shapeOf } from "../shapes/shapes";
import { readObjects, readProperty, readText, readTexts, type StackResource } from "../pulumi/resource";
import { unsettledIn } from "./bindings";
import { knownValue, type DocumentReader, type Reading } from "./documents";
import type { KeptPolicies } from "./holder";
import type { InlinePolicy } from "./twins";

/** The inline policies that a user or group has as a property of its own. */
export function ownInlinePolicies(
  resource: StackResource,
  inline: InlineList,
  reader: DocumentReader,
): InlinePolicy[] {
  const label = `inline policy of "${resource.name}"`;
  const policies = readObjects(resource, inline.list);
  return (policies === "unknown" ? [policies] : policies).map((policy): InlinePolicy => {
    if (policy === "unknown") {
      const reading: Reading = { ok: false, obstacle: { kind: "unknown-document", label } };
      return { label, name: undefined, isUnique: false, by: resource, source: undefined, reading };
    }
    const name = readText(policy, inline.name);
    const its = name === undefined ? label : `inline policy "${name}"`;
    const document = readProperty(policy, inline.document);
    const reading = reader.readDocument(document, its);
    return { label: its, name, isUnique: false, by: resource, source: knownValue(document), reading };
  });
}

/** A resource that is an inline policy. */
export function inlinePolicy(
  resource: StackResource,
  shape: Extract<Shape, { role: "inline-policy" }>,
  reader: DocumentReader,
): InlinePolicy {
  const name = readText(resource, shape.name);
  const label = `inline policy "${name ?? resource.name}"`;
  const isRefused = name !== undefined && !isName("policy", name);
  return {
    label,
    name,
    isUnique: name === undefined && readText(resource, "namePrefix") !== undefined,
    by: resource,
    source: knownValue(readProperty(resource, shape.document)),
    reading: isRefused
      ? { ok: false, obstacle: { kind: "refused-name", label } }
      : reader.read(resource, "inline policy", shape),
  };
}

/**
 * The inline policies that an exclusive list leaves. Their names say nothing without their user or group. An unknown name
 * is taken for that of the policy that it comes from, unless the preview knows that policy's name: then it is not the
 * name as it is, and may be any.
 * @returns Also, where all names are known, the policies that names come from and that are `missing` among them.
 */
export function keptPolicies(
  resource: StackResource,
  property: string,
): KeptPolicies & { missing: readonly StackResource[] } {
  const texts = readTexts(resource, property);
  const list = texts === "unknown" ? [] : texts;
  const names = list.flatMap((text) => (text.kind === "known" ? [String(text.value)] : []));
  const unknown = texts === "unknown" ? 1 : list.length - names.length;
  const dependencies = resource.propertyDependencies[property] ?? [];
  const policies = dependencies.filter((it) => shapeOf(it.type)?.role === "inline-policy");
  const late = policies.filter((it) => nameOf(it) === undefined);
  const missing = policies.filter((it) => !late.includes(it) && !names.includes(nameOf(it) ?? ""));
  const isSettled = unknown === 0 || (late.length === unknown && missing.length === 0);
  return {
    by: resource,
    names,
    resources: isSettled && unknown > 0 ? late : [],
    obstacles: isSettled ? [] : [unsettledIn(resource, property)],
    missing: unknown === 0 ? missing : [],
  };
}

function nameOf(policy: StackResource): string | undefined {
  const shape = shapeOf(policy.type);
  return shape?.role === "inline-policy" ? readText(policy, shape.name) : undefined;
}

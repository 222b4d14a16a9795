import { TYPE_FACTS, type TypeFacts } from "./resourceTypes";
import { hasUnknown, type Properties, UNKNOWN } from "./wire";

/** A resource as a program registers it. */
export interface Registration {
  type: string;
  name: string;
  inputs: Properties;
  /** Inputs of its provider. */
  provider: Properties | undefined;
}

const NO_FACTS: TypeFacts = { computed: [] };
/** In place of the random digits of generated names. */
const DIGITS = "0000000";

/** The inputs as the provider completes them before anything is created: defaults, a name, the region, default tags. */
export function completeInputs({ type, name, inputs, provider = {} }: Registration): Properties {
  const { defaults, autoName, regional, taggable } = TYPE_FACTS.get(type) ?? NO_FACTS;
  const completed: Properties = { ...defaults, ...inputs };
  if (regional === true && provider["region"] !== undefined) completed["region"] ??= provider["region"];
  if (taggable === true) Object.assign(completed, allTags(inputs["tags"], provider["defaultTags"]));
  if (autoName !== undefined) {
    const { namePrefix } = inputs;
    const stem = typeof namePrefix === "string" ? namePrefix : `${autoName.prefix ?? ""}${name}-`;
    completed[autoName.property] ??= namePrefix === UNKNOWN ? UNKNOWN : `${stem}${DIGITS}`;
  }
  return completed;
}

/**
 * The resource as a policy sees it in a preview: what the cloud adds is there, but not known.
 * @param hasTags Whether the type has `tagsAll`.
 */
export function previewedProperties(type: string, completed: Properties, hasTags: boolean): Properties {
  const { computed } = TYPE_FACTS.get(type) ?? NO_FACTS;
  const unknown = hasTags ? [...computed, "tagsAll"] : computed;
  return { ...Object.fromEntries(unknown.map((property) => [property, UNKNOWN])), ...completed };
}

/** A provider gives its structures as JSON texts. Tags of the resource win. */
function allTags(tags: unknown, defaultTags: unknown): { tags?: unknown } {
  if (defaultTags === undefined || tags === UNKNOWN) return {};
  if (typeof defaultTags !== "string" || hasUnknown(defaultTags)) return { tags: UNKNOWN };
  const { tags: added } = JSON.parse(defaultTags) as { tags?: Properties };
  return { tags: { ...added, ...(tags as Properties | undefined) } };
}

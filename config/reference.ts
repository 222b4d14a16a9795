import { z } from "zod";

import { stackConfigSchema } from "./schema";
import { SECRET_KEYS } from "./schema/secrets";

interface Property {
  description?: string;
  default?: unknown;
  anyOf?: Property[];
  items?: Property;
  properties?: Record<string, Property>;
  required?: string[];
  type?: string;
}

/** The reference of every config key as Markdown, made from the schema that validates a deploy. */
export function configReference(): string {
  return schemaReference(stackConfigSchema, "Keys of a stack", SECRET_KEYS);
}

/** The reference of a schema's keys as Markdown: a table for the top, and one for each map within. */
export function schemaReference(
  schema: z.core.$ZodType,
  title: string,
  secretKeys: ReadonlySet<string> = new Set(),
): string {
  const top = z.toJSONSchema(schema, { io: "input", reused: "inline" }) as Property;
  const tables = [table(title, top, "", secretKeys)];
  for (const [map, keys] of mapsOf(top)) {
    const [key = ""] = keys;
    const title = `Keys of a map in ${keys.map((it) => `\`${it}\``).join(", ")}`;
    tables.push(table(title, map, keys.length === 1 ? `${key}.` : "", secretKeys));
  }
  return tables.join("\n\n");
}

/** Maps that values may be, each once, with the keys that have such a value; a list's has brackets. */
function mapsOf({ properties = {} }: Property): [map: Property, keys: string[]][] {
  const maps = new Map<string, [Property, string[]]>();
  for (const [key, property] of Object.entries(properties)) {
    const found = findMap(property);
    if (found === undefined) continue;
    const shape = JSON.stringify(found.map.properties);
    const name = found.inList ? `${key}[]` : key;
    const [, others = []] = maps.get(shape) ?? [];
    maps.set(shape, [found.map, [...others, name]]);
  }
  return [...maps.values()];
}

function table(
  title: string,
  { properties = {}, required = [] }: Property,
  prefix: string,
  secretKeys: ReadonlySet<string>,
): string {
  const rows = Object.entries(properties).map(([key, property]) => {
    const notes = [property.description ?? ""];
    if (secretKeys.has(prefix + key)) notes.push("May be encrypted (`--secret`).");
    return `| \`${prefix}${key}\` | ${defaultText(property, required.includes(key))} | ${notes.join(" ")} |`;
  });
  return [`**${title}**`, "", "| key | default | meaning |", "| --- | --- | --- |", ...rows].join("\n");
}

function defaultText(property: Property, required: boolean): string {
  if (required) return "required";
  return property.default === undefined ? "none" : `\`${JSON.stringify(property.default)}\``;
}

/** The map that a value, or an item of a list, may be: the form that has keys of its own. */
function findMap(property: Property, inList = false): { map: Property; inList: boolean } | undefined {
  if (property.properties !== undefined) return { map: property, inList };
  for (const part of property.anyOf ?? []) {
    const found = findMap(part, inList);
    if (found !== undefined) return found;
  }
  return property.items && findMap(property.items, true);
}

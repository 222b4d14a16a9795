import { z } from "zod";

import { SECRET_KEYS, stackConfigSchema } from "./schema";

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
  const schema = z.toJSONSchema(stackConfigSchema, { io: "input", reused: "inline" }) as Property;
  const tables = [table("Keys of a stack", schema, (key) => key)];
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    const map = findMap(property);
    if (map !== undefined)
      tables.push(table(`Keys of a map in \`${key}\``, map, (inner) => `${key}[].${inner}`));
  }
  return tables.join("\n\n");
}

function table(
  title: string,
  { properties = {}, required = [] }: Property,
  keyName: (key: string) => string,
): string {
  const rows = Object.entries(properties).map(([key, property]) => {
    const notes = [property.description ?? ""];
    if (SECRET_KEYS.has(keyName(key))) notes.push("May be encrypted (`--secret`).");
    return `| \`${keyName(key)}\` | ${defaultText(property, required.includes(key))} | ${notes.join(" ")} |`;
  });
  return [`**${title}**`, "", "| key | default | meaning |", "| --- | --- | --- |", ...rows].join("\n");
}

function defaultText(property: Property, required: boolean): string {
  if (required) return "required";
  return property.default === undefined ? "none" : `\`${JSON.stringify(property.default)}\``;
}

/** The map that a value, or an item of a list, may be: the form that has keys of its own. */
function findMap(property: Property): Property | undefined {
  if (property.properties !== undefined) return property;
  for (const part of [...(property.anyOf ?? []), ...(property.items ? [property.items] : [])]) {
    const found = findMap(part);
    if (found !== undefined) return found;
  }
  return undefined;
}

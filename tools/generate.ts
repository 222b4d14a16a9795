import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import prettier from "prettier";

import { stackFileSchema } from "../config/jsonSchema";
import { configReference, schemaReference } from "../config/reference";
import { settingsFileSchema, settingsSchema } from "../fleet/settings/schema";
import { componentSchema } from "./componentSchema";
import { featureNotes, featureTable, readFeatures, systemsTable } from "./featureTable";
import { policyConfigSchema, policyReference } from "./policyReference";

/**
 * The files that are made from others, with the content that they should have: from the schemas of stacks, rollouts and
 * rules, from what is known of other systems, and from the baseline's own modules, which `check` knows by their text.
 */
export async function generatedFiles(root: string): Promise<Map<string, string>> {
  const contents = { ...dataFiles(root), ...pages(root) };
  const formatted = new Map<string, string>();
  for (const [path, content] of Object.entries(contents)) {
    const file = join(root, path);
    const options = await prettier.resolveConfig(file);
    formatted.set(file, await prettier.format(content, { ...options, filepath: file }));
  }
  return formatted;
}

/** Files that are made as a whole. */
function dataFiles(root: string): Record<string, string> {
  const files: Record<string, object> = {
    "config/stack.schema.json": stackFileSchema("account-baseline"),
    "fleet/settings/rollout.schema.json": settingsFileSchema(),
    "policy-pack/config.schema.json": policyConfigSchema(),
    "plugin/schema.json": componentSchema(root),
  };
  return Object.fromEntries(Object.entries(files).map(([path, content]) => [path, JSON.stringify(content)]));
}

/** Pages of which parts are made. */
function pages(root: string): Record<string, string> {
  const features = readFeatures(root);
  const sections: Record<string, Record<string, string>> = {
    "docs/policies.md": { "policy reference": policyReference() },
    "docs/config.md": {
      "config reference": configReference(),
      "rollout reference": schemaReference(settingsSchema, "Keys of rollout.yaml"),
    },
    "docs/features.md": {
      "feature table": featureTable(features),
      "feature notes": featureNotes(features),
      "systems table": systemsTable(features),
    },
  };
  return Object.fromEntries(
    Object.entries(sections).map(([path, parts]) => [
      path,
      Object.entries(parts).reduce(
        (text, [name, content]) => withSection(path, text, name, content),
        readFileSync(join(root, path), "utf8"),
      ),
    ]),
  );
}

/** Puts a text between the two comments that mark its place in a page. */
function withSection(page: string, text: string, name: string, content: string): string {
  const opening = `<!-- ${name}: made by npm run generate -->`;
  const start = text.indexOf(opening);
  const end = text.indexOf(`<!-- end of ${name} -->`);
  if (start < 0 || end < start) throw new Error(`${page} has no place for the ${name}: ${opening} …`);
  return `${text.slice(0, start)}${opening}\n\n${content}\n\n${text.slice(end)}`;
}

/** `npm run generate` */
async function main(): Promise<void> {
  for (const [file, content] of await generatedFiles(join(__dirname, ".."))) writeFileSync(file, content);
}

if (require.main === module) void main();

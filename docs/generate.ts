import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import prettier from "prettier";

import { stackFileSchema } from "../config/jsonSchema";
import { configReference, schemaReference } from "../config/reference";
import { hashOf } from "../rollout/check/offline/stateless";
import { settingsSchema } from "../rollout/settings/schema";
import { settingsFileSchema } from "../rollout/settings/jsonSchema";
import { policyConfigSchema, policyReference } from "./policyReference";

/**
 * The files that are made from others, with the content that they should have: from the schemas of stacks, rollouts and
 * rules, and from the baseline's own modules, which `check` knows by their text.
 */
export async function generatedFiles(root: string): Promise<Map<string, string>> {
  const readme = join(root, "README.md");
  let text = readFileSync(readme, "utf8");
  text = withSection(text, "config reference", configReference());
  text = withSection(text, "rollout reference", schemaReference(settingsSchema, "Keys of rollout.yaml"));
  text = withSection(text, "policy reference", policyReference());
  const contents = new Map([
    [join(root, "config", "stack.schema.json"), JSON.stringify(stackFileSchema("account-baseline"))],
    [join(root, "rollout", "settings", "rollout.schema.json"), JSON.stringify(settingsFileSchema())],
    [join(root, "policy-pack", "config.schema.json"), JSON.stringify(policyConfigSchema())],
    [
      join(root, "rollout", "check", "offline", "statelessModules.json"),
      JSON.stringify(statelessModules(root)),
    ],
    [readme, text],
  ]);
  const formatted = new Map<string, string>();
  for (const [file, content] of contents) {
    const options = await prettier.resolveConfig(file);
    formatted.set(file, await prettier.format(content, { ...options, filepath: file }));
  }
  return formatted;
}

function statelessModules(root: string): Record<string, string> {
  const paths = ["components", "config"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .sort()
      .map((file) => `${folder}/${file}`),
  );
  return Object.fromEntries(paths.map((path) => [path, hashOf(readFileSync(join(root, path), "utf8"))]));
}

/** Puts a text between the two comments that mark its place. */
function withSection(text: string, name: string, content: string): string {
  const opening = `<!-- ${name}: made by npm run generate -->`;
  const start = text.indexOf(opening);
  const end = text.indexOf(`<!-- end of ${name} -->`);
  if (start < 0 || end < start) throw new Error(`README.md has no place for the ${name}: ${opening} …`);
  return `${text.slice(0, start)}${opening}\n\n${content}\n\n${text.slice(end)}`;
}

/** `npm run generate` */
async function main(): Promise<void> {
  for (const [file, content] of await generatedFiles(join(__dirname, ".."))) writeFileSync(file, content);
}

if (require.main === module) void main();

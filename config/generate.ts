import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import prettier from "prettier";

import { stackFileSchema } from "./jsonSchema";
import { configReference } from "./reference";

const START = "<!-- config reference: made by npm run generate -->";
const END = "<!-- end of config reference -->";

/** The files that are made from the schema, with the content that they should have. */
export async function generatedFiles(root: string): Promise<Map<string, string>> {
  const readme = join(root, "README.md");
  const text = readFileSync(readme, "utf8");
  const start = text.indexOf(START);
  const end = text.indexOf(END);
  if (start < 0 || end < start)
    throw new Error(`README.md has no place for the reference: ${START} … ${END}`);
  const withReference = `${text.slice(0, start)}${START}\n\n${configReference()}\n\n${text.slice(end)}`;
  const contents = new Map([
    [join(root, "config", "stack.schema.json"), JSON.stringify(stackFileSchema("account-baseline"))],
    [readme, withReference],
  ]);
  const formatted = new Map<string, string>();
  for (const [file, content] of contents) {
    const options = await prettier.resolveConfig(file);
    formatted.set(file, await prettier.format(content, { ...options, filepath: file }));
  }
  return formatted;
}

/** `npm run generate` */
async function main(): Promise<void> {
  for (const [file, content] of await generatedFiles(join(__dirname, ".."))) writeFileSync(file, content);
}

if (require.main === module) void main();

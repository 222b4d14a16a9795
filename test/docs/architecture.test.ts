import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";

import { blocks, exists, readPage, ROOT } from "./pages";

const text = readPage("docs/architecture.md");
const MOST_SOURCES = 5;

/** The paths of the annotated tree, which indents by two. */
function pathsOfTree(): string[] {
  const [tree = ""] = blocks("text", text);
  const folders: string[] = [];
  return tree
    .trimEnd()
    .split("\n")
    .flatMap((line) => {
      const [, indent = "", names = ""] = /^( *)(\S+(?:  \S+)*)/.exec(line) ?? [];
      folders.length = indent.length / 2;
      folders.push(names);
      return [folders.join("")];
    });
}

/** The recipes: title, and the lines of their numbered lists. */
function recipes(): { title: string; steps: string[] }[] {
  const [, after = ""] = text.split("## Recipes");
  return after
    .split(/^### /m)
    .slice(1)
    .map((section) => ({
      title: section.split("\n")[0] ?? "",
      steps: [...section.matchAll(/^\d+\. (.+)$/gm)].map(([, step = ""]) => step),
    }));
}

const PATH = /`([\w.-]+(?:\/[\w.-]*)+|[\w-]+\.(?:ts|yaml|json))`/g;
const pathsIn = (part: string): string[] => [...part.matchAll(PATH)].map(([, path = ""]) => path);

describe("the architecture page", () => {
  it("names files and folders that exist", () => {
    const paths = [...pathsOfTree(), ...pathsIn(text)];
    assert.ok(paths.length > 60, String(paths.length));
    assert.deepEqual(
      paths.filter((path) => !exists(path)),
      [],
    );
  });

  it("names every folder of the sources", () => {
    const folders = ["components", "config", "fleet", "policy-pack"].flatMap((room) =>
      readdirSync(join(ROOT, room), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && entry.name !== "node_modules" && entry.name !== "bin")
        .map(({ name }) => `${room}/${name}/`),
    );
    const named = new Set(pathsOfTree());
    assert.deepEqual(
      folders.filter((folder) => !named.has(folder)),
      [],
    );
  });

  for (const { title, steps } of recipes()) {
    it(`needs at most ${MOST_SOURCES} source files: ${title}`, () => {
      // A file that is an alternative to another, in brackets or after "or", counts once.
      const sources = steps.flatMap((step) =>
        pathsIn(step.split(/ or (?=`)/)[0] ?? "").filter(
          (path) => path.endsWith(".ts") && dirname(path) !== ".",
        ),
      );
      assert.ok(sources.length > 0 && sources.length <= MOST_SOURCES, sources.join(", "));
    });
  }
});

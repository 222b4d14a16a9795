import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";

import { preProcessFile } from "typescript";

const ROOT = join(__dirname, "../..");

/** What each room may import from, in addition to itself: docs/architecture.md, "Layers". */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  components: [],
  config: ["components"],
  "policy-pack": [],
  lib: ["components", "config"],
  plugin: ["components", "lib"],
  fleet: ["components", "config", "policy-pack"],
  // The demo runs the example program; the language host reports the version of this package.
  sandbox: ["index.ts", "package.json"],
  tools: ["components", "config", "fleet", "policy-pack"],
};

const sources = execFileSync(
  "git",
  ["ls-files", "--cached", "--others", "--exclude-standard", "*.ts", "*.mts"],
  {
    cwd: ROOT,
    encoding: "utf8",
  },
)
  .split("\n")
  .filter((file) => file !== "" && !/^(test|examples|template)\//.test(file) && existsSync(join(ROOT, file)));
const imports = new Map(sources.map((file) => [file, importsOf(file)]));

describe("the imports of the sources", () => {
  it("have no circle", () => {
    assert.deepEqual(circles(), []);
  });

  for (const [room, allowed] of Object.entries(LAYERS)) {
    it(`of ${room} go to ${["itself", ...allowed].join(", ")} only`, () => {
      const elsewhere = [...imports].flatMap(([file, targets]) =>
        roomOf(file) === room
          ? targets
              .filter((target) => ![room, ...allowed].includes(roomOf(target)))
              .map((target) => `${file} -> ${target}`)
          : [],
      );
      assert.deepEqual(elsewhere, []);
    });
  }

  it("of components/documents and components/rules never reach Pulumi", () => {
    const pure = sources.filter((file) => /^components\/(documents|rules)\//.test(file));
    assert.ok(pure.length > 10);
    const reaching = pure.filter((file) =>
      [file, ...reachable(file)].some((each) => packagesOf(each).some((name) => name.startsWith("@pulumi/"))),
    );
    assert.deepEqual(reaching, []);
  });
});

function specifiers(file: string): string[] {
  return preProcessFile(readFileSync(join(ROOT, file), "utf8"), true, true).importedFiles.map(
    ({ fileName }) => fileName,
  );
}

/** The sources that a source imports, types and `import()` included. */
function importsOf(file: string): string[] {
  return specifiers(file)
    .filter((specifier) => specifier.startsWith("."))
    .map((specifier) => resolveSource(join(ROOT, dirname(file), specifier)))
    .filter((target) => target !== undefined);
}

function packagesOf(file: string): string[] {
  return specifiers(file).filter((specifier) => !specifier.startsWith("."));
}

function resolveSource(path: string): string | undefined {
  const base = path.replace(/\.m?js$/, "");
  const candidates = [path, `${base}.ts`, `${base}.mts`, join(base, "index.ts")];
  const found = candidates.find((candidate) => existsSync(candidate) && statSync(candidate).isFile());
  return found && relative(ROOT, found).replaceAll("\\", "/");
}

function roomOf(file: string): string {
  return file.split("/", 1)[0] ?? "";
}

function reachable(start: string): Set<string> {
  const found = new Set<string>();
  const open = [start];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    for (const target of imports.get(file) ?? []) {
      if (found.has(target)) continue;
      found.add(target);
      open.push(target);
    }
  }
  return found;
}

/** The sources that reach themselves. */
function circles(): string[] {
  return sources.filter((file) => reachable(file).has(file));
}

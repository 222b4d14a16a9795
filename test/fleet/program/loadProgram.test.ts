import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { loadProgram } from "../../../fleet/program/loadProgram";
import { UsageError } from "../../../fleet/usageError";

const NODE_MODULES = join(__dirname, "../../../node_modules");
const TSCONFIG = JSON.stringify({
  compilerOptions: { target: "es2022", module: "node16", esModuleInterop: true },
  "ts-node": { swc: true },
});

describe("the program of a project", () => {
  const directories: string[] = [];
  after(() => {
    for (const directory of directories) rmSync(directory, { recursive: true, force: true });
  });

  /** A project with the given files, in a folder of its own. */
  function project(files: Record<string, string>, main = "."): Parameters<typeof loadProgram>[0] {
    const directory = mkdtempSync(join(tmpdir(), "account baseline program "));
    directories.push(directory);
    symlinkSync(NODE_MODULES, join(directory, "node_modules"));
    for (const [file, text] of Object.entries({
      "tsconfig.json": TSCONFIG,
      "package.json": "{}",
      ...files,
    })) {
      mkdirSync(dirname(join(directory, file)), { recursive: true });
      writeFileSync(join(directory, file), text);
    }
    return { directory, name: "test", main: join(directory, main) };
  }

  const shapes: Record<string, { text: string; outputs: object }> = {
    "named exports": { text: "export const a: number = 1; export const b = 2;", outputs: { a: 1, b: 2 } },
    "an object": { text: "export = { a: 1 };", outputs: { a: 1 } },
    "a function": { text: "export = () => ({ a: 1 });", outputs: { a: 1 } },
    "an async function": { text: "export = async () => Promise.resolve({ a: 1 });", outputs: { a: 1 } },
    "a function without outputs": { text: "export = async () => {};", outputs: {} },
    "a promise": { text: "export = Promise.resolve({ a: 1 });", outputs: { a: 1 } },
    nothing: { text: "console;", outputs: {} },
  };
  for (const [what, { text, outputs }] of Object.entries(shapes)) {
    it(`may export ${what}`, async () => {
      assert.deepEqual({ ...(await loadProgram(project({ "index.ts": text }))()) }, outputs);
    });
  }

  it("is the main of Pulumi.yaml, and may be JavaScript", async () => {
    const files = { "index.ts": "export const a = 1;", "src/other.js": "exports.b = 2;" };
    assert.deepEqual(await loadProgram(project(files, "src/other"))(), { b: 2 });
  });

  it("is evaluated anew by each run, with all of the project's files", async () => {
    const program = loadProgram(
      project({
        "index.ts":
          'import { count } from "./lib"; import { late } from "./lib/late.js"; export { count, late };',
        "lib/index.ts": 'let n = 0; n++; export const count = n; export * from "./json";',
        "lib/json.ts": 'import data from "./data.json"; data.n++; export const n = data.n;',
        "lib/data.json": '{ "n": 0 }',
        "lib/late.js": "let n = 0; exports.late = ++n;",
      }),
    );
    for (let run = 1; run <= 3; run++) assert.deepEqual({ ...(await program()) }, { count: 1, late: 1 });
  });

  it("evaluates once what is known to be stateless, unless it requires what is not", async () => {
    const program = loadProgram(
      project({
        "index.ts": 'export { a } from "./lib/a"; export { b } from "./lib/b"; export { c } from "./lib/c";',
        "lib/a.ts": "export const a = {};",
        "lib/b.ts": 'import { c } from "./c"; export const b = {}; export const cOfB = c;',
        "lib/c.ts": 'import { d } from "./d"; export const c = {}; export const dOfC = d;',
        "lib/d.ts": "export const d = {}; // edited",
      }),
      (path, source) => path.startsWith("lib/") && !source.includes("edited"),
    );
    const [first, second, third] = [await program(), await program(), await program()];
    assert.equal(first["a"], second["a"]);
    assert.equal(second["a"], third["a"]);
    for (const name of ["b", "c"]) assert.notEqual(first[name], second[name], name);
  });

  it("shares the packages of node_modules between runs", async () => {
    const program = loadProgram(
      project({ "index.ts": 'import * as pulumi from "@pulumi/pulumi"; export const { Output } = pulumi;' }),
    );
    assert.equal((await program())["Output"], (await program())["Output"]);
  });

  it("stays the same while the command runs, even where a file is edited", async () => {
    const it = project({ "index.ts": "export const a = 1;" });
    const program = loadProgram(it);
    await program();
    writeFileSync(join(it.directory, "index.ts"), "export const a = 2;");
    assert.deepEqual({ ...(await program()) }, { a: 1 });
  });

  it("keeps apart from another project's", async () => {
    const one = loadProgram(
      project({ "index.ts": 'export { a } from "./a";', "a.ts": "export const a = 1;" }),
    );
    const two = loadProgram(
      project({ "index.ts": 'export { a } from "./a";', "a.ts": "export const a = 2;" }),
    );
    assert.deepEqual([(await one())["a"], (await two())["a"], (await one())["a"]], [1, 2, 1]);
  });

  it("has what modules have: its own path, require.resolve and import()", async () => {
    const it = project({
      "index.ts": `
        export = async () => ({
          file: __filename,
          resolved: require.resolve("./other"),
          imported: (await import("./other.js")).default.b,
        });`,
      "other.js": "exports.b = 2;",
    });
    const file = (name: string) => join(it.directory, name);
    assert.deepEqual(await loadProgram(it)(), {
      file: file("index.ts"),
      resolved: file("other.js"),
      imported: 2,
    });
  });

  it("fails as it fails, run by run", async () => {
    const program = loadProgram(project({ "index.ts": 'throw new RangeError("as ordered");' }));
    for (let run = 0; run < 2; run++) await assert.rejects(program(), new RangeError("as ordered"));
  });

  it("is compiled as the project's tsconfig.json says: with types checked where nothing turns that off", async () => {
    const checked = JSON.stringify({ compilerOptions: { module: "node16", skipLibCheck: true, types: [] } });
    const program = loadProgram(
      project({ "tsconfig.json": checked, "index.ts": 'export const a: number = "text";' }),
    );
    await assert.rejects(program(), /index\.ts.*Type 'string' is not assignable to type 'number'/s);
  }).timeout(20_000);

  for (const [what, compilerOptions, variable] of [
    ["noCheck in tsconfig.json", { noCheck: true }, undefined],
    ["PULUMI_NODEJS_TRANSPILE_ONLY, whatever tsconfig.json says", { noCheck: false }, "true"],
  ] as const) {
    it(`is compiled without a check of types by ${what}`, async () => {
      const name = "PULUMI_NODEJS_TRANSPILE_ONLY";
      const earlier = process.env[name];
      if (variable !== undefined) process.env[name] = variable;
      try {
        const tsconfig = JSON.stringify({
          compilerOptions: { module: "node16", types: [], ...compilerOptions },
        });
        const files = { "tsconfig.json": tsconfig, "index.ts": 'export const a: number = "text";' };
        assert.deepEqual({ ...(await loadProgram(project(files))()) }, { a: "text" });
      } finally {
        if (earlier === undefined) Reflect.deleteProperty(process.env, name);
        else process.env[name] = earlier;
      }
    }).timeout(20_000);
  }

  it("must not be an ES module", () => {
    const it = project({ "package.json": '{ "type": "module" }', "index.ts": "export {};" });
    assert.throws(
      () => loadProgram(it),
      (error) => error instanceof UsageError && error.message.includes('package.json: type = "module"'),
    );
  });
});

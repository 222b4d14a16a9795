import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { engineOnPath } from "../../../sandbox/engine/onPath";

describe("the engine on PATH", () => {
  let directory: string;
  const folder = (name: string): string => join(directory, name);

  function executable(where: string, name: string, answer: string): string {
    mkdirSync(folder(where), { recursive: true });
    const file = join(folder(where), name);
    writeFileSync(file, `#!/bin/sh\n${answer}\n`, { mode: 0o755 });
    return file;
  }

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "engine on path "));
  });

  afterEach(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  it("is taken with the language host next to it", async () => {
    const pulumi = executable("a", "pulumi", "echo v3.300.0");
    const host = executable("a", "pulumi-language-nodejs", "exit 1");
    assert.deepEqual(await engineOnPath(folder("a")), {
      engine: { pulumi, version: "3.300.0", source: "path", languageHost: "found" },
      reason: `${pulumi} is on PATH, with ${host}`,
    });
  });

  it("is taken with a language host elsewhere on PATH", async () => {
    executable("a", "pulumi", "echo v3.300.0");
    executable("b", "pulumi-language-nodejs", "exit 1");
    const found = await engineOnPath(`${folder("a")}:${folder("b")}`);
    assert.ok("engine" in found);
    assert.equal(found.engine.languageHost, "found");
  });

  it("is given the sandbox's language host when it has none", async () => {
    executable("a", "pulumi", "echo v3.300.0");
    const found = await engineOnPath(folder("a"));
    assert.ok("engine" in found);
    assert.equal(found.engine.languageHost, "own");
    assert.match(found.reason, /has no pulumi-language-nodejs/);
  });

  it("is refused when it is older than the SDK", async () => {
    executable("a", "pulumi", "echo v3.100.0");
    const { reason, ...found } = await engineOnPath(folder("a"));
    assert.deepEqual(found, {});
    assert.match(reason, /is 3\.100\.0, older than the SDK here \(3\.\d+\.\d+\)$/);
  });

  it("is refused when it does not run", async () => {
    executable("a", "pulumi", "exit 1");
    const { reason } = await engineOnPath(folder("a"));
    assert.match(reason, /does not report its version$/);
  });

  it("is not the sandbox's own, which a shell of the sandbox has on PATH", async () => {
    const cache = process.env["ACCOUNT_BASELINE_CACHE"];
    process.env["ACCOUNT_BASELINE_CACHE"] = directory;
    try {
      executable("engine/v3.259.0/bin", "pulumi", "echo v3.300.0");
      assert.deepEqual(await engineOnPath(folder("engine/v3.259.0/bin")), { reason: "no pulumi on PATH" });
    } finally {
      if (cache === undefined) delete process.env["ACCOUNT_BASELINE_CACHE"];
      else process.env["ACCOUNT_BASELINE_CACHE"] = cache;
    }
  });
});

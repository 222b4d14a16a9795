import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildEngine } from "../../../sandbox/engine/goBuild";
import { EngineUnavailableError } from "../../../sandbox/errors";

describe("building the engine", () => {
  const path = process.env["PATH"];
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "go on path "));
    process.env["PATH"] = directory;
  });

  afterEach(() => {
    process.env["PATH"] = path;
    rmSync(directory, { recursive: true, force: true });
  });

  async function refusal(): Promise<string> {
    let message = "";
    await assert.rejects(
      () => buildEngine(() => undefined),
      (error) => {
        assert.ok(error instanceof EngineUnavailableError);
        ({ message } = error);
        return true;
      },
    );
    return message;
  }

  function go(version: string, toolchain: string): void {
    writeFileSync(join(directory, "go"), `#!/bin/sh\necho ${version}\necho ${toolchain}\n`, { mode: 0o755 });
  }

  it("says what to install where there is no Go", async () => {
    assert.match(
      await refusal(),
      /^no Pulumi engine: .* there is no go on PATH; install Go 1\.\d+\.\d+ or later/,
    );
  });

  it("says which Go it needs where an old one may not fetch a newer", async () => {
    go("go1.22.1", "local");
    assert.match(await refusal(), /go1\.22\.1 is too old; install Go 1\.\d+\.\d+ or later/);
  });

  it("says so where Go is from before toolchains could be fetched", async () => {
    go("go1.19", "");
    assert.match(await refusal(), /go1\.19 is too old/);
  });
});

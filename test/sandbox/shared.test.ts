import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SharedSandbox } from "../../sandbox/shared";

describe("the record of a running sandbox", () => {
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "shared sandbox "));
  });

  afterEach(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  function record(target: object): void {
    writeFileSync(join(directory, "target.json"), JSON.stringify(target));
  }

  it("counts for nothing when its emulator was killed", async () => {
    record({ endpoint: "http://127.0.0.1:9", token: "gone" });
    const sandbox = new SharedSandbox(directory);
    assert.equal(await sandbox.running(), undefined);
    assert.equal(await sandbox.stop(), false);
  });

  it("counts for nothing when it was cut off half written", async () => {
    writeFileSync(join(directory, "target.json"), '{"endpoint":"http://127');
    assert.equal(await new SharedSandbox(directory).running(), undefined);
  });

  it("never leads to the end of another process that has got its port", async () => {
    const bystander = spawn("sleep", ["60"]);
    const identity = JSON.stringify({ token: "another", pid: bystander.pid });
    const server = createServer((_request, response) => response.end(identity)).listen(0, "127.0.0.1");
    try {
      await once(server, "listening");
      record({ endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token: "ours" });
      const sandbox = new SharedSandbox(directory);
      assert.equal(await sandbox.running(), undefined);
      assert.equal(await sandbox.stop(), false);
      assert.ok(bystander.kill(0));
      assert.equal(bystander.signalCode, null);
    } finally {
      bystander.kill();
      server.close();
    }
  });
});

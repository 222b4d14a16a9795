import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo, Server } from "node:net";
import { join } from "node:path";

describe("the language host", () => {
  let engine: Server;
  let host: ChildProcess | undefined;

  beforeEach(async () => {
    engine = createServer((socket) => socket.resume()).listen(0, "127.0.0.1");
    await once(engine, "listening");
  });

  afterEach(() => {
    host?.kill("SIGKILL");
    engine.close();
  });

  function start(): ChildProcess {
    const address = `127.0.0.1:${(engine.address() as AddressInfo).port}`;
    const main = join(__dirname, "../../../sandbox/language-host/main.ts");
    host = spawn(process.execPath, ["-r", "ts-node/register/transpile-only", main, address], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    return host;
  }

  it("prints the port that it serves on, and ends on an interrupt", async () => {
    const started = start();
    assert.ok(started.stdout);
    const [line] = (await once(started.stdout, "data")) as [Buffer];
    assert.match(line.toString(), /^\d+\n$/);
    started.kill("SIGINT");
    assert.deepEqual(await once(started, "exit"), [0, null]);
  });

  it("ends when its engine was killed before it came up", async () => {
    const started = start();
    engine.close();
    assert.deepEqual(await once(started, "exit"), [0, null]);
  });
});

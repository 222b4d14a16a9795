import { spawn } from "node:child_process";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

/** A running emulator. */
export interface Emulator {
  readonly endpoint: string;
  stop(): void;
}

/** Starts `moto_server` (or what MOTO_SERVER names) on a free loopback port and waits until it answers. */
export async function startEmulator(): Promise<Emulator> {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const server = spawn(process.env["MOTO_SERVER"] ?? "moto_server", ["-H", "127.0.0.1", "-p", String(port)], {
    env: { ...process.env, MOTO_IAM_LOAD_MANAGED_POLICIES: "true" },
    stdio: "ignore",
  });
  for (let attempt = 0; attempt < 300; attempt++) {
    if (await answers(endpoint)) return { endpoint, stop: () => server.kill() };
    await wait(100);
  }
  throw new Error("moto_server does not answer");
}

async function answers(endpoint: string): Promise<boolean> {
  try {
    return (await fetch(`${endpoint}/moto-api/data.json`)).ok;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}

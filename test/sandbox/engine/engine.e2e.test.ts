import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { run } from "../../../sandbox/run";
import type { Finished } from "../../../sandbox/run";
import type { Sandbox } from "../../../sandbox/sandbox";
import { sharedSandbox } from "../../support/sharedSandbox";

const COMPONENT = `
import * as pulumi from "@pulumi/pulumi";
class Thing extends pulumi.ComponentResource {
  constructor(name: string) { super("test:index:Thing", name); }
}
`;

const PACK = `
import { PolicyPack } from "@pulumi/policy";
import * as pulumi from "@pulumi/pulumi";
import { writeFileSync } from "node:fs";
writeFileSync(process.env.PID_FILE + ".pack", String(process.pid));
new PolicyPack("test", {
  policies: [{
    name: "no-bad-thing", description: "no bad thing", enforcementLevel: "mandatory",
    validateResource: ({ name }, report) => {
      if (name === "bad") report("a bad thing in stack " + pulumi.getStack());
    },
  }],
});
`;

describe("the engine with the language host", () => {
  let sandbox: Sandbox;
  let directory: string;
  let env: NodeJS.ProcessEnv;

  before(async function () {
    sandbox = await sharedSandbox(this);
  });

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), "engine test "));
    symlinkSync(join(__dirname, "../../../node_modules"), join(directory, "node_modules"));
    writeFileSync(join(directory, "Pulumi.yaml"), "name: trivial\nruntime: nodejs\n");
    writeFileSync(join(directory, "package.json"), '{ "main": "index.ts" }');
    env = {
      ...sandbox.env,
      PULUMI_BACKEND_URL: `file://${encodeURI(directory)}`,
      PULUMI_OPTION_POLICY_PACK: "",
      PULUMI_NODEJS_TRANSPILE_ONLY: "true",
      PID_FILE: join(directory, "pid"),
    };
    await pulumi("stack", "init", "dev");
  });

  afterEach(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  function program(text: string): void {
    writeFileSync(join(directory, "index.ts"), COMPONENT + text);
  }

  function policyPack(): string {
    const pack = join(directory, "pack");
    mkdirSync(pack);
    writeFileSync(join(pack, "PulumiPolicy.yaml"), "runtime: nodejs\n");
    writeFileSync(join(pack, "package.json"), '{ "name": "test", "version": "0.0.1", "main": "index.ts" }');
    writeFileSync(join(pack, "tsconfig.json"), '{ "compilerOptions": { "noCheck": true } }');
    writeFileSync(join(pack, "index.ts"), PACK);
    return pack;
  }

  const flags = ["--non-interactive", "--color", "never"];

  function pulumi(...args: string[]): Promise<Finished> {
    return run(sandbox.pulumi, [...args, ...flags], { cwd: directory, env });
  }

  it("previews and deploys a program, and then finds nothing to change", async () => {
    program(
      'new Thing("one"); export const stack = pulumi.getStack(); console.log("hello from the program");',
    );
    const preview = await pulumi("preview");
    assert.equal(preview.code, 0, preview.output);
    assert.match(preview.output, /hello from the program[^]*\+ 2 to create/);
    assert.match((await pulumi("up", "--yes")).output, /stack: "dev"[^]*\+ 2 created/);
    assert.match((await pulumi("up", "--yes")).output, /2 unchanged/);
  });

  it("gives the program its configuration, and knows which of it is secret", async () => {
    program(`
      const config = new pulumi.Config();
      export const open = config.require("open");
      export const hidden = config.requireSecret("hidden");
      export const marked = (pulumi.runtime as any).isConfigSecret("trivial:hidden");
    `);
    await pulumi("config", "set", "open", "in the open");
    await pulumi("config", "set", "--secret", "hidden", "hunter2");
    const { output } = await pulumi("up", "--yes");
    assert.match(output, /hidden: \[secret\]\s+marked: true\s+open {2}: "in the open"/);
    const state = readFileSync(join(directory, ".pulumi/stacks/trivial/dev.json"), "utf8");
    assert.ok(!state.includes("hunter2"));
  });

  it("fails with the program's own message, once, when the program throws", async () => {
    program('throw new Error("the program is broken");');
    const { code, output } = await pulumi("preview");
    assert.notEqual(code, 0);
    assert.equal(output.match(/Error: the program is broken/g)?.length, 1, output);
    assert.doesNotMatch(output, /non-zero exit code/);
  });

  it("tells the exit code of a program that ends itself", async () => {
    program("process.exit(3);");
    const { code, output } = await pulumi("preview");
    assert.notEqual(code, 0);
    assert.match(output, /Program exited with non-zero exit code: 3/);
  });

  it("says what to do when the SDK is not installed", async () => {
    program("");
    rmSync(join(directory, "node_modules"));
    const { code, output } = await pulumi("preview");
    assert.notEqual(code, 0);
    assert.match(output, /@pulumi\/pulumi\/cmd\/run is not installed for .*: run npm install there/);
  });

  it("lets a policy pack pass and block, and tells it which stack it judges", async () => {
    const pack = policyPack();
    program('new Thing("good");');
    const passed = await pulumi("preview", "--policy-pack", pack);
    assert.equal(passed.code, 0, passed.output);
    program('new Thing("bad");');
    const blocked = await pulumi("preview", "--policy-pack", pack);
    assert.notEqual(blocked.code, 0);
    assert.match(blocked.output, /\[mandatory\]\s+no-bad-thing[^]*a bad thing in stack dev/);
  });

  it("says so when a policy pack does not start", async () => {
    const pack = policyPack();
    writeFileSync(join(pack, "index.ts"), 'throw new Error("the pack is broken");');
    program("");
    const { code, output } = await pulumi("preview", "--policy-pack", pack);
    assert.notEqual(code, 0);
    assert.match(output, /the pack is broken/);
  });

  describe("stopped in the middle of an update", () => {
    let update: ChildProcess;

    beforeEach(async () => {
      program(`
        import { writeFileSync } from "node:fs";
        writeFileSync(process.env.PID_FILE + ".program", process.pid + " " + process.ppid);
        // Even a program that heeds neither an interrupt nor the loss of its engine.
        process.on("SIGINT", () => undefined);
        process.removeAllListeners("uncaughtException").on("uncaughtException", () => undefined);
        process.removeAllListeners("unhandledRejection").on("unhandledRejection", () => undefined);
        setInterval(() => undefined, 1000);
      `);
      const args = ["up", "--yes", "--skip-preview", "--policy-pack", policyPack(), ...flags];
      update = spawn(sandbox.pulumi, args, { cwd: directory, env, stdio: "ignore" });
      while (!existsSync(join(directory, "pid.program"))) await sleep(50);
    });

    /** Processes of the program, the language host and the policy pack that still run some time later. */
    async function survivors(): Promise<number[]> {
      const pids = ["pid.program", "pid.pack"]
        .flatMap((file) => readFileSync(join(directory, file), "utf8").split(" "))
        .map(Number);
      assert.equal(pids.length, 3);
      const deadline = Date.now() + 8_000;
      while (pids.some(isAlive) && Date.now() < deadline) await sleep(50);
      return pids.filter(isAlive);
    }

    for (const signal of ["SIGINT", "SIGTERM", "SIGKILL"] as const) {
      it(`by ${signal}, leaves no process behind`, async () => {
        const ended = once(update, "exit");
        update.kill(signal);
        const [code] = (await ended) as [number | null];
        assert.notEqual(code, 0);
        assert.deepEqual(await survivors(), []);
      });
    }
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

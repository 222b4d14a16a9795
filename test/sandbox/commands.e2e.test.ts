import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../../sandbox/run";
import type { Finished } from "../../sandbox/run";

const CHECKOUT = join(__dirname, "../..");

describe("the sandbox's commands", () => {
  let stateDir: string;

  beforeEach(() => {
    stateDir = mkdtempSync(join(tmpdir(), "sandbox's state "));
  });

  afterEach(async () => {
    await sandbox("down");
    rmSync(stateDir, { recursive: true, force: true });
  });

  function command(...args: string[]): string[] {
    return ["-r", "ts-node/register/transpile-only", "sandbox/index.ts", "--state-dir", stateDir, ...args];
  }

  async function sandbox(name: string, env: NodeJS.ProcessEnv = {}): Promise<Finished> {
    return run(process.execPath, command(name), { cwd: CHECKOUT, env: { ...process.env, ...env } });
  }

  /** The last line that a shell prints after it has taken over the environment. */
  async function inShell(exports: string, script: string): Promise<string> {
    const env = { ...process.env, EXPORTS: exports };
    const { stdout, output } = await run("sh", ["-c", `eval "$EXPORTS"; ${script}`], { env });
    return stdout.trim().split("\n").at(-1) ?? output;
  }

  async function answers(endpoint: string): Promise<boolean> {
    return fetch(endpoint).then(
      () => true,
      () => false,
    );
  }

  const endpointOf = (exports: string): string => /AWS_ENDPOINT_URL='([^']*)'/.exec(exports)?.[1] ?? "";

  it("env leaves an emulator running, which another env uses, and down stops", async () => {
    const first = await sandbox("env");
    assert.equal(first.code, 0, first.output);
    for (const line of first.stdout.trim().split("\n")) assert.match(line, /^export \w+='.*'$/);
    assert.equal(endpointOf((await sandbox("env")).stdout), endpointOf(first.stdout));
    assert.ok(await answers(endpointOf(first.stdout)));
    assert.match((await sandbox("down")).output, /stopped/);
    assert.ok(!(await answers(endpointOf(first.stdout))));
    assert.match((await sandbox("down")).output, /nothing was running/);
  });

  it("env takes the endpoint that it has exported itself for no emulator of the user's", async () => {
    const { stdout } = await sandbox("env");
    await sandbox("down");
    const env = command("env")
      .map((arg) => `"${arg}"`)
      .join(" ");
    assert.match(
      await inShell(stdout, `cd "${CHECKOUT}"; node ${env} 2>&1 | grep AWS:`),
      /moto .* \(started\)$/,
    );
  });

  it("env gives a shell in which pulumi keeps its state in the sandbox", async () => {
    const { stdout } = await sandbox("env");
    const script = `cd "${stateDir}"; echo "name: here
runtime: nodejs" > Pulumi.yaml; pulumi stack init dev >/dev/null && pulumi stack ls --json`;
    assert.match(await inShell(stdout, `${script} | tr -d '\\n'`), /"name": "dev"/);
    assert.ok(existsSync(join(stateDir, "shared/state/.pulumi/stacks/here/dev.json")));
  });

  it("env gives a shell in which a preview of dev passes the policy pack, and the stack files stay as they are", async () => {
    const stackFiles = () =>
      ["dev", "prod"].map((stack) => readFileSync(join(CHECKOUT, `Pulumi.${stack}.yaml`), "utf8"));
    const before = stackFiles();
    const { stdout } = await sandbox("env");
    const script = `cd "${CHECKOUT}"; pulumi preview -s dev --non-interactive --policy-pack policy-pack 2>&1`;
    assert.match(
      await inShell(stdout, `${script} | grep -e "to create" -e account-baseline@`),
      /\d+ to create/,
    );
    assert.match(await inShell(stdout, `${script} | grep account-baseline@`), /✅ account-baseline@/);
    assert.deepEqual(stackFiles(), before);
  });

  it("env starts anew, and empty, when its emulator was killed", async () => {
    const first = await sandbox("env");
    const identity = await fetch(`${endpointOf(first.stdout)}/account-baseline-sandbox`);
    const { pid } = (await identity.json()) as { pid: number };
    writeFileSync(join(stateDir, "shared/state/leftover"), "");
    process.kill(pid, "SIGKILL");
    const second = await sandbox("env");
    assert.equal(second.code, 0, second.output);
    assert.notEqual(endpointOf(second.stdout), endpointOf(first.stdout));
    assert.ok(await answers(endpointOf(second.stdout)));
    assert.ok(!existsSync(join(stateDir, "shared/state/leftover")));
  });

  it("env uses an emulator of the user's, and starts none", async () => {
    const { stdout, output } = await sandbox("env", { AWS_ENDPOINT_URL: "http://localhost:4566" });
    assert.equal(endpointOf(stdout), "http://localhost:4566");
    assert.match(output, /AWS: AWS_ENDPOINT_URL at http:\/\/localhost:4566/);
    assert.ok(!existsSync(join(stateDir, "shared/emulator.log")));
  });

  it("two env at the same time share one emulator", async () => {
    const [one, other] = await Promise.all([sandbox("env"), sandbox("env")]);
    assert.equal(endpointOf(one.stdout), endpointOf(other.stdout));
    assert.notEqual(endpointOf(one.stdout), "");
  });

  for (const ending of ["exit", "SIGTERM"] as const) {
    it(`shell gives an environment of its own, which is gone after ${ending}`, async () => {
      const shell = spawn(process.execPath, command("shell"), {
        cwd: CHECKOUT,
        env: { ...process.env, SHELL: "/bin/sh" },
        stdio: ["pipe", "pipe", "ignore"],
      });
      shell.stdin.write("echo $AWS_ENDPOINT_URL $AWS_ACCESS_KEY_ID\n");
      const [line] = (await once(shell.stdout, "data")) as [Buffer];
      const [endpoint = "", key] = line.toString().trim().split(" ");
      assert.equal(key, "test");
      assert.ok(await answers(endpoint));
      if (ending === "exit") shell.stdin.end("exit 0\n");
      else shell.kill(ending);
      await once(shell, "exit");
      assert.ok(!(await answers(endpoint)));
      if (ending === "exit") assert.deepEqual(readdirSync(stateDir), []);
    });
  }

  it("clean leaves nothing of the sandbox, and what else is in the folder", async () => {
    await sandbox("env");
    writeFileSync(join(stateDir, "mine"), "");
    assert.equal((await sandbox("clean")).code, 0);
    assert.deepEqual(readdirSync(stateDir), ["mine"]);
  });

  it("an unknown command is refused in one line", async () => {
    const { code, output } = await sandbox("evn");
    assert.notEqual(code, 0);
    assert.match(output, /unknown command 'evn'/);
    assert.doesNotMatch(output, /\bat .*\.ts:/);
  });
});

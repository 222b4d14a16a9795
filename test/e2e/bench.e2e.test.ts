import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const ROOT = join(__dirname, "../..");

/** How fast the machine is that tests run on says nothing; that the benchmarks still find what they measure does. */
describe("the benchmarks that need no engine", () => {
  for (const [name, count] of [
    ["check", 4],
    ["command", 2],
    ["mfaProof", 4],
    ["updateGate", 2],
  ] as const) {
    it(`bench/${name}.ts compares its figures with their bars`, () => {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        ["-r", "ts-node/register/transpile-only", join(ROOT, "bench", `${name}.ts`)],
        { cwd: ROOT, encoding: "utf8", env: { ...process.env, RUNS: "1", ACCOUNTS: "2" } },
      );
      assert.equal(stderr, "");
      const figures = stdout.match(/^(met|MISSED): .+ = [\d.]+( \S+)? \(bar .+\)$/gm) ?? [];
      assert.ok(figures.length >= count, stdout);
      assert.equal(status, figures.some((figure) => figure.startsWith("MISSED")) ? 1 : 0);
    });
  }
});

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const ROOT = join(__dirname, "../../../..");

/** Runs a script in a process of its own, with `watch` to watch over it, `during` and `later`. */
function run(script: string): { code: number | null; stdout: string; stderr: string } {
  const source = `
    const { uncaughtErrors } = require("./fleet/rollout/worker/uncaughtErrors");
    const { RunError } = require("@pulumi/pulumi/errors");
    const wait = (ms = 20) => new Promise((resolve) => setTimeout(resolve, ms));
    const watch = uncaughtErrors();
    const during = async (work) => {
      const { result, errors } = await watch.during(work);
      console.log(result + " " + errors);
    };
    (async () => { ${script} })();`;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["-r", "ts-node/register/transpile-only", "-e", source],
    { cwd: ROOT, encoding: "utf8" },
  );
  return { code: status, stdout, stderr };
}

describe("uncaughtErrors", () => {
  const cases: [what: string, script: string, stdout: string][] = [
    [
      "counts what nothing awaits while a program runs, thrown or rejected, and goes on",
      `await during(async () => {
         setTimeout(() => { throw new Error("thrown"); });
         void Promise.reject(new Error("rejected"));
         await wait();
         return "done";
       });`,
      "done 2\n",
    ],
    [
      "counts anew for each program",
      `await during(async () => { void Promise.reject(new Error("x")); await wait(); return "first"; });
       await during(async () => "second");`,
      "first 1\nsecond 0\n",
    ],
    [
      "does not count what Pulumi throws about the running program",
      `await during(async () => {
         void Promise.reject(new RunError("x"));
         void Promise.reject(Object.assign(new Error("grpc"), { code: 14, metadata: {} }));
         await wait();
         return "done";
       });`,
      "done 0\n",
    ],
    [
      "tells at the first that the program has failed",
      `await during(async (failed) => {
         setTimeout(() => { throw new Error("x"); });
         await new Promise((resolve) => failed.addEventListener("abort", resolve));
         return "told";
       });`,
      "told 1\n",
    ],
    [
      "takes off the listeners that Pulumi leaves behind, and stays itself",
      `const leftBehind = () => "left behind";
       const counts = () => ["uncaughtException", "unhandledRejection"].map((event) =>
         process.listeners(event).filter((listener) => listener === leftBehind).length + " of " + process.listenerCount(event));
       await during(async () => {
         process.on("uncaughtException", leftBehind);
         process.once("unhandledRejection", leftBehind);
         return "done";
       });
       console.log(counts().join());`,
      "done 0\n0 of 1,0 of 1\n",
    ],
  ];
  for (const [what, script, stdout] of cases) {
    it(what, () => {
      assert.deepEqual(run(script), { code: 0, stdout, stderr: "" });
    });
  }

  it("ends the process by what comes between two programs, and shows it", () => {
    const { code, stdout, stderr } = run(
      `await during(async () => { setTimeout(() => { throw new Error("left over"); }, 30); return "done"; });
       await wait(200);
       console.log("never");`,
    );
    assert.deepEqual({ code, stdout }, { code: 1, stdout: "done 0\n" });
    assert.match(stderr, /Error: left over/);
  });

  it("passes on that a program's run itself failed, and counts no more for it", () => {
    const { stdout } = run(
      `await during(() => Promise.reject(new Error("failed"))).catch(({ message }) => console.log(message));
       await during(async () => "next");`,
    );
    assert.equal(stdout, "failed\nnext 0\n");
  });
}).timeout(20_000);

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync } from "node:fs";
import { hostname } from "node:os";
import { delimiter, join } from "node:path";

import { attempt, type Execution } from "../../../fleet/rollout/retry";
import type { FailureKind, TaskResult } from "../../../fleet/rollout/task";
import { readJournal } from "../../../fleet/runs/journal";
import { useFolder } from "../useFolder";
import { does, fails, type Script, useExecution, wave } from "./useExecution";

const ALL = wave("all", "a");
const [A] = ALL.accounts;

describe("attempt", () => {
  const execution = useExecution();
  const begin = (script: Script, retry?: Execution["retry"]) => {
    const made = execution(script, [ALL]);
    if (retry !== undefined) made.retry = retry;
    assert.ok(A);
    return { made, preview: attempt(made, A, "preview", { operation: "preview", refresh: true }) };
  };
  /** Answers in their order, the last one again and again. */
  const answers =
    (...results: TaskResult[]): Script =>
    (_, nth) =>
      results[Math.min(nth, results.length) - 1] ?? does();

  it("hands the worker all that the engine needs", async () => {
    const { made, preview } = begin(answers(does()));
    assert.equal((await preview).attempts, 1);
    assert.deepEqual(made.tasks, [
      {
        operation: "preview",
        refresh: true,
        stack: "a",
        accountId: "111122223333",
        project: made.project,
        sessionName: `account-baseline-${made.run.name}`,
        env: {},
        policyPacks: ["pack"],
        policyPackConfigs: ["pack.json"],
        allowRetained: false,
        log: join(made.run.directory, "logs/a.log"),
      },
    ]);
  });

  it("tries again what throttling made fail, and tells and notes each attempt", async () => {
    const throttled = fails("transient", "Rate exceeded");
    const { made, preview } = begin(answers(throttled, throttled, does()));
    const { ok, attempts } = await preview;
    assert.deepEqual({ ok, attempts }, { ok: true, attempts: 3 });
    assert.deepEqual(made.told, [
      "a begins preview",
      "a attempt 1 transient: Rate exceeded",
      "a attempt 2 transient: Rate exceeded",
    ]);
    const entries = readJournal(join(made.run.directory, "journal.jsonl")).slice(1);
    assert.deepEqual(
      entries.map((entry) => ("attempt" in entry ? `${entry.type} ${entry.attempt}` : entry.type)),
      [
        "account-started 1",
        "account-retried 1",
        "account-started 2",
        "account-retried 2",
        "account-started 3",
      ],
    );
  });

  it("gives up after so many attempts, with the last failure", async () => {
    const { made, preview } = begin((_, nth) => fails("transient", `Rate exceeded (${nth})`));
    const { failure, attempts } = await preview;
    assert.deepEqual(failure, { kind: "transient", cause: "Rate exceeded (3)" });
    assert.equal(attempts, 3);
    assert.equal(made.asked.length, 3);
  });

  for (const kind of ["error", "policy", "plan", "interrupted"] satisfies FailureKind[]) {
    it(`does not try again what failed by ${kind}`, async () => {
      const { made, preview } = begin(answers(fails(kind, "no"), does()));
      const { failure, attempts } = await preview;
      assert.deepEqual({ failure, attempts }, { failure: { kind, cause: "no" }, attempts: 1 });
      assert.equal(made.asked.length, 1);
    });
  }

  it("does not try again once the run is interrupted", async () => {
    const { made, preview } = begin(() => {
      made.requestInterrupt();
      return fails("transient", "Rate exceeded");
    });
    assert.equal((await preview).attempts, 1);
    assert.equal(made.asked.length, 1);
  });

  it("waits no longer once the run is interrupted", async () => {
    const retry = { attempts: 3, firstDelaySeconds: 600, maxDelaySeconds: 600 };
    const { made, preview } = begin(answers(fails("transient", "Rate exceeded"), does()), retry);
    setTimeout(() => {
      made.requestInterrupt();
    }, 50);
    const { failure, attempts } = await preview;
    assert.deepEqual(
      { failure, attempts },
      { failure: { kind: "transient", cause: "Rate exceeded" }, attempts: 1 },
    );
  });

  it("keeps what an attempt came to that was under way when the run was interrupted", async () => {
    const { made, preview } = begin((_, nth) => {
      if (nth === 1) return fails("transient", "Rate exceeded");
      made.requestInterrupt();
      return does();
    });
    const { ok, attempts } = await preview;
    assert.deepEqual({ ok, attempts }, { ok: true, attempts: 2 });
  });

  it("passes on what is no failure of the account", async () => {
    const { preview } = begin(() => Promise.reject(new Error("a defect")));
    await assert.rejects(preview, /a defect/);
  });

  describe("at a lock", () => {
    const folder = useFolder();
    const locked = (...pids: number[]) =>
      fails(
        "locked",
        `the stack is currently locked by ${pids.length} lock(s)\n${pids.map((pid) => `file://x.json: created by me@${hostname()} (pid ${pid}) at 2026`).join("\n")}`,
      );
    const ended = () => spawnSync(process.execPath, ["--version"]).pid;
    /** A `pulumi` that only notes what it is asked. */
    const fakePulumi = (): { env: Record<string, string>; asked: () => string } => {
      const log = join(folder.directory, "asked");
      folder.write("bin/pulumi", `#!/bin/sh\necho "$PWD $*" >> "${log}"\n`);
      chmodSync(join(folder.directory, "bin/pulumi"), 0o755);
      return {
        env: { PATH: [join(folder.directory, "bin"), process.env["PATH"] ?? ""].join(delimiter) },
        asked: () => (existsSync(log) ? readFileSync(log, "utf8") : ""),
      };
    };

    it("waits for who holds it", async () => {
      const { made, preview } = begin(answers(locked(process.pid), does()));
      assert.equal((await preview).attempts, 2);
      assert.deepEqual(made.told.slice(1), [
        `a attempt 1 transient: locked by me@${hostname()} (pid ${process.pid}) since 2026`,
      ]);
    });

    it("says who holds it when it waited in vain", async () => {
      const { preview } = begin(answers(locked(process.pid)));
      assert.equal(
        (await preview).failure?.cause,
        `locked by me@${hostname()} (pid ${process.pid}) since 2026`,
      );
    });

    it("names a stale one and what to do, and leaves it", async () => {
      const { env, asked } = fakePulumi();
      const pid = ended();
      const { made, preview } = begin(answers(locked(pid), does()));
      made.env = env;
      const { failure, attempts } = await preview;
      assert.deepEqual(failure, {
        kind: "locked",
        cause: `locked by me@${hostname()} (pid ${pid}, which does not run any more) since 2026; go on with the run that it was by --resume, or remove the lock: pulumi cancel -s a`,
      });
      assert.equal(attempts, 1);
      assert.equal(asked(), "");
    });

    it("removes a stale one of the run that is gone on with", async () => {
      const { env, asked } = fakePulumi();
      const { made, preview } = begin(answers(locked(ended()), does()));
      Object.assign(made, { env, removeStaleLocks: true });
      const { ok, attempts } = await preview;
      assert.deepEqual({ ok, attempts }, { ok: true, attempts: 1 });
      assert.equal(asked(), `${made.project.directory} cancel --yes --non-interactive --stack a\n`);
    });

    it("removes none while one of several is held", async () => {
      const { env, asked } = fakePulumi();
      const { made, preview } = begin(answers(locked(ended(), process.pid), does()));
      Object.assign(made, { env, removeStaleLocks: true });
      assert.equal((await preview).attempts, 2);
      assert.equal(asked(), "");
    });

    it("removes none that it cannot read", async () => {
      const { env, asked } = fakePulumi();
      const { made, preview } = begin(answers(fails("locked", "the stack is currently locked by x"), does()));
      Object.assign(made, { env, removeStaleLocks: true });
      assert.equal((await preview).attempts, 2);
      assert.equal(made.told[1], "a attempt 1 transient: the stack is currently locked by x");
      assert.equal(asked(), "");
    });
  });
});

import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";

import type { Project } from "../../../fleet/accounts/project";
import { beginRun, readRun, type RunStart, runDirectory, runNames } from "../../../fleet/runs/runDirectory";
import { UsageError } from "../../../fleet/usageError";
import { useFolder } from "../useFolder";

const START: RunStart = {
  command: "up",
  waves: ["all"],
  accounts: ["a", "b"].map((stack) => ({ stack, accountId: "111122223333", tags: {}, wave: "all" })),
  controls: [{ name: "budget", title: "A budget", references: [] }],
};

describe("The directory of a run", () => {
  const folder = useFolder();
  const project = (): Project => ({
    directory: folder.directory,
    name: "fleet",
    main: folder.directory,
  });

  it("is named after the time and the command, for this user alone, and unseen by git", () => {
    const run = beginRun(project(), START);
    assert.match(run.name, /^\d{8}-\d{6}-up-[0-9a-f]{4}$/);
    assert.equal(run.directory, join(folder.directory, ".rollout/runs", run.name));
    for (const inner of [".", "logs", "plans"]) {
      assert.equal(statSync(join(run.directory, inner)).mode & 0o077, 0, inner);
    }
    assert.equal(readFileSync(join(folder.directory, ".rollout/.gitignore"), "utf8"), "*\n");
  });

  it("tells all that the run is about, before anything is done", () => {
    const { name } = beginRun(project(), START);
    const { startedAt, ...record } = readRun(project(), name);
    assert.ok(Math.abs(Date.parse(startedAt) - Date.now()) < 60_000);
    assert.deepEqual(record, {
      run: name,
      command: "up",
      project: "fleet",
      owner: { pid: process.pid, host: hostname() },
      waves: START.waves,
      controls: START.controls,
      accounts: START.accounts.map((account) => ({
        ...account,
        outcome: "not-executed",
        cause: "the run ended before its turn",
        changes: [],
        findings: [],
        examined: false,
      })),
    });
  });

  it("is none of a run where its process was killed before the first entry", () => {
    const { name } = beginRun(project(), START);
    const killed = join(folder.directory, ".rollout/runs/99991231-000000-up-dead");
    mkdirSync(killed);
    writeFileSync(join(killed, "journal.jsonl"), "");
    assert.deepEqual(runNames(project()), [name]);
    assert.equal(readRun(project()).run, name);
  });

  it("goes on to be that of the run when it is resumed", () => {
    const first = beginRun(project(), START);
    first.journal.write({ type: "run-finished" });
    const resumed = beginRun(project(), START, readRun(project()));
    assert.equal(resumed.directory, first.directory);
    assert.deepEqual(runNames(project()), [first.name]);
    assert.equal(readRun(project()).finishedAt, undefined);
    assert.ok(existsSync(join(resumed.directory, "plans")));
  });

  it("is another one when another command takes over what is left", () => {
    const { name } = beginRun(project(), START);
    const taken = beginRun(project(), { ...START, command: "drift" }, readRun(project()));
    assert.notEqual(taken.name, name);
    assert.equal(readRun(project(), taken.name).command, "drift");
  });

  describe("is found", () => {
    /** Runs as they are left on disk, and folders that are none. */
    beforeEach(() => {
      for (const name of ["20261101-000000-up-aaaa", "20261103-000000-drift-aaaa", "20261102-000000-up-aaaa"])
        copyOfRun(join(folder.directory, ".rollout/runs", name), name);
      mkdirSync(join(folder.directory, ".rollout/runs/20261104-000000-up-none"));
    });
    const copyOfRun = (directory: string, run: string) => {
      mkdirSync(directory, { recursive: true });
      const entry = { type: "run-started", ...START, run, project: "fleet", pid: 1, host: "h", at: "2026" };
      writeFileSync(join(directory, "journal.jsonl"), `${JSON.stringify(entry)}\n`);
    };

    it("by no name as that of the last run", () => {
      assert.equal(readRun(project()).run, "20261103-000000-drift-aaaa");
    });

    it("by the name of the run", () => {
      assert.equal(readRun(project(), "20261101-000000-up-aaaa").run, "20261101-000000-up-aaaa");
    });

    it("by its path, wherever it was brought from", () => {
      const path = join(folder.directory, "artifact");
      copyOfRun(path, "20261105-000000-up-bbbb");
      assert.equal(runDirectory(project(), path), path);
      assert.equal(readRun(project(), path).run, "20261105-000000-up-bbbb");
    });

    it("but not gone on with where it was brought from elsewhere", () => {
      const path = join(folder.directory, "artifact");
      copyOfRun(path, "20261105-000000-up-bbbb");
      const { name, directory } = beginRun(project(), START, readRun(project(), path));
      assert.notEqual(name, "20261105-000000-up-bbbb");
      assert.equal(readRun(project(), directory).run, name);
    });

    it("not by another name, and then the last ones are named", () => {
      assert.throws(
        () => readRun(project(), "20261104-000000-up-none"),
        new UsageError(
          "no run 20261104-000000-up-none; the last ones: 20261103-000000-drift-aaaa, 20261102-000000-up-aaaa, 20261101-000000-up-aaaa",
        ),
      );
    });

    it("but says so where the run was killed before it began", () => {
      const path = join(folder.directory, "cut");
      mkdirSync(path);
      writeFileSync(join(path, "journal.jsonl"), '{"type":"run-st');
      assert.throws(() => readRun(project(), path), new UsageError("run cut ended before it began"));
    });
  });

  it("is found nowhere before the first run", () => {
    assert.deepEqual(runNames(project()), []);
    assert.throws(
      () => readRun(project()),
      new UsageError(`no run yet in ${join(folder.directory, ".rollout/runs")}`),
    );
    assert.throws(() => readRun(project(), "x"), new UsageError("no run x; there is none yet"));
  });
});

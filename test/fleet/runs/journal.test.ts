import assert from "node:assert/strict";
import { appendFileSync, statSync } from "node:fs";
import { join } from "node:path";

import { fold, Journal, type JournalEntry, readJournal, type TimedEntry } from "../../../fleet/runs/journal";
import type { AccountResult, Outcome } from "../../../fleet/runs/result";
import { useFolder } from "../useFolder";

const START: JournalEntry = {
  type: "run-started",
  run: "20261124-223343-up-3f9a",
  command: "up",
  project: "fleet",
  waves: ["canary", "remaining"],
  controls: [],
  accounts: ["a", "b", "c"].map((stack) => ({ stack, accountId: "111122223333", tags: {}, wave: "canary" })),
  pid: 1,
  host: "here",
};
const RESUMED: JournalEntry = { type: "run-resumed", accounts: ["b", "c"], pid: 2, host: "there" };
const FINISHED: JournalEntry = { type: "run-finished" };

function started(stack: string): JournalEntry {
  return { type: "account-started", stack, phase: "preview", attempt: 1 };
}

function finished(stack: string, outcome: Outcome = "completed"): JournalEntry {
  const result: AccountResult = {
    stack,
    accountId: "111122223333",
    tags: {},
    wave: "canary",
    outcome,
    changes: [],
    findings: [],
    examined: true,
  };
  return { type: "account-finished", result };
}

/** The entries, a minute apart. */
function record(...entries: JournalEntry[]) {
  return fold(
    entries.map((entry, index): TimedEntry => ({ ...entry, at: `2026-11-24T00:0${index}:00.000Z` })),
  );
}

function outcomes(...entries: JournalEntry[]): string {
  return (record(...entries)?.accounts ?? []).map(({ stack, outcome }) => `${stack} ${outcome}`).join(", ");
}

describe("The record that a journal folds to", () => {
  it("is none of a run that never began", () => {
    assert.equal(record(), undefined);
  });

  const cases: [what: string, entries: JournalEntry[], expected: string][] = [
    [
      "has nothing executed of one that was killed at once",
      [],
      "a not-executed, b not-executed, c not-executed",
    ],
    [
      "tells what was done, what was under way and what had not begun",
      [started("a"), finished("a"), started("b")],
      "a completed, b interrupted, c not-executed",
    ],
    [
      "knows an account as under way from its first phase on",
      [
        started("a"),
        { type: "account-retried", stack: "a", phase: "preview", attempt: 1, cause: "x" },
        started("a"),
      ],
      "a interrupted, b not-executed, c not-executed",
    ],
    [
      "has the last word on an account",
      [finished("a", "failed"), finished("a")],
      "a completed, b not-executed, c not-executed",
    ],
    [
      "forgets what a resumed run does anew, and keeps the rest",
      [finished("a"), finished("b", "failed"), FINISHED, RESUMED, started("c"), finished("c", "unchanged")],
      "a completed, b not-executed, c unchanged",
    ],
    [
      "still knows what was left under way when the resumed run is killed before its turn",
      [finished("a"), started("b"), RESUMED, started("c"), finished("c")],
      "a completed, b interrupted, c completed",
    ],
  ];
  for (const [what, entries, expected] of cases) {
    it(what, () => {
      assert.equal(outcomes(START, ...entries), expected);
    });
  }

  it("says why there is no result, and since when it was under way", () => {
    const [a, b] = record(START, started("a"))?.accounts ?? [];
    assert.equal(a?.cause, "the run ended while it was under way");
    assert.equal(a.startedAt, "2026-11-24T00:01:00.000Z");
    assert.equal(b?.cause, "the run ended before its turn");
  });

  it("has an end only where the run has, and is of whoever wrote last", () => {
    const { startedAt, finishedAt, owner } = record(START, FINISHED) ?? {};
    assert.deepEqual(
      { startedAt, finishedAt, owner },
      {
        startedAt: "2026-11-24T00:00:00.000Z",
        finishedAt: "2026-11-24T00:01:00.000Z",
        owner: { pid: 1, host: "here" },
      },
    );
    const resumed = record(START, FINISHED, RESUMED);
    assert.equal(resumed?.finishedAt, undefined);
    assert.deepEqual(resumed?.owner, { pid: 2, host: "there" });
  });
});

describe("Journal", () => {
  const folder = useFolder();

  it("keeps each entry with its time, for this user alone", () => {
    const file = join(folder.directory, "journal.jsonl");
    const before = Date.now();
    new Journal(file).write(FINISHED);
    new Journal(file).write(started("ä\n€"));
    const entries = readJournal(file);
    assert.deepEqual(
      entries.map(({ at, ...entry }) => {
        assert.ok(Date.parse(at) >= before && Date.parse(at) <= Date.now());
        return entry;
      }),
      [FINISHED, started("ä\n€")],
    );
    assert.equal(statSync(file).mode & 0o077, 0);
  });

  it("survives a kill in the middle of a line, also when it is gone on with", () => {
    const file = join(folder.directory, "journal.jsonl");
    new Journal(file).write(started("a"));
    appendFileSync(file, '{"type":"account-fin');
    assert.equal(readJournal(file).length, 1);
    new Journal(file).write(FINISHED);
    assert.deepEqual(
      readJournal(file).map(({ type }) => type),
      ["account-started", "run-finished"],
    );
  });
});

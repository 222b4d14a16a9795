import assert from "node:assert/strict";

import { summaryText } from "../../../fleet/report/text";
import { account, everyOutcome, notExecuted, run } from "./fixtures";

const plainly = { color: false };

describe("summary of a run as text", () => {
  it("names each broken account with the first line of its cause and its log, the failed first", () => {
    const lines = summaryText(run(), { ...plainly, runDirectory: ".rollout/runs/a" }).split("\n");
    assert.equal(
      lines[0],
      "✗ up of account-baseline: 1 failed, 1 blocked by policy, 1 interrupted, 1 drifted, 1 not executed",
    );
    assert.deepEqual(lines.slice(1, 8), [
      "",
      "failed (1)",
      "  payments-prod (333344445555, prod): AccessDenied: User: arn:aws:sts::999900001111:assumed-role/hub/run is not authorized to perform: sts:AssumeRole",
      "    log: .rollout/runs/a/logs/payments-prod.log",
      "",
      "blocked by policy (1)",
      "  web-dev (444455556666, dev): 1 mandatory policy refused the preview: iam-user-mfa-enforcement",
    ]);
  });

  it("shows every finding of every account in full, the mandatory ones first", () => {
    const found = (message: string, level: "mandatory" | "advisory" = "mandatory") => ({
      ...{ control: "mfa", level, subject: "mallory", type: "aws:iam/user:User", message },
    });
    const advice = [found("look\nat this", "advisory")];
    const findings = [...advice, found("no policy\nFix: a policy"), found("no group")];
    const text = summaryText(
      run([
        account("a", { outcome: "blocked", cause: "mfa: no policy (and 1 more)", findings }),
        account("b", { findings: advice }),
      ]),
      plainly,
    );
    assert.ok(
      text.includes(
        [
          "findings",
          "  a:",
          "    mandatory: mfa (mallory, aws:iam/user:User): no policy",
          "      Fix: a policy",
          "  a:",
          "    mandatory: mfa (mallory, aws:iam/user:User): no group",
          "  a, b:",
          "    advisory: mfa (mallory, aws:iam/user:User): look",
          "      at this",
          "",
          "Accounts: 2",
        ].join("\n"),
      ),
      text,
    );
  });

  it("shows what an account has twice word for word twice, as of two resources of one name", () => {
    const finding = { control: "mfa", level: "mandatory" as const, message: "no policy" };
    const text = summaryText(
      run([account("a", { findings: [finding, finding] }), account("b", { findings: [finding] })]),
      plainly,
    );
    assert.match(
      text,
      /findings\n {2}a, b:\n {4}mandatory: mfa: no policy\n {2}a:\n {4}mandatory: mfa: no policy\n\n/,
    );
  });

  it("ends with the counts of accounts, changes and findings", () => {
    assert.deepEqual(summaryText(run(), plainly).split("\n").slice(-5), [
      "Accounts: 7 (1 failed, 1 blocked by policy, 1 interrupted, 1 drifted, 1 not executed, 1 completed, 1 unchanged)",
      "Changes: 1 create, 3 update; 56 unchanged",
      "Findings: 1 mandatory, 1 advisory, 1 unknown",
      "Run: 20261124-223343-up-3f9a, 12 min 30 s",
      "",
    ]);
  });

  it("says in one paragraph which accounts were not executed for one reason", () => {
    const text = summaryText(
      run([
        notExecuted("a", "a canary failed"),
        notExecuted("b", "a canary failed"),
        notExecuted("c", "stopped"),
      ]),
      plainly,
    );
    assert.match(text, /not executed \(3\)\n {2}a canary failed: a, b\n {2}stopped: c\n/);
  });

  it("is good news where all went well", () => {
    const { completed, unchanged } = everyOutcome();
    assert.match(
      summaryText(run([completed, unchanged]), plainly),
      /^✓ up of account-baseline: 1 completed, 1 unchanged\n\nAccounts: 2 /,
    );
  });

  it("is no good news where the run did not end, or had no account", () => {
    const { finishedAt: _, ...unfinished } = run([account("a")]);
    assert.match(summaryText(unfinished, plainly), /^✗ up of account-baseline: the run did not end\n/);
    assert.match(summaryText(run([]), plainly), /^✗ up of account-baseline: no accounts\n/);
  });

  it("calls changes of a preview planned, and says nothing of changes where a command makes none", () => {
    assert.match(
      summaryText(run([account("a")], { command: "preview" }), plainly),
      /\nPlanned changes: 1 update/,
    );
    const { counts: _, ...examined } = account("a", { changes: [] });
    assert.doesNotMatch(summaryText(run([examined], { command: "doctor" }), plainly), /changes/i);
  });

  it("colours only where it is told to", () => {
    const escape = /\u001b\[/;
    assert.match(summaryText(run(), { color: true }), escape);
    assert.doesNotMatch(summaryText(run(), plainly), escape);
  });

  it("lets no account write to the terminal", () => {
    const cause = "gone\u001b[2J\u001b]0;title\u0007 \u202efdp.exe\rok";
    const text = summaryText(run([account("a", { outcome: "failed", cause })]), plainly);
    assert.match(text, /: gone {2}fdp\.exe ok\n/);
  });
});

import assert from "node:assert/strict";

import { plainView } from "../../../fleet/view/plain";
import { account } from "../report/fixtures";

describe("plainView", () => {
  it("writes a line for each thing that is done, and none for what is under way", () => {
    const lines: string[] = [];
    const view = plainView((line) => lines.push(line));
    view.waveStarted({ name: "canary", accounts: 1 });
    view.waveStarted({ name: "rest", accounts: 2 });
    view.phaseStarted("preview", 2);
    view.accountStarted("a", "preview");
    view.resource("a", { name: "alice", type: "aws:iam/user:User", op: "create" });
    view.retrying("a", 1, { kind: "transient", cause: "Rate exceeded\nmore of it" });
    view.accountDone("a", "preview", "1 to create");
    view.pause();
    view.finished(account("a", { seconds: 2.5 }));
    view.finished(account("b", { outcome: "failed", cause: "Denied\u001b[2J\nmore", seconds: 1 }));
    const { seconds, ...untimed } = account("c", { outcome: "not-executed", cause: "held" });
    assert.ok(seconds);
    view.finished(untimed);
    view.note("interrupted");
    assert.deepEqual(lines, [
      "wave canary: 1 account",
      "wave rest: 2 accounts",
      "a: attempt 1 failed, another follows: Rate exceeded",
      "a: preview: 1 to create",
      "a: completed (2.5 s)",
      "b: failed (1 s): Denied[2J",
      "c: not-executed: held",
      "interrupted",
    ]);
  });
});

import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";

import type { Progress } from "../../../fleet/rollout/progress";
import { liveView } from "../../../fleet/view/live";
import { account } from "../report/fixtures";
import { Terminal } from "./terminal";

describe("liveView", () => {
  const views: Progress[] = [];
  const begin = (terminal: Terminal): Progress => {
    const view = liveView(terminal.stream);
    views.push(view);
    return view;
  };
  // What is drawn again and again would keep the tests from ending.
  afterEach(() => {
    for (const view of views.splice(0)) view.pause();
  });

  it("shows the wave, what is done, and the resource that each account is at", async () => {
    const terminal = new Terminal();
    const view = begin(terminal);
    view.waveStarted({ name: "canary", accounts: 3 });
    view.phaseStarted("preview", 3);
    view.accountStarted("a", "preview");
    view.accountStarted("b", "preview");
    view.resource("b", { name: "alice", type: "aws:iam/user:User", op: "create" });
    const begun = await terminal.seen();
    assert.match(begun, /wave canary: 3 accounts/);
    assert.match(begun, /canary {2}preview {2}0 of 3 {2}\d s/);
    assert.match(begun, / {2}a {2}preview {2}\d s/);
    await wait(1000);
    assert.match(await terminal.seen(), / {2}b {2}preview {2}\d s {2}create User alice/);

    view.accountDone("a", "preview", "2 to create");
    const done = await terminal.seen();
    assert.match(done, /a: preview: 2 to create/);
    assert.match(done, /canary {2}preview {2}1 of 3 {2}\d+ s, about \d+ s to go/);

    view.retrying("b", 1, { kind: "transient", cause: "Rate exceeded\nmore" });
    assert.match(await terminal.seen(), /b: attempt 1 failed, another follows: Rate exceeded/);
  });

  it("counts an account of a phase once, by whatever ends it", async () => {
    const terminal = new Terminal();
    const view = begin(terminal);
    view.waveStarted({ name: "all", accounts: 4 });
    view.phaseStarted("update", 4);
    view.accountStarted("a", "update");
    view.accountDone("a", "update", "updated");
    view.accountStarted("a", "check");
    view.finished(account("a"));
    view.finished(account("b", { outcome: "unchanged" }));
    const text = await terminal.seen();
    assert.match(text, /a: completed/);
    assert.match(text, /all {2}update {2}2 of 4/);
    assert.doesNotMatch(text, /3 of 4/);
  });

  it("leaves the terminal to others when it pauses, and begins anew", async () => {
    const terminal = new Terminal();
    const view = begin(terminal);
    view.waveStarted({ name: "all", accounts: 1 });
    view.phaseStarted("preview", 1);
    view.pause();
    await terminal.seen();
    await wait(1100);
    assert.equal(await terminal.seen(), "");
    view.note("on it goes");
    assert.match(await terminal.seen(), /on it goes/);
  });

  it("shows nothing that a terminal would obey", async () => {
    const terminal = new Terminal();
    const view = begin(terminal);
    view.waveStarted({ name: "all", accounts: 1 });
    view.finished(account("a", { outcome: "failed", cause: "\u001b]0;owned\u0007Denied" }));
    assert.match(await terminal.seen(), /a: failed: \]0;ownedDenied/);
  });
}).timeout(10_000);

import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";

import { liveCounter, plainCounter } from "../../../fleet/view/counter";
import { Terminal } from "./terminal";

describe("liveCounter", () => {
  it("shows how far it is and how long the rest may take, and nothing in the end", async () => {
    const terminal = new Terminal();
    const { done, end } = liveCounter(terminal.stream, "check", 3);
    try {
      assert.match(await terminal.seen(), /check {2}0 of 3 {2}\d s$/);
      await wait(600);
      done();
      assert.match(await terminal.seen(), /check {2}1 of 3 {2}1 s, about [23] s to go/);
    } finally {
      end();
    }
    await terminal.seen();
    done();
    assert.equal(await terminal.seen(), "");
  });
});

describe("Ctrl-C", () => {
  it("is left to the process", () => {
    const listeners = process.listenerCount("SIGINT");
    const { end } = liveCounter(new Terminal().stream, "check", 3);
    try {
      assert.equal(process.listenerCount("SIGINT"), listeners);
    } finally {
      end();
    }
  });
});

describe("plainCounter", () => {
  it("writes a line now and then, and none after the end", async () => {
    const lines: string[] = [];
    const { done, end } = plainCounter((line) => lines.push(line), "check", 5_000, 50);
    done();
    done();
    assert.deepEqual(lines, []);
    await wait(80);
    end();
    assert.equal(lines.length, 1);
    assert.match(lines.join(), /^check {2}2 of 5000 {2}0 s, about \d+ (s|min \d+ s) to go$/);
    await wait(80);
    assert.equal(lines.length, 1);
  });
});

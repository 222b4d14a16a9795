import assert from "node:assert/strict";

import type { AccountCheck } from "../../../fleet/check/accountCheck";
import { type CheckReport, exitCodeOf, formatJson, formatText } from "../../../fleet/check/format";

const accepted = (stack: string): AccountCheck => ({
  stack,
  outcome: "accepted",
  errors: [],
  findings: [],
  unanswered: [],
});
const failed = (stack: string, error = "no such thing"): AccountCheck => ({
  ...accepted(stack),
  outcome: "failed",
  errors: [error],
});
const blocked = (stack: string, message = "too weak\nmend it"): AccountCheck => ({
  ...accepted(stack),
  outcome: "blocked",
  findings: [
    { control: "password", level: "mandatory", message },
    { control: "advice", level: "advisory", message: "might be better" },
  ],
});
const problem = {
  place: "Pulumi.bad.yaml:4",
  stack: "bad",
  key: "monthlyLimitUsd",
  value: "-1",
  message: "is not valid",
};

describe("the report of a check", () => {
  it("is one line where all is in order", () => {
    const checks = Array.from({ length: 1_000 }, (_, index) => accepted(`account-${index}`));
    assert.equal(formatText({ problems: [], checks }), "1,000 accounts: 1,000 accepted\n");
    assert.equal(formatText({ problems: [], checks: [accepted("dev")] }), "1 account: 1 accepted\n");
  });

  it("shows mistakes, errors and every finding in full, advice too", () => {
    const checks = [accepted("dev"), failed("prod"), blocked("test")];
    assert.equal(
      formatText({ problems: [problem], checks }),
      [
        "Pulumi.bad.yaml:4: monthlyLimitUsd = -1 is not valid",
        "prod: no such thing",
        "test: mandatory: password: too weak",
        "    mend it",
        "test: advisory: advice: might be better",
        "4 accounts: 1 accepted, 1 with mistakes in the stack file, 1 failed, 1 blocked by policy",
        "",
      ].join("\n"),
    );
  });

  it("shows a fault that many accounts have once", () => {
    const checks = Array.from({ length: 20 }, (_, index) => failed(`a${index}`));
    assert.equal(
      formatText({ problems: [], checks }),
      "a0, a1, a2, a3, a4, a5, a6, a7 and 12 more: no such thing\n20 accounts: 0 accepted, 20 failed\n",
    );
  });

  it("shows what the same rule has against several resources, and against one several times", () => {
    const found = (subject: string, message: string) => ({
      ...{ control: "password", level: "mandatory" as const, type: "aws:iam/user:User" },
      ...{ subject, message },
    });
    const findings = [found("alice", "too weak"), found("bob", "too weak"), found("bob", "too old")];
    assert.match(
      formatText({ problems: [], checks: [{ ...blocked("test"), findings }] }),
      /^test: mandatory: password \(alice, aws:iam\/user:User\): too weak\ntest: .* \(bob, .*: too weak\ntest: .* \(bob, .*: too old\n1 account/,
    );
  });

  it("shows the advice for accounts that are accepted", () => {
    const findings = [{ control: "advice", level: "advisory" as const, message: "might be better" }];
    const checks = [{ ...accepted("dev"), findings, unanswered: ["aws:iam/getUser:getUser"] }];
    assert.equal(
      formatText({ problems: [], checks }),
      "dev: advisory: advice: might be better\n1 account: 1 accepted\n",
    );
  });

  it("says where a preview decides", () => {
    const checks = [{ ...blocked("dev"), unanswered: ["aws:iam/getUser:getUser"] }];
    assert.match(
      formatText({ problems: [], checks }),
      /AWS answers to aws:iam\/getUser:getUser.*the preview decides/,
    );
  });

  const cost = { monthlyUsd: 1, rotatedMonthlyUsd: 3, items: [], unpriced: [] };

  it("ends with what the accounts cost, and says how many of all are left out", () => {
    const checks = [{ ...accepted("dev"), cost }, { ...blocked("test"), cost }, failed("prod")];
    assert.match(
      formatText({ problems: [problem], checks }),
      /\n4 accounts: 1 accepted, .*\n.*: \$2\.00 a month for 2 accounts, .*; 2 accounts without an estimate left out; .*\n$/,
    );
  });

  it("has the cost of each account in its line of JSON", () => {
    const [dev = "", prod = ""] = formatJson({
      problems: [],
      checks: [{ ...accepted("dev"), cost }, failed("prod")],
    }).split("\n");
    assert.deepEqual((JSON.parse(dev) as AccountCheck).cost, cost);
    assert.equal((JSON.parse(prod) as AccountCheck).cost, undefined);
  });

  it("is a line of JSON for each account", () => {
    const lines = formatJson({ problems: [problem, problem], checks: [accepted("dev"), blocked("test")] });
    const parsed = lines
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { stack: string; outcome: string });
    assert.deepEqual(
      parsed.map(({ stack, outcome }) => `${stack} ${outcome}`),
      ["bad invalid", "dev accepted", "test blocked"],
    );
  });

  const codes: [what: string, report: CheckReport, code: number][] = [
    ["all accepted", { problems: [], checks: [accepted("a")] }, 0],
    ["one blocked", { problems: [], checks: [accepted("a"), blocked("b")] }, 4],
    ["one failed and one blocked", { problems: [], checks: [blocked("a"), failed("b")] }, 1],
    ["mistakes in a file, and one failed", { problems: [problem], checks: [failed("a")] }, 2],
  ];
  for (const [what, report, code] of codes) {
    it(`gives exit code ${code}: ${what}`, () => {
      assert.equal(exitCodeOf(report), code);
    });
  }
});

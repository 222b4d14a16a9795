import assert from "node:assert/strict";

import { junitReport } from "../../../fleet/report/junit";
import { account, run } from "./fixtures";

describe("report --format junit", () => {
  it("has a suite for each wave and a case for each account, and counts what is not well", () => {
    const xml = junitReport(run());
    assert.match(
      xml,
      /<testsuites name="account-baseline up" tests="7" failures="3" errors="1" skipped="1">/,
    );
    assert.deepEqual(
      [...xml.matchAll(/<testsuite name="(\w+)"[^>]* tests="(\d)"/g)].map(([, wave, tests]) => [wave, tests]),
      [
        ["canary", "2"],
        ["dev", "1"],
        ["prod", "4"],
      ],
    );
    assert.match(xml, /<testcase name="payments-prod" classname="prod\/Workloads\/Prod" time="64.2">/);
  });

  for (const [stack, expected] of [
    ["payments-prod", /<failure message="AccessDenied: [^"]*" type="failed">/],
    [
      "web-dev",
      /<failure message="1 mandatory policy [^"]*" type="blocked">[^]*fix: Put the user into the group/,
    ],
    [
      "search-prod",
      /<failure message="1 resource differs [^"]*" type="drifted">[^]*delete aws:iam\/groupPolicy/,
    ],
    ["data-prod", /<skipped\/>\s*<system-out><!\[CDATA\[more than 1 account of the wave failed\]\]>/],
    ["identity-prod", /<error message="stopped by Ctrl-C [^"]*" type="interrupted">/],
    ["security", /^<testcase [^>]*>\s*<system-out><!\[CDATA\[log: logs\/security.log\]\]><\/system-out>\s*$/],
  ] as const) {
    it(`says how ${stack} came out`, () => {
      const xml = junitReport(run());
      assert.match(
        new RegExp(`<testcase name="${stack}"[^]*?(?=</testcase>)`).exec(xml)?.[0] ?? "",
        expected,
      );
    });
  }

  it("has every finding in full, also of accounts that came out well or had no turn", () => {
    const findings = ["no policy\nFix: a policy", "no group"].map((message) => ({
      ...{
        control: "mfa",
        level: "mandatory" as const,
        subject: "mallory",
        type: "aws:iam/user:User",
        message,
      },
    }));
    for (const outcome of ["blocked", "completed", "not-executed"] as const) {
      const xml = junitReport(run([account("a", { outcome, findings })]));
      assert.ok(
        xml.includes(
          "mandatory: mfa (mallory, aws:iam/user:User): no policy\n  Fix: a policy\nmandatory: mfa (mallory, aws:iam/user:User): no group",
        ),
        xml,
      );
    }
  });

  it("is well-formed whatever a cause holds, and loses no account of a wave that the run does not name", () => {
    const cause = ']]><testcase name="x"/>\u0000\u001b[31m & <b>\nsecond line';
    const xml = junitReport(run([account("a", { outcome: "failed", cause, wave: "later" })]));
    assert.equal([...xml.matchAll(/<testcase /g)].length, 2, "its own, and the text of the cause");
    assert.match(xml, /]]]]><!\[CDATA\[>|]]&gt;/, "the cause does not end its section");
    assert.doesNotMatch(xml, /[\u0000-\u0008\u000b-\u001f]/);
    assert.match(xml, /<testsuite name="later"/);
  });
});

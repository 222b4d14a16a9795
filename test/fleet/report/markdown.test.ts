import assert from "node:assert/strict";

import { markdownReport } from "../../../fleet/report/markdown";
import { account, everyOutcome, manyAccounts, run } from "./fixtures";

/** Names of the accounts in the table, from top to bottom. */
function rows(markdown: string): string[] {
  return [...markdown.matchAll(/^\| <code>([^<]*)<\/code>/gm)].map(([, stack = ""]) => stack);
}

/** Names of the accounts with details, from top to bottom. */
function detailed(markdown: string): string[] {
  return [...markdown.matchAll(/^<details><summary><code>([^<]*)<\/code>/gm)].map(([, stack = ""]) => stack);
}

describe("report --format markdown", () => {
  it("begins with the verdict and the counts", () => {
    const lines = markdownReport(run()).split("\n");
    assert.equal(
      lines[0],
      "## ❌ <code>account-baseline</code> up: 1 failed, 1 blocked by policy, 1 interrupted, 1 drifted, 1 not executed",
    );
    assert.equal(
      lines[2],
      "| failed | blocked by policy | interrupted | drifted | not executed | completed | unchanged | accounts |",
    );
    assert.match(markdownReport(run([everyOutcome().completed])), /^## ✅ .*: 1 completed\n/);
  });

  it("has a row for each account, the broken ones first, and details where there is more to say", () => {
    const markdown = markdownReport(run());
    const broken = ["payments-prod", "web-dev", "identity-prod", "search-prod"];
    assert.deepEqual(rows(markdown), [...broken, "data-prod", "security", "audit"]);
    assert.deepEqual(detailed(markdown), [...broken, "security"]);
    assert.doesNotMatch(markdown, /did not fit/);
  });

  it("shows findings with their fix, and the diff", () => {
    const markdown = markdownReport(run());
    assert.match(
      markdown,
      /- <code>mandatory: iam-user-mfa-enforcement &#40;mallory, aws:iam\/user:User&#41;: the user can sign in/,
    );
    assert.match(markdown, /Fix: <code>Put the user into the group baseline-admins\.<\/code>/);
    assert.ok(
      markdown.includes(
        "```diff\n! update aws:budgets/budget:Budget baseline-monthly\n-     limitAmount: 100\n+     limitAmount: 250\n",
      ),
    );
  });

  for (const maxLength of [3_000, 65_000, 1_048_576]) {
    it(`keeps within ${maxLength} bytes for 2,000 accounts, and counts and names what does not fit`, () => {
      const record = manyAccounts(2000);
      const markdown = markdownReport(record, maxLength);
      assert.ok(Buffer.byteLength(markdown) <= maxLength, `${Buffer.byteLength(markdown)} bytes`);
      const inTable = rows(markdown);
      const missing = /\*\*(\d+) accounts are not in this table:\*\*(.*)/.exec(markdown);
      assert.equal(inTable.length + Number(missing?.[1] ?? 0), 2000);
      if (missing) assert.match(missing[2] ?? "", /<code>[\w-]+<\/code>.* and \d+ more$/);
      const withDetails = record.accounts.filter(
        ({ changes, cause }) => changes.length > 0 || cause?.includes("\n"),
      );
      const without = /\*\*(\d+) accounts are without details here, which did not fit:\*\*/.exec(markdown);
      assert.equal(detailed(markdown).length + Number(without?.[1] ?? 0), withDetails.length);
    });
  }

  it("gives the room of a comment to the broken accounts, with their diffs, before the others", () => {
    const record = manyAccounts(2000);
    const broken = record.accounts.filter(
      ({ outcome }) => outcome !== "completed" && outcome !== "unchanged",
    );
    const markdown = markdownReport(record);
    assert.deepEqual(rows(markdown).slice(0, broken.length).sort(), broken.map(({ stack }) => stack).sort());
    assert.ok(
      detailed(markdown).length > 40,
      `${detailed(markdown).length} of the broken accounts have their details`,
    );
  });

  it("keeps the lines of a finding, with rule, level and resource", () => {
    const findings = ["no policy\n```\nFix: a policy", "no group"].map((message) => ({
      ...{
        control: "mfa",
        level: "mandatory" as const,
        subject: "mallory",
        type: "aws:iam/user:User",
        message,
      },
    }));
    const markdown = markdownReport(run([account("a", { outcome: "blocked", findings })]));
    assert.ok(
      markdown.includes(
        [
          "- <code>mandatory: mfa &#40;mallory, aws:iam/user:User&#41;</code>",
          "",
          "````text",
          "no policy",
          "```",
          "Fix: a policy",
          "````",
          "",
          "- <code>mandatory: mfa &#40;mallory, aws:iam/user:User&#41;: no group</code>",
        ].join("\n"),
      ),
      markdown,
    );
  });

  it("shows the findings of an account whose diff does not fit", () => {
    const { changes, ...rest } = account("large", { outcome: "blocked" });
    const huge = [{ path: "policy", before: "x".repeat(100_000) }];
    const findings = [{ control: "mfa", level: "mandatory" as const, message: "no policy" }];
    const markdown = markdownReport(
      run([{ ...rest, findings, changes: changes.map((change) => ({ ...change, properties: huge })) }]),
    );
    assert.match(markdown, /- <code>mandatory: mfa: no policy<\/code>/);
    assert.match(markdown, /1 changed resources are left out here, which did not fit/);
    assert.doesNotMatch(markdown, /without details here/);
  });

  it("leaves out a diff that is larger than all there is room for, and no other", () => {
    const huge = [{ path: "policy", before: "x".repeat(100_000) }];
    const accounts = ["large", "small"].map((stack) => {
      const { changes, ...rest } = account(stack, { outcome: "drifted", cause: "it differs" });
      return {
        ...rest,
        changes: changes.map((change) => ({ ...change, properties: stack === "large" ? huge : [] })),
      };
    });
    const markdown = markdownReport(run(accounts));
    assert.deepEqual(rows(markdown), ["large", "small"]);
    assert.deepEqual(detailed(markdown), ["small"]);
    assert.match(
      markdown,
      /\*\*1 account is without details here, which did not fit:\*\* <code>large<\/code>/,
    );
  });

  it("lets no account break the table, link, mention people or leave its code", () => {
    const hostile =
      "a|b`c` @team #1 [x](http://evil) <img src=x> *b* \\ ```\n``` </details> ````\n```\n@team";
    const markdown = markdownReport(
      run([
        account(hostile, {
          ...{ ou: hostile, wave: hostile, outcome: "failed", cause: hostile, log: hostile },
          changes: [
            { urn: "", type: hostile, name: hostile, kind: "create", properties: [{ path: hostile }] },
          ],
          findings: [{ control: hostile, level: "mandatory", message: hostile, fix: hostile }],
        }),
      ]),
    );
    // What is left outside of code and fences is ours.
    const ours = markdown.replace(/^(`{3,}).*\n[^]*?\n\1$/gm, "").replace(/<code>[^<]*<\/code>/g, "");
    assert.doesNotMatch(ours, /[@[\]*`\\]|#\d|evil|<img|team/u);
    assert.equal([...ours.matchAll(/<\/details>/g)].length, 1);
    const row = ours.split("\n").find((line) => line.includes("failed") && line.startsWith("| "));
    assert.ok(row !== undefined);
  });
});

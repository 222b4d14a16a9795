import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { mfaEnforcementDocument } from "../../../components/documents/mfaEnforcement";

const BIN = join(__dirname, "../../../bin/account-baseline.js");
const GOOD = JSON.stringify(mfaEnforcementDocument({ partition: "aws", accountId: "123456789012" }));
const WITHOUT_MFA = { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } };

/** A document with one Deny. */
function deny(statement: object): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      { Sid: "DenyWithoutMFA", Effect: "Deny", Resource: "*", Condition: WITHOUT_MFA, ...statement },
    ],
  });
}

describe("account-baseline mfa explain", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "account-baseline-explain-"));
    const files: Record<string, string | Buffer> = {
      "good.json": GOOD,
      "bool.json": GOOD.replaceAll("BoolIfExists", "Bool"),
      "iam.json": deny({ Action: "iam:*" }),
      "rest.json": deny({ NotAction: "iam:*" }),
      "typo.json": deny({ NotAction: ["iam:EnableMFADevise", "sts:GetSessionToken"] }),
      "alice.json": deny({
        Action: "*",
        Condition: { ...WITHOUT_MFA, StringEquals: { "aws:username": "alice" } },
      }),
      "no-roles.json": deny({
        Action: "*",
        Condition: { ...WITHOUT_MFA, StringNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/*" } },
      }),
      "granted.json": JSON.stringify({
        Version: "2012-10-17",
        Statement: { Effect: "Allow", Action: "iam:EnableMFADevice", Resource: "*" },
      }),
      "virtual.json": deny({ NotAction: ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice"] }),
      "wrapped.json": JSON.stringify({
        PolicyVersion: { VersionId: "v1", Document: JSON.parse(GOOD) as object },
      }),
      "inline.json": JSON.stringify({ PolicyName: "mfa", PolicyDocument: JSON.parse(GOOD) as object }),
      "statement.json": JSON.stringify(
        (JSON.parse(deny({ Action: "*" })) as { Statement: object[] }).Statement,
      ),
      "encoded.json": encodeURIComponent(GOOD),
      "scp.json": JSON.stringify({ Policy: { PolicySummary: { Id: "p-1" }, Content: GOOD } }),
      "set.json": JSON.stringify({ InlinePolicy: GOOD }),
      "utf16.json": Buffer.from(`\ufeff${GOOD}`, "utf16le"),
      "refused.json": deny({ Condition: { BoolIfExist: {} }, Action: "*" }),
      "twice.json": `{"Version":"2012-10-17","Statement":[],${deny({ Action: "*" }).slice(1)}`,
      "text.json": "Deny everything!",
    };
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it("reports whether enrollment works, with the steps", () => {
    const { out } = explain(["--json", "--user", "alice", join(folder, "virtual.json")]);
    const line = JSON.parse(out) as { enrollment: string; enrollmentSteps: object[] };
    assert.equal(line.enrollment, "denied");
    assert.deepEqual(line.enrollmentSteps[0], {
      action: "iam:ChangePassword",
      resource: "arn:aws:iam::123456789012:user/alice",
      outcome: "denied",
      statement: { file: join(folder, "virtual.json"), index: 0, sid: "DenyWithoutMFA" },
    });
    assert.match(
      explain([join(folder, "virtual.json")]).out,
      /Enrollment: denied: statement "DenyWithoutMFA" of the document stops iam:ChangePassword/,
    );
    assert.match(explain([join(folder, "good.json")]).out, /Enrollment: works\.$/m);
  });

  function explain(args: readonly string[], input = ""): { code: number | null; out: string; err: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, "mfa", "explain", ...args], {
      cwd: folder,
      encoding: "utf8",
      input,
    });
    assert.doesNotMatch(stdout + stderr, /^\s+at /m, "no stack trace");
    return { code: status, out: stdout, err: stderr };
  }

  /** The lines of JSON. */
  function lines(args: readonly string[], input?: string): Record<string, unknown>[] {
    return explain(["--json", ...args], input)
      .out.trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  it("says why MFA is enforced, and ends with 0", () => {
    const { code, out } = explain(["good.json"]);
    assert.equal(code, 0);
    assert.match(out, /^✓ good\.json: MFA is enforced\.\n/);
    assert.match(
      out,
      /statement "DenyAllButEnrolmentWithoutMfa" of the document denies every action but .* on every resource \(a console session without MFA, a long-term access key\)/,
    );
  });

  it("shows the request that gets through and the change that closes it, and ends with 1", () => {
    const { code, out } = explain(["bool.json"]);
    assert.equal(code, 1);
    assert.match(out, /^✗ bool\.json: MFA is not enforced \(partial-no-longterm-keys\)/);
    assert.match(out, /Counterexample: iam:CreateUser on arn:\S+ by a long-term access key is not denied/);
    assert.match(out, /Fix: in statement "\w+": use BoolIfExists instead of Bool\. As a JSON Patch:\n/);
    assert.match(out, /\[\{"op":"remove","path":"\/Statement\/3\/Condition\/Bool"\},\n/);
  });

  it("judges each file by itself, and ends with 1 where one fails", () => {
    const { code, out } = explain(["good.json", "bool.json"]);
    assert.equal(code, 1);
    assert.match(out, /✓ good\.json[^]*✗ bool\.json/);
  });

  it("gives one line of JSON for each file", () => {
    const [good, bool] = lines(["good.json", "bool.json"]);
    assert.deepEqual(
      {
        ...good,
        file: "good.json",
        enforced: true,
        finding: null,
        also: [],
        counterexample: null,
        fix: null,
      },
      good,
    );
    const { counterexample, fix } = bool as {
      counterexample: object;
      fix: { file: string; patch: object[] };
    };
    assert.deepEqual(
      { ...bool, file: "bool.json", enforced: false, finding: "partial-no-longterm-keys", also: [] },
      bool,
    );
    assert.deepEqual(counterexample, {
      session: "access-key",
      action: "iam:CreateUser",
      resource: "arn:aws:iam::123456789012:user/new-user",
      statement: { file: "bool.json", index: 3, sid: "DenyAllButEnrolmentWithoutMfa" },
    });
    assert.equal(fix.file, "bool.json");
    assert.ok(fix.patch.length > 0);
  });

  it("judges several files together", () => {
    assert.deepEqual(
      lines(["iam.json", "rest.json"]).map(({ enforced }) => enforced),
      [false, false],
    );
    const [together, ...more] = lines(["--together", "iam.json", "rest.json"]);
    assert.deepEqual([together?.["enforced"], together?.["file"], more], [true, "iam.json rest.json", []]);
    assert.match(explain(["--together", "iam.json", "rest.json"]).out, /of iam\.json.*\n.*of rest\.json/);
  });

  it("reads standard input", () => {
    assert.deepEqual(
      lines(["-"], GOOD).map(({ file, enforced }) => [file, enforced]),
      [["-", true]],
    );
  });

  it("takes a document out of what the AWS command line prints", () => {
    assert.equal(explain(["wrapped.json", "inline.json", "scp.json", "set.json"]).code, 0);
  });

  it("reads statements, URL-encoded text and UTF-16", () => {
    assert.equal(explain(["statement.json", "encoded.json", "utf16.json"]).code, 0);
  });

  it("judges for any user, or for the one that is named", () => {
    assert.equal(explain(["alice.json"]).code, 1);
    assert.equal(explain(["--user", "alice", "alice.json"]).code, 0);
    assert.equal(explain(["--user", "bob", "alice.json"]).code, 1);
  });

  it("judges for any path, or for the one that is given", () => {
    assert.equal(explain(["no-roles.json"]).code, 1);
    assert.equal(explain(["--path", "/", "no-roles.json"]).code, 0);
    assert.equal(explain(["--user", "alice", "--path", "/x:role/", "no-roles.json"]).code, 1);
  });

  it("knows the modes and the presets of the pack", () => {
    assert.equal(explain(["granted.json"]).code, 1);
    assert.equal(explain(["--mode", "effective-permissions", "granted.json"]).code, 0);
    assert.equal(explain(["virtual.json"]).code, 0);
    assert.equal(explain(["--bootstrap", "fido-only", "virtual.json"]).code, 1);
  });

  it("warns of an action that does not exist", () => {
    const { code, out } = explain(["typo.json"]);
    assert.equal(code, 0);
    assert.match(
      out,
      /Warning: iam:EnableMFADevise in NotAction .* exempts nothing; iam:EnableMFADevice may be meant/,
    );
  });

  it("says what IAM would refuse, and proves nothing of it", () => {
    const { code, out } = explain(["refused.json"]);
    assert.equal(code, 1);
    assert.match(
      out,
      /not-provable; IAM would refuse refused\.json:\n {2}Statement\[0\]\.Condition\.BoolIfExist/,
    );
    assert.match(explain(["twice.json"]).out, /keys twice in one object: Version, Statement/);
    const [line] = lines(["refused.json"]);
    assert.deepEqual({ ...line, enforced: false, finding: "not-provable", fix: null }, line);
  });

  const unreadable: Record<string, RegExp> = {
    "missing.json": /missing\.json: there is no such file/,
    ".": /\.: it is a folder/,
    "text.json": /text\.json: it is not JSON/,
  };
  for (const [file, says] of Object.entries(unreadable)) {
    it(`ends with 2 where it cannot read ${file}, and judges the others`, () => {
      const { code, out, err } = explain([file, "good.json"]);
      assert.equal(code, 2);
      assert.match(err, says);
      assert.match(out, /✓ good\.json/);
      const [line] = lines([file]);
      assert.match(String(line?.["error"]), says);
    });
  }

  it("never takes together what it can read in part", () => {
    const { code, out } = explain(["--together", "good.json", "missing.json"]);
    assert.equal(code, 2);
    assert.equal(out, "");
  });

  it("ends with 2 on a command line that it cannot follow", () => {
    const lines: Record<string, RegExp> = {
      "": /missing required argument 'file'/,
      "--mode lax good.json": /--mode <mode>.*'lax' is invalid.*explicit-deny, effective-permissions/,
      "--path ops good.json": /'ops' is invalid\. A path begins and ends with a slash/,
      "--jsn good.json": /unknown option '--jsn'[^]*--json/,
    };
    for (const [line, says] of Object.entries(lines)) {
      const { code, err } = explain(line.split(" ").filter(Boolean));
      assert.deepEqual([line, code], [line, 2]);
      assert.match(err, says);
    }
  });

  it("explains itself", () => {
    const { code, out } = explain(["--help"]);
    assert.equal(code, 0);
    for (const option of ["--json", "--together", "--user", "--path", "--mode", "--bootstrap"]) {
      assert.ok(out.includes(option), option);
    }
  });
});

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { ALLOW, DENY } from "../../support/inputs/checkText";
import { planOf, WRAPPERS } from "../../support/inputs/wrapDocuments";

const PACK = join(__dirname, "../../../policy-pack");
const BIN = join(PACK, "command.js");
const { "a Pulumi stack": pulumi, "a Terraform plan": plan, "authorization details": details } = WRAPPERS;

const GOOD = { documents: [DENY] };
const OPEN = { documents: [ALLOW] };

const PARTS = {
  user: {
    UserDetailList: [
      {
        Path: "/",
        UserName: "carol",
        Arn: "arn:aws:iam::123456789012:user/carol",
        GroupList: ["people"],
        AttachedManagedPolicies: [],
      },
    ],
  },
};

describe("account-baseline-policies mfa check", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "account-baseline-check-"));
    const files: Record<string, string | Buffer | object> = {
      "stack.json": pulumi({ user: "alice", ...GOOD }),
      "open/plan.json": plan({ user: "bob", ...OPEN }),
      "open/deep/details.json": details({ user: "dave", ...OPEN }),
      "open/notes.txt": "nothing",
      "policy.json": DENY,
      "allow.json": ALLOW,
      "utf16.json": Buffer.from(`\ufeff${JSON.stringify(DENY)}`, "utf16le"),
      "people.yaml":
        "Parameters:\n  Name: {Type: String}\nResources:\n  Erin: {Type: AWS::IAM::User, Properties: {UserName: !Ref Name}}\n",
      "carol.json": PARTS.user,
      "group.json": plan({ user: "frank", ...GOOD }),
      "elsewhere.json": details({ user: "grace", ...GOOD }).replaceAll("123456789012", "210987654321"),
      "cdk.out/manifest.json": {
        version: "48.0.0",
        artifacts: {
          s: { type: "aws:cloudformation:stack", properties: { templateFile: "s.template.json" } },
        },
      },
      "cdk.out/s.template.json": { Resources: { Heidi: { Type: "AWS::IAM::User" } } },
      "text.json": "Deny everything!",
      "twice.json": '{"Version":"2012-10-17","Version":"2012-10-17","Statement":[]}',
    };
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(join(folder, dirname(name)), { recursive: true });
      const isText = typeof content === "string" || Buffer.isBuffer(content);
      writeFileSync(join(folder, name), isText ? content : JSON.stringify(content));
    }
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function check(args: readonly string[], input = ""): { code: number | null; out: string; err: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, "mfa", "check", ...args], {
      cwd: folder,
      encoding: "utf8",
      input,
    });
    assert.doesNotMatch(stdout + stderr, /^\s+at /m, "no stack trace");
    return { code: status, out: stdout, err: stderr };
  }

  function lines(...args: string[]): Record<string, unknown>[] {
    const { out } = check(["--json", ...args]);
    return out === ""
      ? []
      : out
          .trim()
          .split("\n")
          .map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  it("ends with 0 and one line where all users enforce MFA", () => {
    const { code, out } = check(["stack.json", "policy.json", "utf16.json"]);
    assert.equal(code, 0);
    assert.match(out, /^✓ 1 user and 2 policy documents in 3 files: MFA is enforced for all\.\n$/m);
  });

  it("notes users that the same policy keeps from enrolling a device", () => {
    const { out } = check(["stack.json"]);
    assert.match(out, /^Note: stack\.json: IAM user "alice" can never enroll a device\..*iam:ChangePassword/);
    const [alice] = lines("stack.json");
    const [step] = alice?.["enrollmentSteps"] as { action: string; outcome: string }[];
    assert.deepEqual(
      [alice?.["enrollment"], step?.action, step?.outcome],
      ["denied", "iam:ChangePassword", "denied"],
    );
  });

  it("ends with 1 and shows each user without an enforced policy", () => {
    const { code, out } = check(["stack.json", "open/plan.json"]);
    assert.equal(code, 1);
    assert.match(out, /^✗ open\/plan\.json: IAM user "bob" can work without MFA \(none\)/);
    assert.match(out, /\n {2}Counterexample: iam:CreateUser on [^\n]*\n {2}Fix: inline policy "p0", /);
    assert.match(out, /\n✗ 2 users in 2 files: MFA is not enforced for 1\.\n$/);
  });

  it("gives one line of JSON for each user", () => {
    const [alice, bob, document] = lines("stack.json", "open/plan.json", "allow.json");
    const { file, user, enforced, finding, also, counterexample, fix, obstacles } = alice ?? {};
    assert.deepEqual(
      { file, user, enforced, finding, also, counterexample, fix, obstacles },
      {
        file: "stack.json",
        user: "alice",
        enforced: true,
        finding: null,
        also: [],
        counterexample: null,
        fix: null,
        obstacles: [],
      },
    );
    assert.deepEqual([bob?.["user"], bob?.["finding"]], ["bob", "none"]);
    assert.equal((bob?.["fix"] as { policy: string }).policy, 'inline policy "p0"');
    assert.equal((bob?.["counterexample"] as { action: string }).action, "iam:CreateUser");
    assert.deepEqual(
      [document?.["user"], document?.["file"], document?.["enforced"]],
      [null, "allow.json", false],
    );
  });

  describe("in other formats", () => {
    const FILES = ["stack.json", "open/plan.json", "allow.json"];
    const inFormat = (format: string): string => check(["--format", format, ...FILES]).out;

    interface Log {
      version: string;
      runs: {
        tool: { driver: { rules: { id: string }[] } };
        results: {
          ruleId: string;
          level: string;
          message: { text: string };
          locations: {
            physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } };
          }[];
          partialFingerprints: Record<string, string>;
        }[];
      }[];
    }

    it("gives a SARIF log with the place of each user, and fingerprints that stay", () => {
      const log = JSON.parse(inFormat("sarif")) as Log;
      assert.equal(log.version, "2.1.0");
      const [run] = log.runs;
      const found = run?.results.map(({ ruleId, level, locations }) => [
        ruleId,
        level,
        locations[0]?.physicalLocation.artifactLocation.uri,
      ]);
      assert.deepEqual(found, [
        ["enrollment-denied", "warning", "stack.json"],
        ["none", "error", "open/plan.json"],
        ["none", "error", "allow.json"],
      ]);
      const rules = new Set(run?.tool.driver.rules.map(({ id }) => id));
      for (const { ruleId, message, partialFingerprints } of run?.results ?? []) {
        assert.ok(rules.has(ruleId));
        assert.notEqual(message.text, "");
        assert.match(partialFingerprints["userFinding/v1"] ?? "", /^[0-9a-f]{64}$/);
      }
      const again = JSON.parse(inFormat("sarif")) as Log;
      assert.deepEqual(again, log);
    });

    it("names the line of the user", () => {
      writeFileSync(
        join(folder, "lines.yaml"),
        "Resources:\n  U:\n    Type: AWS::IAM::User\n    Properties:\n      UserName: ivan\n",
      );
      const log = JSON.parse(check(["--format", "sarif", "lines.yaml"]).out) as Log;
      assert.equal(log.runs[0]?.results[0]?.locations[0]?.physicalLocation.region.startLine, 5);
      rmSync(join(folder, "lines.yaml"));
    });

    it("gives a test case for each user in JUnit XML", () => {
      const out = inFormat("junit");
      assert.match(out, /<testsuite name="MFA enforcement" tests="3" failures="2"/);
      assert.match(out, /<testcase classname="open\/plan\.json" name="bob">\s*<failure/);
    });

    it("gives a table in Markdown, with what is to be done", () => {
      const out = inFormat("markdown");
      assert.match(out, /^\| stack\.json \| alice \| enforced \| denied \|$/m);
      assert.match(out, /^\| open\/plan\.json \| bob \| none \| .* \|$/m);
      assert.match(out, /^```text\nopen\/plan\.json: IAM user "bob" can work without MFA/m);
    });

    it("is one of them", () => {
      const { code, err } = check(["--format", "xml", ...FILES]);
      assert.equal(code, 2);
      assert.match(err, /Allowed choices are text, json, sarif, junit, markdown/);
    });
  });

  it("reads folders with all below them, and quoted globs", () => {
    const users = (...args: string[]): unknown[] => lines(...args).map(({ user }) => user);
    assert.deepEqual(users("open"), ["dave", "bob"]);
    assert.deepEqual(users("open/*.json"), ["bob"]);
    assert.deepEqual(users("open/**/*.json"), ["dave", "bob"]);
    assert.deepEqual(users("stac?.json", "stack.json"), ["alice"]);
    assert.deepEqual(users("cdk.out"), ["Heidi"]);
  });

  it("notes what it takes an unknown value for", () => {
    const arn = { references: ["aws_iam_policy.mfa.arn", "aws_iam_policy.mfa"] };
    const text = planOf([
      { type: "aws_iam_user", name: "alice", values: { name: "alice", path: "/" } },
      {
        type: "aws_iam_policy",
        name: "mfa",
        values: { name: "mfa", path: "/", policy: JSON.stringify(DENY) },
      },
      {
        type: "aws_iam_user_policy_attachment",
        name: "a",
        values: { user: "alice" },
        unknown: { policy_arn: true },
        expressions: { policy_arn: arn },
      },
    ]);
    const { code, out } = check(["-"], text);
    assert.equal(code, 0);
    assert.match(
      out,
      /^Note: -: policy_arn of aws_iam_user_policy_attachment\.a is known only after the deploy and counts as managed policy "mfa"/,
    );
  });

  it("reads standard input", () => {
    assert.equal(check(["-"], JSON.stringify(DENY)).code, 0);
    assert.match(check(["-"], plan({ user: "bob", ...OPEN })).out, /^✗ -: IAM user "bob"/);
  });

  it("gives parameters to templates", () => {
    assert.deepEqual(
      lines("--parameter", "Name=erin", "people.yaml").map(({ user }) => user),
      ["erin"],
    );
  });

  it("judges files together as one account", () => {
    const [alone] = lines("carol.json");
    assert.deepEqual([alone?.["enforced"], alone?.["finding"]], [false, "not-provable"]);
    const together = lines("--together", "carol.json", "group.json");
    assert.deepEqual(
      together.map(({ file, user, enforced }) => [file, user, enforced]),
      [
        ["carol.json", "carol", true],
        ["group.json", "frank", true],
      ],
    );
    assert.equal(check(["--together", "policy.json", "allow.json"]).code, 0);
    const { code, out, err } = check(["--together", "carol.json", "elsewhere.json"]);
    assert.deepEqual([code, out], [2, ""]);
    assert.match(err, /different accounts: 123456789012, 210987654321/);
  });

  it("never takes together what it can read in part", () => {
    const { code, out } = check(["--together", "--json", "carol.json", "text.json"]);
    assert.deepEqual([code, out], [2, ""]);
  });

  it("ends with 2 where it cannot use an input, and judges the others", () => {
    const errors: Record<string, RegExp> = {
      "missing.json": /^✗ missing\.json: there is no such file\.$/m,
      "none/*.json": /^✗ none\/\*\.json: no file matches\.$/m,
      "text.json": /^✗ text\.json: it is text of an unknown kind; expected a policy document/m,
    };
    for (const [file, says] of Object.entries(errors)) {
      const { code, out, err } = check([file, "stack.json"]);
      assert.equal(code, 2);
      assert.match(err, says);
      assert.match(out, /✓ 1 user in 1 file/);
    }
  });

  it("proves nothing of a document that IAM refuses", () => {
    const { code, out } = check(["twice.json"]);
    assert.equal(code, 1);
    assert.match(
      out,
      /not-provable; IAM would refuse twice\.json:\n {4}has keys twice in one object: Version/,
    );
  });

  it("ends with 2 on a command line that it cannot follow", () => {
    const lines: Record<string, RegExp> = {
      "": /missing required argument 'file'/,
      "--mode lax stack.json": /'lax' is invalid/,
      "--parameter Name people.yaml": /'Name' is invalid\. Expected Key=Value/,
      "--jsn stack.json": /unknown option '--jsn'/,
    };
    for (const [line, says] of Object.entries(lines)) {
      const { code, err } = check(line.split(" ").filter(Boolean));
      assert.deepEqual([line, code], [line, 2]);
      assert.match(err, says);
    }
  });

  it("starts without Pulumi and the AWS SDK", () => {
    const forbid = join(folder, "forbid.cjs");
    writeFileSync(
      forbid,
      `const Module = require("node:module");
const load = Module._load;
Module._load = function (name, ...rest) {
  if (/^@(pulumi|aws-sdk)\\//.test(name)) throw new Error("loads " + name);
  return load.call(this, name, ...rest);
};`,
    );
    for (const file of ["stack.json", "open/plan.json", "people.yaml", "carol.json", "cdk.out"]) {
      const { status, stderr } = spawnSync(process.execPath, ["-r", forbid, BIN, "mfa", "check", file], {
        cwd: folder,
        encoding: "utf8",
      });
      assert.doesNotMatch(stderr, /loads @/);
      assert.ok(status === 0 || status === 1, stderr);
    }
  });
});

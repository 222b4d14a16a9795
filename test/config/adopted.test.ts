import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { problemText } from "../../components/rules/fault";
import * as pulumi from "@pulumi/pulumi";

import { parseAdopted } from "../../config/adopted";
import { loadAdopted } from "../../config/loadAdopted";
import { useMocks } from "../support/deployWithMocks";

const USER = { type: "aws:iam/user:User", name: "baseline-admins-alice", id: "alice" };
const GROUP_POLICY = { type: "aws:iam/groupPolicy:GroupPolicy", name: "baseline-policy", id: "a:b" };

/** The mistakes of a file, one line each. */
function mistakes(resources: unknown): string[] {
  const result = parseAdopted(JSON.stringify(resources));
  assert.ok(!result.ok);
  return result.problems.map(problemText);
}

describe("the file of what is adopted", () => {
  it("lists resources, with what is kept of them", () => {
    const budget = {
      type: "aws:budgets/budget:Budget",
      name: "baseline-monthly",
      id: "111122223333:company",
      physicalName: "company",
      keep: { limitAmount: "900", notifications: [], tags: null },
    };
    assert.deepEqual(parseAdopted(JSON.stringify({ resources: [USER, budget] })), {
      ok: true,
      resources: [USER, budget],
    });
  });

  it("has all its mistakes reported at once, each with what is allowed", () => {
    assert.deepEqual(
      mistakes({
        resources: [
          { ...USER, type: "aws:iam/accessKey:AccessKey" },
          { ...USER, id: undefined, keeps: {} },
          { ...USER, keep: { pathh: "/" } },
        ],
      }).map((line) => line.replace(/one of .*/, "one of …")),
      [
        'resources[0].type = "aws:iam/accessKey:AccessKey" is not valid: expected one of …',
        "resources[1].id is missing: expected what Pulumi imports it by",
        "resources[1].keeps is not a known key: did you mean keep?",
        'resources[2].keep.pathh = "/" is not valid: expected one of …',
      ],
    );
  });

  it("cannot keep what proves MFA, whatever it claims", () => {
    assert.deepEqual(mistakes({ resources: [{ ...GROUP_POLICY, keep: { policy: "{}" } }] }), [
      'resources[0].keep.policy = "{}" is not valid: expected no entry, because all inputs of aws:iam/groupPolicy:GroupPolicy are as in the config',
    ]);
  });

  it("names each resource once", () => {
    assert.deepEqual(mistakes({ resources: [USER, USER] }), [
      'resources[1] is not valid: expected each resource once; aws:iam/user:User "baseline-admins-alice" occurs twice',
    ]);
  });

  it("is JSON", () => {
    const result = parseAdopted("resources: []");
    assert.ok(!result.ok);
    assert.match(result.problems[0]?.message ?? "", /^is not JSON: /);
  });
});

describe("loadAdopted", () => {
  const earlier = process.cwd();
  let directory = "";
  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), "account baseline adopted "));
    mkdirSync(join(directory, "adopted"));
    process.chdir(directory);
    await useMocks([], "111122223333");
  });
  afterEach(() => {
    process.chdir(earlier);
    rmSync(directory, { recursive: true });
  });

  it("is nothing where the stack has no file", () => {
    writeFileSync("adopted/other.json", "no JSON");
    assert.equal(loadAdopted(), undefined);
  });

  it("reads the file of the running stack", () => {
    writeFileSync("adopted/test.json", JSON.stringify({ resources: [USER] }));
    assert.deepEqual(loadAdopted(), [USER]);
  });

  it("counts a single mistake as one", () => {
    writeFileSync("adopted/test.json", "{}");
    assert.throws(loadAdopted, /^Error: 1 mistake in adopted\/test\.json; nothing was changed\n/);
  });

  it("throws all mistakes in one error without a stack trace for the user, naming the file", () => {
    writeFileSync("adopted/test.json", JSON.stringify({ resources: [{ ...USER, id: "", name: 1 }] }));
    assert.throws(loadAdopted, (error: Error) => {
      assert.ok(pulumi.RunError.isInstance(error));
      assert.match(error.message, /^2 mistakes in adopted\/test\.json; nothing was changed\n/);
      assert.match(error.message, /\n {2}adopted\/test\.json: resources\[0\]\.id = "" is not valid/);
      return true;
    });
  });
});

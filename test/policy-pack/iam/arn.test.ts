import assert from "node:assert/strict";

import { isManagedPolicyArn, isName, isPath, isPolicyPath } from "../../../policy-pack/iam/arn";

describe("ARNs, names and paths that IAM accepts", () => {
  const arns: Record<string, boolean> = {
    "arn:aws:iam::123456789012:policy/mfa": true,
    "arn:aws:iam::aws:policy/AdministratorAccess": true,
    "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess": true,
    "arn:aws-us-gov:iam::123456789012:policy/sec/team/m+f=a,.@-_1": true,
    [`arn:aws:iam::123456789012:policy/${"n".repeat(128)}`]: true,
    [`arn:aws:iam::123456789012:policy/${"n".repeat(129)}`]: false,
    [`arn:aws:iam::123456789012:policy/${"p".repeat(511)}/mfa`]: false,
    "": false,
    mfa: false,
    "arn:foo:iam::123456789012:policy/mfa": false,
    "arn:*:iam::123456789012:policy/mfa": false,
    "arn:aws:iam:us-east-1:123456789012:policy/mfa": false,
    "arn:aws:iam::12345678901:policy/mfa": false,
    "arn:aws:iam::*:policy/mfa": false,
    "arn:aws:iam:::policy/mfa": false,
    "arn:aws:iam::123456789012:policy/": false,
    "arn:aws:iam::123456789012:policy//mfa": false,
    "arn:aws:iam::123456789012:policy/sec/": false,
    "arn:aws:iam::123456789012:policy/*": false,
    "arn:aws:iam::123456789012:policy/a b": false,
    "arn:aws:iam::123456789012:policy/a:b": false,
    "arn:aws:iam::123456789012:policy/$x/mfa": false,
    "arn:aws:iam::123456789012:policy/mfa\n": false,
    "arn:aws:iam::123456789012:role/mfa": false,
    "arn:aws:s3:::policy/mfa": false,
  };
  for (const [arn, expected] of Object.entries(arns)) {
    it(`${expected ? "takes" : "does not take"} ${JSON.stringify(arn).slice(0, 80)} for a managed policy`, () => {
      assert.equal(isManagedPolicyArn(arn), expected);
    });
  }

  it("knows the characters and the length of a name", () => {
    const lengths = { user: 64, group: 128, role: 64, policy: 128 } as const;
    for (const kind of ["user", "group", "role", "policy"] as const) {
      assert.ok(isName(kind, "n".repeat(lengths[kind])), kind);
      assert.ok(!isName(kind, "n".repeat(lengths[kind] + 1)), kind);
      assert.ok(isName(kind, "a_B1+=,.@-"), kind);
      for (const text of ["", "a b", "a/b", "a:b", "a*", "ä", "a\n"]) assert.ok(!isName(kind, text), text);
    }
  });

  it("knows the characters and the length of a path, which are fewer for a managed policy", () => {
    for (const path of ["/", "/a/", "/a/b-c/", `/${"p".repeat(510)}/`]) {
      assert.ok(isPath(path), path);
      assert.ok(isPolicyPath(path), path);
    }
    for (const path of [
      "",
      "a",
      "/a",
      "a/",
      "//",
      "/a b/",
      "/ä/",
      "/\u007f/",
      `/${"p".repeat(511)}/`,
      "/a/\n",
    ]) {
      assert.ok(!isPath(path), path);
      assert.ok(!isPolicyPath(path), path);
    }
    for (const path of ["/ops:oncall/", "/$x/", "/!~/", "/a//b/"]) {
      assert.ok(isPath(path), path);
      assert.ok(!isPolicyPath(path), path);
    }
  });
});

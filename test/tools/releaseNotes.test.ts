import assert from "node:assert/strict";

import { releaseNotes } from "../../tools/releaseNotes";

const CHANGELOG = `# Changelog

## Unreleased

- Next.

## 0.2.0 - 2027-01-10

### Changed

- The budget.

## [0.1.0] - 2026-12-01

- First.

## 0.0.1 - 2026-11-01
`;
const both = (version: string) => ({ "package.json": version, "policy-pack/package.json": version });

describe("the notes of a release", () => {
  it("are the changelog's section", () => {
    assert.equal(releaseNotes("v0.2.0", both("0.2.0"), CHANGELOG), "### Changed\n\n- The budget.");
    assert.equal(releaseNotes("v0.1.0", both("0.1.0"), CHANGELOG), "- First.");
  });

  it("are refused if a package has another version, or the tag no v", () => {
    const expected =
      /^Error: policy-pack\/package\.json: version 0\.1\.0 is not valid: expected that of the tag, v0\.2\.0$/;
    const versions = { "package.json": "0.2.0", "policy-pack/package.json": "0.1.0" };
    assert.throws(() => releaseNotes("v0.2.0", versions, CHANGELOG), expected);
    assert.throws(() => releaseNotes("0.2.0", both("0.2.0"), CHANGELOG), /expected that of the tag/);
  });

  it("are refused if the changelog has none", () => {
    for (const version of ["0.0.1", "0.3.0", "0.2"])
      assert.throws(
        () => releaseNotes(`v${version}`, both(version), CHANGELOG),
        /^Error: CHANGELOG\.md has no text/,
      );
  });
});

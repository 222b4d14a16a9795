import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { locateKeys } from "../../config/locate";

describe("locateKeys", () => {
  let directory: string;
  before(() => {
    directory = mkdtempSync(join(tmpdir(), "account-baseline-"));
    writeFileSync(join(directory, "Pulumi.yaml"), "name: p\nconfig:\n  region: x\n  emails: a@example.com\n");
    writeFileSync(
      join(directory, "Pulumi.dev.yaml"),
      "config:\n  accountId: '1'\n  p:admins:\n    - alice\n    - name: bob\n      path: x\n  emails: b@example.com\n",
    );
  });
  after(() => {
    rmSync(directory, { recursive: true });
  });

  const places: [key: string, place: string | undefined][] = [
    ["accountId", "Pulumi.dev.yaml:2"],
    ["admins[0]", "Pulumi.dev.yaml:4"],
    ["admins[1].path", "Pulumi.dev.yaml:6"],
    ["admins[1].tags", "Pulumi.dev.yaml:5"],
    ["admins", "Pulumi.dev.yaml:3"],
    ["emails", "Pulumi.dev.yaml:7"],
    ["region", "Pulumi.yaml:3"],
    ["profile", undefined],
  ];
  for (const [key, place] of places) {
    it(`finds ${key} at ${place ?? "no place"}`, () => {
      const locate = locateKeys({ directory, files: ["Pulumi.dev.yaml", "Pulumi.yaml"], project: "p" });
      assert.equal(locate(key), place);
    });
  }

  it("passes over a file that is not there", () => {
    assert.equal(locateKeys({ directory, files: ["Pulumi.none.yaml"], project: "p" })("region"), undefined);
  });
});

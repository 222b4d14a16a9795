import assert from "node:assert/strict";
import { mkdirSync, realpathSync, symlinkSync } from "node:fs";
import { join } from "node:path";

import { otherPacks } from "../../../fleet/rollout/policyPacks";
import { UsageError } from "../../../fleet/usageError";
import { useFolder } from "../useFolder";

describe("otherPacks", () => {
  const folder = useFolder();
  const at = (name: string) => join(folder.directory, name);
  const make = (...names: string[]) => {
    for (const name of names) mkdirSync(at(name));
  };

  it("names each pack once, by whatever path or link, in their order", () => {
    make("own", "frugal", "tags");
    symlinkSync(at("frugal"), at("link"));
    const others = otherPacks(
      [at("tags"), at("link"), `${at("frugal")}/`, at("own/../frugal"), at("tags")],
      at("own"),
    );
    assert.deepEqual(others, [realpathSync(at("tags")), realpathSync(at("frugal"))]);
  });

  it("leaves out the own one, which judges anyway, also by a link", () => {
    make("own", "frugal");
    symlinkSync(at("own"), at("link"));
    assert.deepEqual(otherPacks([at("own"), at("link"), at("frugal")], at("own")), [
      realpathSync(at("frugal")),
    ]);
    assert.deepEqual(otherPacks([at("own")], at("link")), []);
  });

  it("refuses a folder that does not exist", () => {
    make("own");
    assert.throws(
      () => otherPacks([at("none")], at("own")),
      (error) =>
        error instanceof UsageError && error.message.includes(`--policy-pack ${at("none")}: no such folder`),
    );
  });
});

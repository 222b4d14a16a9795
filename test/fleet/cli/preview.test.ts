import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";

import { useFolder } from "../useFolder";
import { runCli } from "./runCli";

describe("account-baseline preview", () => {
  const folder = useFolder();

  it("begins no run where plans cannot be saved", async () => {
    folder.write("Pulumi.yaml", "name: fleet\nruntime: nodejs\n");
    folder.write("plans", "a file");
    const { code, stdout, stderr } = await runCli(
      folder.directory,
      process.env,
      "preview",
      "--save-plan",
      "plans",
    );
    assert.deepEqual([code, stdout], [2, ""]);
    assert.match(stderr, /^--save-plan .*plans: cannot be created: EEXIST.*\n$/);
    assert.equal(existsSync(join(folder.directory, ".rollout")), false);
  });
});

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";

import { blocks, readPage, ROOT } from "./pages";

describe("the page of costs", () => {
  it("shows what check prints for an account", function () {
    this.timeout(60_000);
    const command = "$ npx account-baseline check dev\n";
    const [, shown] =
      blocks("text", readPage("docs/costs.md"))
        .find((block) => block.startsWith(command))
        ?.split(command) ?? [];
    const { stdout, stderr } = spawnSync("node", ["bin/account-baseline.js", "check", "dev"], {
      cwd: ROOT,
      encoding: "utf8",
    });
    assert.ok(shown !== undefined);
    for (const part of shown.split("…\n")) assert.ok(stdout.includes(part), `${stdout}${stderr}`);
  });
});

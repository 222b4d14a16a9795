import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";

import { usePrograms } from "../support/programs";

const PROGRAMS = readdirSync(join(__dirname, "stacks/legitimate")).map(
  (file) => `legitimate/${file.replace(/\.ts$/, "")}`,
);

describe("the policy pack lets through", () => {
  const context = usePrograms("legitimate");

  for (const program of PROGRAMS) {
    it(program, async () => {
      const { ok, output, violations, created } = await context.programs.preview(program, PROGRAMS);
      assert.deepEqual(violations, [], output);
      assert.ok(ok, output);
      assert.ok(created > 1, "the program made something");
    });
  }
});

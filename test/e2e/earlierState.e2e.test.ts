import assert from "node:assert/strict";
import { join } from "node:path";

import { parse } from "yaml";
import { readFileSync } from "node:fs";

import { useProject } from "../support/useProject";

const FIXTURES = join(__dirname, "../fixtures");

/** The one intended change: the boundary's document has denied more kinds of credentials since. */
const CHANGED = ["aws:iam/policy:Policy baseline-permissions-boundary"];

describe("a stack that was deployed by an earlier version", () => {
  const context = useProject();

  // The state was exported from the sandbox at commit 5dbc99d, after a deploy of earlierStack.yaml.
  it("is left as it is: no replacement, no deletion, and only the update that the changelog names", async () => {
    const { project } = context;
    const { config } = parse(readFileSync(join(FIXTURES, "earlierStack.yaml"), "utf8")) as {
      config: Record<string, unknown>;
    };
    await project.addStack("everything", config);
    const imported = await project.pulumi(
      ...["stack", "import", "--stack", "everything", "--file", join(FIXTURES, "earlierState.json")],
    );
    assert.equal(imported.code, 0, imported.output);
    const { output, steps } = await project.preview("everything");
    assert.ok(steps.length > 80, output);
    const others = steps.filter(({ op }) => op !== "same");
    assert.deepEqual(
      others.map(({ op, urn }) => `${op} ${urn.split("::").slice(-2).join(" ").replace(/^.*\$/, "")}`),
      CHANGED.map((resource) => `update ${resource}`),
      output,
    );
  });
});

import assert from "node:assert/strict";

import { Up } from "../../../fleet/rollout/up";
import { change, does, fails, type Script, useExecution, wave } from "./useExecution";

describe("Up, of an account in which an engine was killed", () => {
  const execution = useExecution();
  const up = async (script: Script) => {
    const waves = [wave("all", "a")];
    const made = execution(script, waves);
    await new Up(made, {
      concurrency: 1,
      allowDelete: false,
      failureTolerance: 0,
      confirm: () => Promise.resolve(true),
      planOf: () => "/plans/a.json",
      savedPlanOf: undefined,
      pause: () => Promise.resolve(),
    }).run(waves);
    return made;
  };
  const login = change("replace Login alice");
  const found = { replace: [login.urn], notes: ["a Key may be left over"] };

  it("takes into the state what it was making, shows that anew, and makes anew what was lost, at every attempt", async () => {
    const made = await up((task, nth) => {
      if (task.operation === "recover") return { ...does(), recovery: found };
      if (task.operation === "update") return nth === 1 ? fails("transient", "Rate exceeded") : does();
      return nth === 1 ? does(change("create Login alice")) : nth < 4 ? does(login) : does();
    });
    assert.equal(made.outcomes(), "a completed");
    assert.deepEqual(
      made.tasks.map(({ operation, replace }) => ({ operation, replace: replace ?? [] })),
      [
        { operation: "preview", replace: [] },
        { operation: "recover", replace: [] },
        { operation: "preview", replace: [login.urn] },
        { operation: "update", replace: [login.urn] },
        { operation: "preview", replace: [login.urn] },
        { operation: "update", replace: [login.urn] },
        { operation: "preview", replace: [] },
      ],
    );
    assert.ok(made.told.includes("note a: a Key may be left over"));
  });

  it("goes no further where that fails", async () => {
    const made = await up(({ operation }) =>
      operation === "recover" ? fails("error", "AccessDenied") : does(change("create User alice")),
    );
    assert.equal(made.outcomes(), "a failed: AccessDenied");
    assert.deepEqual(made.asked, ["a preview", "a recover"]);
  });

  it("does not look for it where nothing is to be made, nor where the preview fails", async () => {
    const unchanged = await up(() => does(change("update Budget b")));
    assert.deepEqual(unchanged.asked, ["a preview", "a update", "a preview"]);
    const broken = await up(() => fails("error", "AccessDenied", change("create User alice")));
    assert.deepEqual(broken.asked, ["a preview"]);
  });
});

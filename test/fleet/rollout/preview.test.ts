import assert from "node:assert/strict";

import { previewWaves } from "../../../fleet/rollout/preview";
import { change, does, fails, useExecution, wave } from "./useExecution";

describe("previewWaves", () => {
  const execution = useExecution();
  const options = { refresh: false, planOf: () => undefined };

  it("previews all waves, whatever the ones before came to", async () => {
    const waves = [wave("one", "a b"), wave("two", "c")];
    const made = execution(
      ({ stack }) =>
        ({
          a: fails("policy", "mfa: mallory", change("create User mallory")),
          b: fails("error", "AccessDenied\nmore of it"),
        })[stack] ?? does(change("create User alice"), change("update Budget b")),
      waves,
      "preview",
    );
    await previewWaves(made, waves, 2, options);
    assert.equal(made.outcomes(), "a blocked: mfa: mallory, b failed: AccessDenied, c completed");
    assert.deepEqual(made.told.filter((line) => line.includes(" preview: ")).sort(), [
      "a preview: failed: mfa: mallory",
      "b preview: failed: AccessDenied",
      "c preview: 1 to create, 1 to update",
    ]);
  });

  it("reads the accounts and saves plans where that is asked for", async () => {
    const waves = [wave("all", "a")];
    const made = execution(() => does(), waves, "preview");
    await previewWaves(made, waves, 1, { refresh: true, planOf: ({ stack }) => `/plans/${stack}.json` });
    assert.equal(made.tasks[0]?.refresh, true);
    assert.equal(made.tasks[0].plan, "/plans/a.json");
    await previewWaves(made, waves, 1, options);
    assert.equal(made.tasks[1]?.refresh, false);
    assert.ok(!("plan" in made.tasks[1]));
  });

  it("begins no further account once it is interrupted", async () => {
    const waves = [wave("one", "a b"), wave("two", "c")];
    const made = execution(
      () => {
        made.requestInterrupt();
        return does();
      },
      waves,
      "preview",
    );
    await previewWaves(made, waves, 1, options);
    const reason = "interrupted before its turn";
    assert.equal(made.outcomes(), `a unchanged, b not-executed: ${reason}, c not-executed: ${reason}`);
  });
});

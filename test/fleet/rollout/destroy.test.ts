import assert from "node:assert/strict";

import { destroyWaves } from "../../../fleet/rollout/destroy";
import type { Wave } from "../../../fleet/settings/waves";
import { change, does, fails, type Script, type ScriptedExecution, useExecution, wave } from "./useExecution";

const deleting: Script = () => does(change("delete User alice"));

describe("destroyWaves", () => {
  const execution = useExecution();
  const destroy = async (
    script: (made: () => ScriptedExecution) => Script,
    {
      waves = [wave("all", "a b")],
      confirm = () => Promise.resolve(true),
    }: { waves?: readonly Wave[]; confirm?: Parameters<typeof destroyWaves>[2]["confirm"] } = {},
  ) => {
    const later = () => made;
    const made: ScriptedExecution = execution((task, nth) => script(later)(task, nth), waves, "destroy");
    await destroyWaves(made, waves, { concurrency: 1, confirm });
    return made;
  };

  it("shows what each account would lose, asks for each, and deletes only what was confirmed", async () => {
    const shown: string[] = [];
    const made = await destroy(() => deleting, {
      confirm: ({ stack }, { changes }) => {
        shown.push(`${stack}: ${changes.map(({ kind, name }) => `${kind} ${name}`).join()}`);
        return Promise.resolve(stack === "b");
      },
    });
    assert.deepEqual(shown, ["a: delete alice", "b: delete alice"]);
    assert.equal(made.outcomes(), "a not-executed: not confirmed, b completed");
    assert.deepEqual(made.asked, ["a recover", "a preview", "b recover", "b preview", "b destroy"]);
    assert.ok(made.tasks.every(({ operation, refresh }) => operation === "recover" || refresh === true));
    assert.ok(made.told.includes("pause of the view"));
  });

  it("does not ask for an account in which there is nothing, nor for one that cannot be read", async () => {
    const made = await destroy(
      () =>
        ({ stack }) =>
          stack === "a" ? does() : fails("error", "AccessDenied"),
      {
        confirm: () => assert.fail("asked"),
      },
    );
    assert.equal(made.outcomes(), "a unchanged, b failed: AccessDenied");
  });

  it("deletes nothing where it is not known what a killed engine was making", async () => {
    const made = await destroy(
      () =>
        ({ operation }) =>
          operation === "recover" ? fails("error", "AccessDenied") : does(change("delete User alice")),
      { confirm: () => assert.fail("asked"), waves: [wave("all", "a")] },
    );
    assert.equal(made.outcomes(), "a failed: AccessDenied");
    assert.deepEqual(made.asked, ["a recover"]);
  });

  it("goes on where one could not be deleted", async () => {
    const made = await destroy(
      () => (task) =>
        task.stack === "a" && task.previewOnly !== true
          ? fails("error", "DeleteConflict")
          : does(change("delete User alice")),
    );
    assert.equal(made.outcomes(), "a failed: DeleteConflict, b completed");
  });

  it("deletes nothing once it is interrupted while it shows, and asks no more", async () => {
    const made = await destroy(
      (later) => () => {
        later().requestInterrupt();
        return does(change("delete User alice"));
      },
      { confirm: () => assert.fail("asked"), waves: [wave("one", "a b"), wave("two", "c")] },
    );
    const reason = "interrupted before its turn";
    assert.equal(
      made.outcomes(),
      `a not-executed: ${reason}, b not-executed: ${reason}, c not-executed: ${reason}`,
    );
  });

  it("finishes the account that is being deleted when it is interrupted, and begins no other", async () => {
    const made = await destroy((later) => (task) => {
      if (task.operation === "destroy" && task.previewOnly !== true) later().requestInterrupt();
      return does(change("delete User alice"));
    });
    assert.equal(made.outcomes(), "a completed, b not-executed: interrupted before its turn");
  });
});

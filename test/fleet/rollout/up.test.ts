import assert from "node:assert/strict";

import { Up, type UpOptions } from "../../../fleet/rollout/up";
import { readJournal } from "../../../fleet/runs/journal";
import type { Wave } from "../../../fleet/settings/waves";
import { useFolder } from "../useFolder";
import {
  change,
  does,
  fails,
  newAccount,
  type Script,
  type ScriptedExecution,
  useExecution,
  wave,
} from "./useExecution";

/** Answers by account; where nothing is said, all goes well. */
function script(accounts: Record<string, Script>): Script {
  return (task, nth) => (accounts[task.stack] ?? newAccount)(task, nth);
}

/** An account whose first preview fails. */
const unreadable: Script = () => fails("error", "AccessDenied");
/** An account whose update fails. */
const broken: Script = (task, nth) =>
  task.operation === "update" ? fails("error", "LimitExceeded") : newAccount(task, nth);
const unchanged: Script = () => does();
const rogue: Script = () => fails("policy", "mfa: mallory", change("create User mallory"));

describe("Up", () => {
  const execution = useExecution();
  const plans = useFolder();
  const up = async (
    waves: readonly Wave[],
    accounts: Record<string, Script> | ((made: () => ScriptedExecution) => Record<string, Script>) = {},
    options: Partial<UpOptions> = {},
  ): Promise<ScriptedExecution> => {
    const later = () => made;
    const made: ScriptedExecution = execution(
      (task, nth) => script(typeof accounts === "function" ? accounts(later) : accounts)(task, nth),
      waves,
    );
    await new Up(made, {
      concurrency: 1,
      allowDelete: false,
      failureTolerance: Infinity,
      confirm: () => Promise.resolve(true),
      planOf: ({ stack }) => `/plans/${stack}.json`,
      savedPlanOf: undefined,
      pause: (minutes) => {
        made.told.push(`pause of ${minutes}`);
        return Promise.resolve();
      },
      ...options,
    }).run(waves);
    return made;
  };

  describe("of an account", () => {
    it("previews, updates exactly that, and checks that the account holds it", async () => {
      const made = await up([wave("all", "a")]);
      assert.equal(made.outcomes(), "a completed");
      assert.deepEqual(
        made.tasks.map(({ operation, refresh, plan, replace }) => ({ operation, refresh, plan, replace })),
        [
          { operation: "preview", refresh: true, plan: "/plans/a.json", replace: [] },
          { operation: "recover", refresh: undefined, plan: undefined, replace: undefined },
          { operation: "update", refresh: true, plan: "/plans/a.json", replace: [] },
          { operation: "preview", refresh: true, plan: undefined, replace: undefined },
        ],
      );
      const { counts, changes, examined, attempts } = made.result("a");
      assert.deepEqual(changes, [change("create User alice")]);
      assert.deepEqual(
        { create: counts?.create, examined, attempts },
        { create: 1, examined: true, attempts: 1 },
      );
    });

    it("leaves alone one that is as it should be", async () => {
      const made = await up([wave("all", "a b")], { a: unchanged });
      assert.equal(made.outcomes(), "a unchanged, b completed");
      assert.ok(!made.asked.includes("a update"));
    });

    it("is failed where the account does not hold what the update made", async () => {
      const made = await up([wave("all", "a")], {
        a: (task, nth) =>
          task.operation === "preview" && nth > 1 ? does(change("update Budget b")) : newAccount(task, nth),
      });
      assert.equal(
        made.outcomes(),
        "a failed: updated, but the account does not hold it: 1 to update (update Budget b)",
      );
    });

    it("is failed where nobody could check it, and blocked where a policy then objects", async () => {
      const checked =
        (answer: ReturnType<Script>): Script =>
        (task, nth) =>
          task.operation === "preview" && nth > 1 ? answer : newAccount(task, nth);
      const made = await up([wave("all", "a b", { failureTolerance: 1 })], {
        a: checked(fails("error", "AccessDenied")),
        b: checked(fails("policy", "mfa: mallory")),
      });
      assert.equal(
        made.outcomes(),
        "a failed: updated, but the check after it failed: AccessDenied, b blocked: updated, but the check after it failed: mfa: mallory",
      );
    });

    it("is interrupted, not failed, where the check was stopped", async () => {
      const made = await up([wave("all", "a")], {
        a: (task, nth) =>
          task.operation === "preview" && nth > 1
            ? fails("interrupted", "stopped while it ran")
            : newAccount(task, nth),
      });
      assert.equal(
        made.outcomes(),
        "a interrupted: updated, but the check after it failed: stopped while it ran",
      );
    });

    it("has the findings of the check, which knows what the preview could not", async () => {
      const finding = { control: "mfa", level: "advisory" as const, message: "look" };
      const made = await up([wave("all", "a")], {
        a: (task, nth) =>
          task.operation === "preview" && nth > 1
            ? { ...does(), findings: [finding] }
            : newAccount(task, nth),
      });
      assert.deepEqual(made.result("a").findings, [finding]);
    });
  });

  describe("of an update that is tried again", () => {
    const throttledOnce =
      (secondPreview: ReturnType<Script>): Script =>
      (task, nth) => {
        if (task.operation === "update") return nth === 1 ? fails("transient", "Rate exceeded") : does();
        return nth === 1
          ? does(change("create User alice"), change("create Budget b"))
          : nth === 2
            ? secondPreview
            : does();
      };

    it("previews what is left, and does only that", async () => {
      const made = await up([wave("all", "a")], { a: throttledOnce(does(change("create Budget b"))) });
      assert.equal(made.outcomes(), "a completed");
      assert.deepEqual(made.asked, [
        "a preview",
        "a recover",
        "a update",
        "a preview",
        "a update",
        "a preview",
      ]);
      assert.deepEqual(
        made.tasks.slice(2, 5).map(({ plan }) => plan),
        ["/plans/a.json", "/plans/a.json", "/plans/a.json"],
      );
      assert.equal(made.result("a").attempts, 2);
      assert.equal(made.result("a").counts?.create, 2);
    });

    it("stops where more is left than was shown", async () => {
      const made = await up([wave("all", "a")], {
        a: throttledOnce(does(change("create Budget b"), change("delete User alice"))),
      });
      assert.equal(
        made.outcomes(),
        "a failed: stopped, because it would do what was not shown before: delete User alice",
      );
      assert.deepEqual(made.asked, ["a preview", "a recover", "a update", "a preview"]);
    });

    it("stops where a policy objects to what is left", async () => {
      const made = await up([wave("all", "a")], { a: throttledOnce(fails("policy", "mfa: alice")) });
      assert.equal(made.outcomes(), "a blocked: mfa: alice");
    });

    it("goes by its own plan, also where the first attempt went by a saved one", async () => {
      plans.write("a.json", planFile("create User alice", "create Budget b"));
      const made = await up(
        [wave("all", "a")],
        { a: throttledOnce(does(change("create Budget b"))) },
        { savedPlanOf: ({ stack }) => `${plans.directory}/${stack}.json` },
      );
      assert.deepEqual(
        made.tasks.filter(({ operation }) => operation === "update").map(({ plan }) => plan),
        [`${plans.directory}/a.json`, "/plans/a.json"],
      );
    });
  });

  describe("of a wave", () => {
    it("previews all of it before it updates any", async () => {
      const made = await up([wave("all", "a b")]);
      assert.deepEqual(made.asked, [
        "a preview",
        "a recover",
        "b preview",
        "b recover",
        "a update",
        "a preview",
        "b update",
        "b preview",
      ]);
    });

    it("has no more under way than it may", async () => {
      const made = await up([wave("all", "a b c d e")], {}, { concurrency: 2 });
      assert.equal(made.mostAtOnce, 2);
    });

    it("is held as a whole where a policy objects in one account; nothing is made in any", async () => {
      const made = await up([wave("canary", "a b c"), wave("rest", "d")], { b: rogue, c: unchanged });
      const held = "held by the gate of wave canary: policies block b";
      assert.equal(
        made.outcomes(),
        `a not-executed: ${held}, b blocked: mfa: mallory, c unchanged, d not-executed: ${held}`,
      );
      assert.deepEqual(made.asked, ["a preview", "a recover", "b preview", "c preview"]);
      assert.deepEqual(made.result("a").changes, [change("create User alice")]);
    });

    it("is held where one would lose something, which then says what", async () => {
      const accounts = { a: () => does(change("delete User bob")) };
      const made = await up([wave("all", "a b")], accounts);
      assert.equal(
        made.outcomes(),
        "a failed: needs --allow-delete: delete User bob, b not-executed: held by the gate of wave all: a would lose resources without --allow-delete",
      );
    });

    it("deletes where that is allowed", async () => {
      const deleting: Script = (task, nth) =>
        task.operation === "preview" && nth > 1 ? does() : does(change("delete User bob"));
      const made = await up([wave("all", "a")], { a: deleting }, { allowDelete: true });
      assert.equal(made.outcomes(), "a completed");
    });

    it("is held where more previews failed than it tolerates", async () => {
      const made = await up([wave("all", "a b")], { a: unreadable });
      assert.equal(
        made.outcomes(),
        "a failed: AccessDenied, b not-executed: held by the gate of wave all: the preview of a failed",
      );
    });

    it("goes on without those whose previews failed, where it tolerates that", async () => {
      const made = await up([wave("all", "a b", { failureTolerance: 1 })], { a: unreadable });
      assert.equal(made.outcomes(), "a failed: AccessDenied, b completed");
    });

    it("begins no further account once more failed than it tolerates, previews included", async () => {
      const made = await up([wave("all", "a b c d", { failureTolerance: 1 })], { a: unreadable, b: broken });
      const reason = "wave all tolerates 1 failed accounts, and 2 have failed";
      assert.equal(
        made.outcomes(),
        `a failed: AccessDenied, b failed: LimitExceeded, c not-executed: ${reason}, d not-executed: ${reason}`,
      );
    });

    it("is left alone where that is not confirmed", async () => {
      const asked: string[] = [];
      const made = await up(
        [wave("one", "a b"), wave("two", "c")],
        { b: unchanged },
        {
          confirm: ({ name }, previewed) => {
            asked.push(`${name}: ${[...previewed.keys()].map(({ stack }) => stack).join(" ")}`);
            return Promise.resolve(false);
          },
        },
      );
      assert.deepEqual(asked, ["one: a b"]);
      assert.equal(
        made.outcomes(),
        "a not-executed: wave one was not confirmed, b unchanged, c not-executed: wave one was not confirmed",
      );
      assert.ok(made.told.includes("pause of the view"));
    });

    it("needs no confirmation where there is nothing to do", async () => {
      const made = await up(
        [wave("one", "a"), wave("two", "b")],
        { a: unchanged },
        {
          confirm: ({ name }) => Promise.resolve(name === "two"),
        },
      );
      assert.equal(made.outcomes(), "a unchanged, b completed");
    });
  });

  describe("of several waves", () => {
    it("does not begin one before the one before it is done", async () => {
      const made = await up([wave("canary", "a"), wave("rest", "b c")], {}, { concurrency: 4 });
      assert.deepEqual(made.asked.slice(0, 5), [
        "a preview",
        "a recover",
        "a update",
        "a preview",
        "b preview",
      ]);
      assert.deepEqual(
        readJournal(`${made.run.directory}/journal.jsonl`).flatMap((entry) =>
          "wave" in entry ? [`${entry.type} ${entry.wave}`] : [],
        ),
        ["wave-started canary", "wave-finished canary", "wave-started rest", "wave-finished rest"],
      );
    });

    it("stops all that follow when the canary fails", async () => {
      const made = await up([wave("canary", "a"), wave("rest", "b"), wave("last", "c")], { a: broken });
      const reason = "wave canary failed in 1 of 1 accounts";
      assert.equal(
        made.outcomes(),
        `a failed: LimitExceeded, b not-executed: ${reason}, c not-executed: ${reason}`,
      );
      assert.ok(!made.asked.includes("b preview"));
    });

    it("goes on where a wave tolerates its failures, until the rollout as a whole does not", async () => {
      const tolerant = { failureTolerance: 2 };
      const waves = [
        wave("one", "a", tolerant),
        wave("two", "b", tolerant),
        wave("three", "c d", tolerant),
        wave("four", "e"),
      ];
      const made = await up(waves, { a: broken, b: unchanged, c: broken }, { failureTolerance: 1 });
      const reason = "the rollout tolerates 1 failed accounts, and 2 have failed";
      assert.equal(
        made.outcomes(),
        `a failed: LimitExceeded, b unchanged, c failed: LimitExceeded, d not-executed: ${reason}, e not-executed: ${reason}`,
      );
      assert.ok(!made.asked.includes("e preview"));
    });

    it("pauses between them, but not after the last, nor where the rest is held", async () => {
      const paused = { pauseMinutes: 5 };
      const well = await up([wave("one", "a", paused), wave("two", "b", paused)]);
      assert.deepEqual(
        well.told.filter((line) => line.startsWith("pause of 5")),
        ["pause of 5"],
      );
      const ill = await up([wave("one", "a", paused), wave("two", "b", paused)], { a: broken });
      assert.ok(!ill.told.includes("pause of 5"));
    });
  });

  describe("with a saved plan", () => {
    const saved = { savedPlanOf: ({ stack }: { stack: string }) => `${plans.directory}/${stack}.json` };

    it("does what it showed", async () => {
      plans.write("a.json", planFile("create User alice"));
      plans.write("a.session", "of-the-preview\n");
      const made = await up([wave("all", "a")], {}, saved);
      assert.equal(made.outcomes(), "a completed");
      const own = `account-baseline-${made.run.name}`;
      assert.deepEqual(
        made.tasks
          .filter(({ operation }) => operation !== "recover")
          .map(({ plan, sessionName }) => [plan, sessionName]),
        [
          ["/plans/a.json", own],
          [`${plans.directory}/a.json`, "of-the-preview"],
          [undefined, own],
        ],
      );
    });

    it("stops before anything is made where more would be done than it showed", async () => {
      plans.write("a.json", planFile("create User bob"));
      const made = await up([wave("all", "a")], {}, saved);
      assert.equal(
        made.outcomes(),
        "a failed: stopped, because it would do what was not shown before: create User alice",
      );
      assert.deepEqual(made.asked, ["a preview", "a recover"]);
    });
  });

  describe("that is interrupted", () => {
    const reason = "interrupted before its turn";
    /** Interrupts the run when an account gets to an operation. */
    const at =
      (stack: string, operation: string, then: Script = newAccount) =>
      (made: () => ScriptedExecution): Record<string, Script> => ({
        [stack]: (task, nth) => {
          if (task.operation === operation) made().requestInterrupt();
          return then(task, nth);
        },
      });

    it("begins no further preview, and updates nothing", async () => {
      const confirmed: string[] = [];
      const made = await up([wave("one", "a b c"), wave("two", "d")], at("b", "preview"), {
        confirm: ({ name }) => {
          confirmed.push(name);
          return Promise.resolve(true);
        },
      });
      assert.equal(
        made.outcomes(),
        ["a", "b", "c", "d"].map((stack) => `${stack} not-executed: ${reason}`).join(", "),
      );
      assert.deepEqual(made.asked, ["a preview", "a recover", "b preview", "b recover"]);
      assert.deepEqual(confirmed, [], "nobody is asked any more");
    });

    it("finishes the account that is under way, with its check, and begins no other", async () => {
      const made = await up([wave("one", "a b", { pauseMinutes: 5 }), wave("two", "c")], at("a", "update"));
      assert.equal(made.outcomes(), `a completed, b not-executed: ${reason}, c not-executed: ${reason}`);
    });

    it("tells which account was stopped in the middle", async () => {
      const stopped: Script = (task, nth) =>
        task.operation === "update" ? fails("interrupted", "stopped while it ran") : newAccount(task, nth);
      const made = await up([wave("one", "a b")], at("a", "update", stopped));
      assert.equal(made.outcomes(), `a interrupted: stopped while it ran, b not-executed: ${reason}`);
    });
  });
});

/** A plan as the engine saves it. */
function planFile(...changes: Parameters<typeof change>[0][]): string {
  const steps = changes.map(change).map(({ urn, kind }) => [urn, { steps: [kind] }]);
  return JSON.stringify({ resourcePlans: Object.fromEntries(steps) as object });
}

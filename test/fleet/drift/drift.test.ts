import assert from "node:assert/strict";

import { driftWaves } from "../../../fleet/drift/drift";
import type { Wave } from "../../../fleet/settings/waves";
import { change, does, fails, type Script, useExecution, wave } from "../rollout/useExecution";

describe("driftWaves", () => {
  const execution = useExecution();
  const drift = async (script: Script, waves: readonly Wave[] = [wave("all", "a")]) => {
    const made = execution(script, waves, "drift");
    await driftWaves(made, waves, 1);
    return made;
  };
  /** An account in which the first was found changed, and a preview that would do the second. */
  const drifted =
    (found: Parameters<typeof change>[0][], repair: ReturnType<Script>): Script =>
    ({ operation }) =>
      operation === "drift" ? does(...found.map(change)) : repair;

  it("finds nothing in an account that is as its stack says, and then asks no further", async () => {
    const made = await drift(() => does());
    assert.equal(made.outcomes(), "a unchanged");
    assert.deepEqual(made.asked, ["a drift"]);
  });

  it("changes nothing in one that is not", async () => {
    const made = await drift(drifted(["update Budget b"], does(change("update Budget b"))));
    assert.deepEqual(
      made.tasks.map(({ operation, refresh, plan }) => ({ operation, refresh, plan })),
      [
        { operation: "drift", refresh: undefined, plan: undefined },
        { operation: "preview", refresh: true, plan: undefined },
      ],
    );
  });

  const cases: [what: string, script: Script, cause: string][] = [
    [
      "what the program mends",
      drifted(
        ["update Budget b", "delete User alice"],
        does(change("update Budget b"), change("create User alice")),
      ),
      "changed Budget b, gone: User alice; fixed by: account-baseline drift --fix",
    ],
    [
      "what it does not manage, apart",
      drifted(["update Budget b", "update User alice"], does(change("update Budget b"))),
      [
        "changed Budget b; fixed by: account-baseline drift --fix",
        "changed User alice; the program does not manage this: accept it by pulumi refresh, or undo it in the account",
      ].join("\n"),
    ],
    [
      "that it is not known who mends it, where the preview fails",
      drifted(["update Budget b"], fails("error", "AccessDenied")),
      "changed Budget b; how to fix it is unknown: AccessDenied",
    ],
  ];
  for (const [what, script, cause] of cases) {
    it(`says ${what}`, async () => {
      const made = await drift(script);
      const { outcome, cause: found } = made.result("a");
      assert.deepEqual({ outcome, cause: found }, { outcome: "drifted", cause });
    });
  }

  it("names the properties that differ, and keeps what was found", async () => {
    const found = {
      ...change("update Budget b"),
      properties: [{ path: "limitAmount" }, { path: "tags.team" }],
    };
    const made = await drift(({ operation }) =>
      operation === "drift" ? does(found) : does(change("update Budget b")),
    );
    assert.match(made.result("a").cause ?? "", /^changed Budget b \(limitAmount, tags\.team\); fixed/);
    assert.deepEqual(made.result("a").changes, [found]);
  });

  it("goes on over accounts that cannot be read, in all waves", async () => {
    const made = await drift(
      ({ stack }) => (stack === "b" ? does() : fails("error", "AccessDenied")),
      [wave("one", "a b"), wave("two", "c")],
    );
    assert.equal(made.outcomes(), "a failed: AccessDenied, b unchanged, c failed: AccessDenied");
  });

  it("begins no further account once it is interrupted", async () => {
    const waves = [wave("one", "a b"), wave("two", "c")];
    const made = execution(
      () => {
        made.requestInterrupt();
        return does();
      },
      waves,
      "drift",
    );
    await driftWaves(made, waves, 1);
    const reason = "interrupted before its turn";
    assert.equal(made.outcomes(), `a unchanged, b not-executed: ${reason}, c not-executed: ${reason}`);
  });
});

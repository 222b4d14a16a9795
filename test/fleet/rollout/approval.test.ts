import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";

import {
  beginSavedPlan,
  beyondApproved,
  notIn,
  sessionOfPlan,
  stepsOfPlan,
} from "../../../fleet/rollout/approval";
import { UsageError } from "../../../fleet/usageError";
import { useFolder } from "../useFolder";
import { change } from "./useExecution";

describe("notIn", () => {
  const approved = [change("update User alice"), change("create Budget b")];

  it("finds nothing in what was approved, nor in a part of it", () => {
    assert.deepEqual(notIn(approved, approved), []);
    assert.deepEqual(notIn([change("create Budget b")], approved), []);
  });

  it("finds what is done to another resource, and something else done to the same", () => {
    const other = [change("update User bob"), change("delete User alice")];
    assert.deepEqual(notIn([...approved, ...other], approved), other);
  });

  it("does not count a change of options alone, which is in no plan", () => {
    const properties = [{ path: "(option) retainOnDelete", before: "true", after: "false" }];
    assert.deepEqual(notIn([{ ...change("update User carol"), properties }], approved), []);
    const more = { ...change("update User carol"), properties: [...properties, { path: "name" }] };
    assert.deepEqual(notIn([more], approved), [more]);
  });

  it("does not count what is only read", () => {
    assert.deepEqual(notIn([change("read User carol")], approved), []);
  });
});

describe("beyondApproved", () => {
  it("says what would have been done", () => {
    assert.deepEqual(beyondApproved([change("delete User alice")]), {
      kind: "plan",
      cause: "stopped, because it would do what was not shown before: delete User alice",
    });
  });
});

describe("a plan that is to be saved", () => {
  const folder = useFolder();

  it("takes the place of an earlier one at once, also where its preview then fails", () => {
    folder.write("dev.json", "{}");
    const plan = join(folder.directory, "dev.json");
    beginSavedPlan(plan, "account-baseline-of-the-preview");
    assert.equal(existsSync(plan), false);
    assert.equal(sessionOfPlan(plan), "account-baseline-of-the-preview");
  });

  it("has sessions named as those of a bare `pulumi preview` where Pulumi saved it", () => {
    assert.equal(sessionOfPlan(join(folder.directory, "other.json")), "account-baseline");
  });
});

describe("stepsOfPlan", () => {
  const folder = useFolder();
  const steps = (text: string) => {
    folder.write("dev.json", text);
    return stepsOfPlan(join(folder.directory, "dev.json"));
  };

  it("reads what a saved preview showed; what stays the same is no step", () => {
    const plan = {
      manifest: {},
      resourcePlans: {
        "urn:a": { goal: {}, steps: ["create"] },
        "urn:b": { steps: ["same"] },
        "urn:c": { steps: ["create-replacement", "replace", "delete-replaced"] },
        "urn:d": { steps: ["update"] },
        "urn:e": { steps: ["delete"] },
        "urn:f": { steps: ["import"] },
        "urn:g": {},
      },
    };
    assert.deepEqual(steps(JSON.stringify(plan)), [
      { urn: "urn:a", kind: "create" },
      { urn: "urn:c", kind: "replace" },
      { urn: "urn:c", kind: "replace" },
      { urn: "urn:c", kind: "replace" },
      { urn: "urn:d", kind: "update" },
      { urn: "urn:e", kind: "delete" },
      { urn: "urn:f", kind: "import" },
    ]);
  });

  it("has no steps of a plan that does nothing", () => {
    assert.deepEqual(steps("{}"), []);
  });

  for (const text of ["{", "null", "[]", '"plan"']) {
    it(`refuses ${text}, which is no plan`, () => {
      assert.throws(
        () => steps(text),
        (error) => error instanceof UsageError && error.message.includes("dev.json: no saved plan"),
      );
    });
  }

  it("refuses a file that is not there", () => {
    assert.throws(
      () => stepsOfPlan(join(folder.directory, "none.json")),
      (error) => error instanceof UsageError && error.message.includes("none.json: no saved plan: ENOENT"),
    );
  });
});

import assert from "node:assert/strict";

import { TYPE_FACTS, type TypeFacts } from "../../../../fleet/check/offline/resourceTypes";
import { NATIVE_TYPES } from "../../../../sandbox/aws-native-plugin/types";
import { resourceTypes } from "../../../../sandbox/aws-plugin/resources";

/** Leaves out what is empty, so that an absent fact equals one that says nothing. */
function told({ autoName, defaults, regional, taggable, computed }: Partial<TypeFacts>): object {
  const facts = { autoName, defaults, regional, taggable, computed };
  return Object.fromEntries(
    Object.entries(facts).filter(
      ([, fact]) => fact !== undefined && fact !== false && (!Array.isArray(fact) || fact.length > 0),
    ),
  );
}

/** What the sandbox's plugins show in a preview, which the end-to-end suites judge by. */
function shownBySandbox(): Map<string, object> {
  const shown = new Map<string, object>();
  for (const [type, { autoName, defaults, regional, taggable, computed }] of resourceTypes()) {
    const name = autoName && {
      property: "name",
      ...(autoName.prefix !== undefined && { prefix: autoName.prefix }),
    };
    shown.set(
      type,
      told({
        computed,
        ...(name && { autoName: name }),
        ...(defaults && { defaults }),
        ...(regional !== undefined && { regional }),
        ...(taggable !== undefined && { taggable }),
      }),
    );
  }
  for (const [type, { autoName, computed }] of NATIVE_TYPES)
    shown.set(type, told({ computed, ...(autoName && { autoName: { property: autoName.property } }) }));
  return shown;
}

describe("what `check` fills in of a resource", () => {
  for (const [type, shown] of shownBySandbox()) {
    it(`is what a preview shows: ${type}`, () => {
      assert.deepEqual(told(TYPE_FACTS.get(type) ?? {}), shown);
    });
  }
});

import assert from "node:assert/strict";

import type { Objection } from "../../../fleet/doctor/check";

/** What the objections say, an unknown marked as one. */
function said(objections: readonly Objection[]): string[] {
  return objections.map(({ message, unknown }) => (unknown === true ? `unknown: ${message}` : message));
}

interface Case {
  name: string;
  found: readonly Objection[];
  expected: readonly RegExp[];
}

/** One test a row: each objection matches its pattern, and there are no others. */
export function table(title: string, cases: readonly Case[]): void {
  describe(title, () => {
    for (const { name, found, expected } of cases) {
      it(name, () => {
        const messages = said(found);
        assert.equal(messages.length, expected.length, messages.join("\n"));
        expected.forEach((pattern, index) => {
          assert.match(messages[index] ?? "", pattern);
        });
        for (const { fix, unknown } of found) if (unknown !== true) assert.ok(fix, "says how to mend it");
      });
    }
  });
}

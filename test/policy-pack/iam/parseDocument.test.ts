import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { parseDocument } from "../../../policy-pack/iam/parseDocument";

/** One line of the table: a document and the places of all its defects. */
interface Case {
  name: string;
  document: unknown;
  defects: string[];
  source: string;
}

describe("what IAM would refuse of a policy document", () => {
  const file = join(__dirname, "../../cases/iam/defects.json");
  for (const { name, document, defects } of JSON.parse(readFileSync(file, "utf8")) as Case[]) {
    it(`${name}: ${defects.length === 0 ? "accepted" : `reported at ${defects.join(", ") || "the top"}`}`, () => {
      const parsed = parseDocument(document);
      assert.deepEqual(parsed.ok ? [] : parsed.defects.map(({ path }) => path), defects);
    });
  }

  it("says what is there and what is allowed", () => {
    const parsed = parseDocument({ Statement: { Effect: "Block", Action: "*", Resource: "*" } });
    assert.ok(!parsed.ok);
    assert.deepEqual(parsed.defects, [
      { path: "Statement[0].Effect", message: 'is "Block"; allowed: "Allow", "Deny"' },
    ]);
  });
});

import assert from "node:assert/strict";

import { problemText } from "../../components/rules/fault";
import { z } from "zod";

import { schemaProblems, suggestion } from "../../config/problems";

const schema = z.strictObject({
  size: z.int({ error: "a whole number" }).max(9, { error: "at most 9" }),
  owner: z.union(
    [
      z.string({ error: "a name" }).regex(/^[a-z]+$/, { error: "a name in small letters" }),
      z.strictObject({ name: z.string({ error: "a name" }) }, { error: "a map with `name`" }),
      z.array(z.string({ error: "a name" }), { error: "a list of names" }),
    ],
    { error: "a name, a map or a list" },
  ),
  parts: z.array(z.strictObject({ color: z.string({ error: "a colour" }) })).default([]),
});

/** The mistakes of a value, one line each. */
function mistakes(changed: Record<string, unknown>, secretKeys: string[] = []): string[] {
  const value = { size: 1, owner: "alice", ...changed };
  const { error } = schema.safeParse(value);
  return schemaProblems(schema, error?.issues ?? [], value, { secretKeys: new Set(secretKeys) }).map(
    problemText,
  );
}

describe("schemaProblems", () => {
  const cases: [what: string, changed: Record<string, unknown>, expected: string[]][] = [
    ["says nothing of a value in order", {}, []],
    [
      "says what is required where nothing is",
      { size: undefined },
      ["size is missing: expected a whole number"],
    ],
    [
      "shows what was found, and what is allowed",
      { size: 10 },
      ["size = 10 is not valid: expected at most 9"],
    ],
    [
      "goes by the alternative that was meant: text",
      { owner: "Alice" },
      ['owner = "Alice" is not valid: expected a name in small letters'],
    ],
    [
      "goes by the alternative that was meant: a map",
      { owner: { name: 5 } },
      ["owner.name = 5 is not valid: expected a name"],
    ],
    [
      "goes by the alternative that was meant: a list",
      { owner: ["bob", 7] },
      ["owner[1] = 7 is not valid: expected a name"],
    ],
    [
      "names all alternatives where none was meant",
      { owner: true },
      ["owner = true is not valid: expected a name, a map or a list"],
    ],
    [
      "asks whether a near key was meant, also in lists and alternatives",
      { szie: 1, owner: { name: "bob", nmae: "x" }, parts: [{ color: "red", colour: "red" }] },
      [
        "owner.nmae is not a known key: did you mean name?",
        "parts[0].colour is not a known key: did you mean color?",
        "szie is not a known key: did you mean size?",
      ],
    ],
    [
      "shortens a long value",
      { owner: "A".repeat(100) },
      [`owner = "${"A".repeat(76)}... is not valid: expected a name in small letters`],
    ],
  ];
  for (const [what, changed, expected] of cases) {
    it(what, () => {
      assert.deepEqual(mistakes(changed), expected);
    });
  }

  it("does not show a secret, nor a part of one", () => {
    assert.deepEqual(mistakes({ owner: { name: 5 } }, ["owner"]), [
      "owner.name = [secret] is not valid: expected a name",
    ]);
  });
});

describe("suggestion", () => {
  it("asks whether a near name was meant, whatever its case", () => {
    assert.equal(suggestion("PROD-eu1", ["dev", "prod-eu"]), "did you mean prod-eu?");
  });

  it("lists what is allowed where none is near", () => {
    assert.equal(suggestion("elsewhere", ["dev", "prod"]), "expected dev, prod");
  });

  it("does not list thousands of accounts", () => {
    const names = Array.from({ length: 2000 }, (_, index) => `account-${index}`);
    const text = suggestion("elsewhere", names);
    assert.match(text, /^expected account-0, .*, account-29 and 1970 more$/);
  });
});

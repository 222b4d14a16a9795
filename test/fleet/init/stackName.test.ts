import assert from "node:assert/strict";

import fc from "fast-check";

import { STACK_NAME, stackNames } from "../../../fleet/init/stackName";

const ID = "100000000001";

describe("the stack name of an account", () => {
  const cases: readonly (readonly [name: string, stack: string])[] = [
    ["payments", "payments"],
    ["Payments Prod", "payments-prod"],
    ["Müller & Söhne", "muller-sohne"],
    ["a/b\\c:d", "a-b-c-d"],
    ["--x--", "x"],
    ["web.deploy", "web-deploy"],
    [`web-${ID}`, "web"],
    ["日本", `account-${ID}`],
    ["x".repeat(200), "x".repeat(100)],
  ];
  for (const [name, stack] of cases) {
    it(`is ${stack.slice(0, 20)} for ${JSON.stringify(name.slice(0, 20))}`, () => {
      assert.equal(stackNames([{ id: ID, name }], []).get(ID), stack);
    });
  }

  it("has the id behind it where accounts share a name, and where a stack has it already", () => {
    const accounts = [
      { id: "1", name: "Dev" },
      { id: "2", name: "dev" },
      { id: "3", name: "Ops" },
      { id: "4", name: "Web" },
    ];
    assert.deepEqual(Object.fromEntries(stackNames(accounts, ["OPS"])), {
      "1": "dev-1",
      "2": "dev-2",
      "3": "ops-3",
      "4": "web",
    });
  });

  it("is one that Pulumi takes, and each account's own, whatever the accounts are called", () => {
    const names = fc.array(fc.string({ unit: "grapheme", maxLength: 120 }), { maxLength: 8 });
    fc.assert(
      fc.property(names, (list) => {
        const accounts = list.map((name, index) => ({ id: String(100_000_000_000 + index), name }));
        const stacks = [...stackNames(accounts, []).values()];
        for (const stack of stacks) assert.match(stack, STACK_NAME);
        assert.equal(new Set(stacks).size, accounts.length);
      }),
    );
  });
});

import assert from "node:assert/strict";

import {
  ATTACHED_QUOTA,
  characters,
  describeRefusal,
  INLINE_LIMIT,
  managedRefusals,
  refusals,
  type Bound,
  type HolderKind,
} from "../../../policy-pack/iam/limits";

const KINDS: readonly HolderKind[] = ["user", "group", "role"];

/** A document of so many characters. */
function sized(count: number): string {
  const empty = JSON.stringify({ Version: "2012-10-17", Id: "" });
  return JSON.stringify({ Version: "2012-10-17", Id: "x".repeat(count - empty.length) });
}

const bound = (rest: Partial<Bound>): Bound => ({
  kind: "user",
  label: 'user "alice"',
  inline: [],
  attached: 0,
  ...rest,
});

describe("the size of a policy document", () => {
  const sizes: [string, unknown, number][] = [
    ["nothing between the parts", '{"a":1}', 7],
    ["white space between the parts, which does not count", '\n{ "a" :\r\n\t1 }\n', 7],
    ["white space within a string", '{"a b":" c\u00a0"}', 14],
    ["an object, as its shortest JSON", { a: [1, " "] }, 13],
    ["a quote and a backslash within a string", '{"a \\" b":"\\\\" , "c":" "}', 23],
    ["white space after a quote within a string", '{"a":"\\" "}', 11],
    ["an escape, as it is written", '{"a":"\\u0041"}', 14],
    ["a character beyond ASCII, as its bytes", '{"a":"\u00e9"}', 10],
    ["what the aws provider escapes", '{"a":"<&>"}', 26],
    ["no document", undefined, 0],
  ];
  for (const [what, source, size] of sizes) {
    it(`counts ${what}`, () => {
      assert.equal(characters(source), size);
    });
  }
});

describe("IAM's limits", () => {
  for (const kind of KINDS) {
    it(`a ${kind}'s inline policies share one limit`, () => {
      const limit = INLINE_LIMIT[kind];
      const inline = (last: number): Bound => bound({ kind, inline: [sized(1_000), sized(last - 1_000)] });
      assert.deepEqual(refusals(inline(limit)), []);
      assert.deepEqual(refusals(inline(limit + 1)), [
        { kind: "inline-size", label: 'user "alice"', actual: limit + 1, limit, adjustable: undefined },
      ]);
    });

    it(`a ${kind} has at most 10 managed policies attached, unless the quota is raised`, () => {
      assert.deepEqual(refusals(bound({ kind, attached: 10 })), []);
      assert.deepEqual(refusals(bound({ kind, attached: 11 })), [
        { kind: "attached-policies", label: 'user "alice"', actual: 11, ...ATTACHED_QUOTA[kind] },
      ]);
    });
  }

  it("has the numbers of AWS's page", () => {
    assert.deepEqual(INLINE_LIMIT, { user: 2_048, group: 5_120, role: 10_240 });
    assert.deepEqual(
      KINDS.map((kind) => ATTACHED_QUOTA[kind].adjustable),
      [20, undefined, 25],
    );
  });

  it("a user is in at most 10 groups", () => {
    assert.deepEqual(refusals(bound({ groups: 10 })), []);
    assert.deepEqual(refusals(bound({ groups: 11 })), [
      { kind: "groups", label: 'user "alice"', actual: 11, limit: 10, adjustable: undefined },
    ]);
  });

  it("a managed policy has a limit of its own", () => {
    assert.deepEqual(managedRefusals('managed policy "mfa"', sized(6_144)), []);
    assert.deepEqual(managedRefusals('managed policy "mfa"', JSON.parse(sized(6_145))), [
      {
        kind: "managed-size",
        label: 'managed policy "mfa"',
        actual: 6_145,
        limit: 6_144,
        adjustable: undefined,
      },
    ]);
  });

  it("reports every limit that is exceeded, and what to expect", () => {
    const [inline, attached, groups] = refusals(bound({ inline: [sized(9_000)], attached: 12, groups: 11 }));
    const [tooMany] = refusals(bound({ attached: 21 }));
    const [ofGroup] = refusals(bound({ kind: "group", label: 'group "devs"', attached: 11 }));
    const [managed] = managedRefusals('managed policy "mfa"', sized(7_000));
    assert.deepEqual(
      [inline, attached, groups, tooMany, ofGroup, managed].map((it) => it && describeRefusal(it)),
      [
        'IAM refuses this: the inline policies of user "alice" have 9,000 characters together; at most 2,048 are allowed',
        'IAM refuses this by default: user "alice" has 12 managed policies; more than 10 need a raised quota',
        'IAM refuses this: user "alice" is in 11 groups; at most 10 are allowed',
        'IAM refuses this: user "alice" has 21 managed policies; at most 20 are allowed',
        'IAM refuses this: group "devs" has 11 managed policies; at most 10 are allowed',
        'IAM refuses this: managed policy "mfa" has 7,000 characters; at most 6,144 are allowed',
      ],
    );
  });
});

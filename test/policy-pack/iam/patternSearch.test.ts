import assert from "node:assert/strict";

import fc from "fast-check";

import { glob, literal, matches } from "../../../policy-pack/iam/pattern";
import { matchGroups, searchPatterns } from "../../../policy-pack/iam/patternSearch";

const pattern = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 5 });
const groups = fc.array(fc.array(pattern, { maxLength: 2 }), { minLength: 1, maxLength: 3 });

/** All texts of up to six letters; the third letter stands for those that no pattern has. */
const TEXTS = Array.from({ length: 6 }).reduce<string[]>(
  (texts) => ["", ...texts.flatMap((text) => ["a", "b", "z"].map((letter) => text + letter))],
  [""],
);

function regExp(source: string): RegExp {
  return new RegExp(`^${source.replaceAll("*", ".*").replaceAll("?", ".")}$`);
}

describe("patterns", function () {
  this.timeout(60_000);

  it("match as regular expressions with the same meaning do", () => {
    fc.assert(
      fc.property(pattern, fc.constantFrom(...TEXTS), (source, text) => {
        assert.equal(matches(glob(source), literal(text)), regExp(source).test(text));
      }),
      { seed: 4, numRuns: 5000 },
    );
  });

  it("find a text that matches the first group and no other, exactly where there is one", () => {
    let found = 0;
    fc.assert(
      fc.property(groups, (sources) => {
        const wanted = ([first, ...others]: readonly boolean[]): boolean =>
          first === true && !others.includes(true);
        const byHand = TEXTS.find((text) =>
          wanted(sources.map((group) => group.some((source) => regExp(source).test(text)))),
        );
        const compiled = sources.map((group) => group.map(glob));
        const result = searchPatterns(compiled, wanted);
        if (byHand !== undefined) assert.equal(result.kind, "found");
        if (result.kind !== "found") return;
        found++;
        assert.ok(wanted(matchGroups(compiled, result.symbols)), "the text is what was looked for");
      }),
      { seed: 4, numRuns: 2000 },
    );
    assert.ok(found > 200, `only ${found} found`);
  });

  it("prove that patterns together cover everything", () => {
    const universe = [glob("*")];
    const neither = ([, covered]: readonly boolean[]): boolean => covered !== true;
    assert.equal(searchPatterns([universe, [glob("?*"), glob("")]], neither).kind, "nothing");
    assert.equal(searchPatterns([universe, [glob("?*")]], neither).kind, "found");
  });

  it("give up on patterns that are written to be hard, and say so", () => {
    const hard = Array.from("abcdefghijklmnopqr", (letter) => glob(`*${letter}*`));
    const result = searchPatterns(
      hard.map((it) => [it]),
      (matched) => matched.every(Boolean),
    );
    assert.equal(result.kind, "too-complex");
  });
});

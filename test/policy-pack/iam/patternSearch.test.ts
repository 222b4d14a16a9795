import assert from "node:assert/strict";

import fc from "fast-check";

import { oneOf, runOf } from "../../../policy-pack/iam/characters";
import { glob, literal, matches } from "../../../policy-pack/iam/pattern";
import { matchGroups, searchPatterns } from "../../../policy-pack/iam/patternSearch";

const pattern = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 5 });
const groups = fc.array(fc.array(pattern, { maxLength: 2 }), { minLength: 1, maxLength: 3 });

const ALPHABET = ["a", "1", ":", "/", "$"];

/** Parts of patterns with sets of characters, each with its regular expression. */
const SET_PARTS: readonly { tokens: readonly number[]; regExp: string }[] = [
  ...ALPHABET.map((letter) => ({ tokens: literal(letter), regExp: `[${letter}]` })),
  { tokens: glob("*"), regExp: ".*" },
  { tokens: glob("?"), regExp: "." },
  { tokens: [oneOf("digit")], regExp: "[0-9]" },
  { tokens: [oneOf("not-colon")], regExp: "[^:]" },
  { tokens: [runOf("not-colon")], regExp: "[^:]*" },
  { tokens: [runOf("not-slash")], regExp: "[^/]*" },
  { tokens: [oneOf("name"), runOf("name")], regExp: "[\\w+=,.@-]+" },
  { tokens: [runOf("path")], regExp: "[!-\\x7f]*" },
];
const setPattern = fc.array(fc.constantFrom(...SET_PARTS), { maxLength: 4 });
const setText = fc.string({ unit: fc.constantFrom(...ALPHABET, " "), maxLength: 5 });
const tokensOf = (parts: typeof SET_PARTS): number[] => parts.flatMap(({ tokens }) => tokens);

/** All texts of up to four of the characters, and one that no pattern has. */
const SET_TEXTS = Array.from({ length: 4 }).reduce<string[]>(
  (texts) => ["", ...texts.flatMap((text) => [...ALPHABET, "z", "7"].map((letter) => text + letter))],
  [""],
);

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

  it("match sets of characters as regular expressions do", () => {
    fc.assert(
      fc.property(setPattern, setText, (parts, text) => {
        const source = parts.map(({ regExp: part }) => part).join("");
        const expected = new RegExp(`^(?:${source})$`, "s").test(text);
        assert.equal(matches(tokensOf(parts), literal(text)), expected, `${source} with ${text}`);
      }),
      { seed: 4, numRuns: 20_000 },
    );
  });

  it("find a text that matches one pattern with sets and not another, exactly where there is one", () => {
    let found = 0;
    fc.assert(
      fc.property(setPattern, setPattern, (included, excluded) => {
        const [first, second] = [included, excluded].map(
          (parts) => new RegExp(`^(?:${parts.map(({ regExp: part }) => part).join("")})$`, "s"),
        );
        const expected = SET_TEXTS.some((text) => first?.test(text) === true && second?.test(text) === false);
        const result = searchPatterns(
          [[tokensOf(included)], [tokensOf(excluded)]],
          ([isIncluded, isExcluded]) => isIncluded === true && isExcluded === false,
        );
        if (expected) assert.equal(result.kind, "found");
        if (result.kind !== "found") return;
        found++;
        const text = String.fromCodePoint(...result.symbols);
        assert.ok(first?.test(text) === true && second?.test(text) === false, JSON.stringify(text));
      }),
      { seed: 4, numRuns: 3000 },
    );
    assert.ok(found > 300, `only ${found}`);
  });
});

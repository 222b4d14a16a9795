import type { ConditionValue } from "../iam/conditions/operatorFamily";
import type { OperatorFamily } from "../iam/conditions/operatorFamily";
import type { Glob } from "../iam/pattern";
import { searchPatterns } from "../iam/patternSearch";
import { addressRange } from "../iam/conditions/ipAddress";

/** A comparison of a key with values, any of which will do. */
export interface Comparison {
  /** The same for comparisons that always have the same or always the opposite outcome. */
  readonly id: string;
  readonly base: string;
  readonly family: OperatorFamily;
  readonly values: readonly ConditionValue[];
}

/**
 * Which comparisons of one key can hold together: each result lists those that do, while all others fail. No address is
 * in two ranges that do not meet, and no text is equal to two. Where that is not known, any of them may hold.
 */
export function possibleOutcomes(comparisons: readonly Comparison[]): string[][] {
  const ranges = comparisons.filter(({ base }) => base === "IpAddress");
  const texts = comparisons.filter((it) => patternsOf(it) !== undefined);
  const others = comparisons.filter((it) => !ranges.includes(it) && !texts.includes(it));
  return product([outcomesOfRanges(ranges), outcomesOfTexts(texts), subsets(others)]);
}

/** An address at the start of each part into which the ranges divide all addresses. */
function outcomesOfRanges(comparisons: readonly Comparison[]): string[][] {
  if (comparisons.length === 0) return [[]];
  const ranges = comparisons.map(({ id, values }) => ({
    id,
    parts: values.map(({ text }) => addressRange(text)),
  }));
  const parts = ranges.flatMap((it) => it.parts);
  const outcomes = new Map<string, string[]>();
  for (const version of [4, 6] as const) {
    const own = parts.filter((part) => part.version === version);
    for (const address of [0n, ...own.flatMap(({ first, last }) => [first, last + 1n])]) {
      const holding = ranges.flatMap(({ id, parts: its }) =>
        its.some((it) => it.version === version && it.first <= address && address <= it.last) ? [id] : [],
      );
      outcomes.set(holding.join(), holding);
    }
  }
  return [...outcomes.values()];
}

function outcomesOfTexts(comparisons: readonly Comparison[]): string[][] {
  const groups = comparisons.map((it) => patternsOf(it) ?? []);
  return subsets(comparisons).filter((holding) => {
    const wanted = comparisons.map(({ id }) => holding.includes(id));
    const search = searchPatterns(groups, (matched) => wanted.every((it, index) => it === matched[index]));
    return search.kind !== "nothing";
  });
}

/** The texts with which the comparison holds, as patterns; `undefined` where it is not known. */
function patternsOf({ base, family, values }: Comparison): Glob[] | undefined {
  if (!/^String(Equals|Like)$/.test(base)) return undefined;
  const patterns = values.map(({ template }) => {
    const known = template.flatMap((segment) => (segment.kind === "variable" ? [] : [segment]));
    return known.length === template.length ? family.pattern?.(known) : undefined;
  });
  return patterns.every((it) => it !== undefined) ? patterns : undefined;
}

function subsets(comparisons: readonly Comparison[]): string[][] {
  return comparisons.reduce<string[][]>(
    (sets, { id }) => [...sets, ...sets.map((set) => [...set, id])],
    [[]],
  );
}

function product(parts: readonly string[][][]): string[][] {
  return parts.reduce((all, part) => all.flatMap((ids) => part.map((further) => [...ids, ...further])), [[]]);
}

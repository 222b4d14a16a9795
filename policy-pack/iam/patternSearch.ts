import { isRun, symbolsOf } from "./characters";
import { accepts, ANY, matches, OTHER, type Glob, type Token } from "./pattern";

/** Patterns of which any counts, such as those of one `Action` element. */
export type PatternGroup = readonly Glob[];

/** For each group, by its index, whether the text matches any of its patterns. */
export type Matched = readonly boolean[];

export type SearchResult =
  { kind: "found"; symbols: readonly number[] } | { kind: "nothing" } | { kind: "too-complex" };

/** Which groups a text, given as symbols, matches. */
export function matchGroups(groups: readonly PatternGroup[], text: readonly number[]): Matched {
  return groups.map((group) => group.some((pattern) => matches(pattern, text)));
}

/** More states than a document within IAM's size limits needs, unless it is written to be hard. */
const MAX_STATES = 50_000;
/** More places than any document within IAM's size limits has; a place has to fit into a character of a key. */
const MAX_PLACES = 0xffff;

/**
 * Looks for a text for which `wanted` holds, where `wanted` is any condition on which groups the text matches. The
 * answer `nothing` is a proof: the patterns are followed side by side through all texts, and texts that leave them in
 * the same state are followed once.
 *
 * Patterns without wildcards are single texts: those are looked at one by one, and only the patterns with wildcards
 * are followed, which are few.
 */
export function searchPatterns(
  groups: readonly PatternGroup[],
  wanted: (matched: Matched) => boolean,
): SearchResult {
  const points = new Map<string, Glob>();
  const wide: Glob[][] = [];
  const pointsOf = groups.map((group, index) => {
    wide[index] = group.filter((pattern) => !isPoint(pattern));
    const keys = new Set<string>();
    for (const pattern of group.filter(isPoint)) {
      const key = pattern.join();
      keys.add(key);
      points.set(key, pattern);
    }
    return keys;
  });
  for (const [key, text] of points) {
    const matched = matchGroups(wide, text).map(
      (isMatch, index) => isMatch || pointsOf[index]?.has(key) === true,
    );
    if (wanted(matched)) return { kind: "found", symbols: text };
  }
  const found = follow(wide, wanted);
  if (found.kind !== "found" || wanted(matchGroups(groups, found.symbols))) return found;
  // The text found happens to be one of the points; another in its state may not be.
  return follow(groups, wanted);
}

function isPoint(pattern: Glob): boolean {
  return pattern.every((token) => token >= 0);
}

function follow(groups: readonly PatternGroup[], wanted: (matched: Matched) => boolean): SearchResult {
  const automaton = new Automaton(groups);
  if (automaton.size > MAX_PLACES) return { kind: "too-complex" };
  const first: State = { live: automaton.start(), parent: undefined, symbol: OTHER };
  const seen = new Set([keyOf(first.live)]);
  const queue = [first];
  for (const state of queue) {
    if (wanted(automaton.matched(state.live)))
      return { kind: "found", symbols: spellOut(state, groups, wanted) };
    for (const symbol of automaton.symbols(state.live)) {
      const live = automaton.step(state.live, symbol);
      const key = keyOf(live);
      if (live.length === 0 || seen.has(key)) continue;
      if (seen.size >= MAX_STATES) return { kind: "too-complex" };
      seen.add(key);
      queue.push({ live, parent: state, symbol });
    }
  }
  return { kind: "nothing" };
}

interface State {
  live: readonly number[];
  parent: State | undefined;
  symbol: number;
}

const END: Token = -9;

/**
 * All patterns one behind the other; a state is the ascending list of the places where they stand, without those that
 * make no difference: what follows an earlier place of a pattern also follows its last `*`.
 */
class Automaton {
  private readonly tokens: Token[] = [];
  /** The start of the pattern that each place belongs to. */
  private readonly startOf: number[] = [];
  /** The groups that have a pattern, by its start. */
  private readonly groupsOf = new Map<number, number[]>();

  constructor(private readonly groups: readonly PatternGroup[]) {
    const starts = new Map<string, number>();
    groups.forEach((group, index) => {
      for (const pattern of group) {
        // Statements often repeat each other's patterns.
        const key = pattern.join();
        const start = starts.get(key) ?? this.add(pattern);
        starts.set(key, start);
        this.groupsOf.get(start)?.push(index);
      }
    });
  }

  private add(pattern: Glob): number {
    const start = this.tokens.length;
    this.tokens.push(...pattern, END);
    while (this.startOf.length < this.tokens.length) this.startOf.push(start);
    this.groupsOf.set(start, []);
    return start;
  }

  get size(): number {
    return this.tokens.length;
  }

  start(): number[] {
    const live: number[] = [];
    for (const place of this.groupsOf.keys()) this.enter(live, place);
    return this.withoutRedundant(live);
  }

  step(live: readonly number[], symbol: number): number[] {
    const next: number[] = [];
    for (const place of live) {
      const token = this.tokens[place] ?? END;
      if (token === ANY) this.enter(next, place);
      else if (token !== END && accepts(token, symbol)) this.enter(next, isRun(token) ? place : place + 1);
    }
    return this.withoutRedundant(ascending(next));
  }

  /** The symbols that can tell the patterns apart here, and one for all the rest. */
  symbols(live: readonly number[]): Set<number> {
    const symbols = new Set<number>([OTHER]);
    for (const place of live) {
      const token = this.tokens[place] ?? END;
      if (token >= 0) symbols.add(token);
      for (const symbol of symbolsOf(token)) symbols.add(symbol);
    }
    return symbols;
  }

  matched(live: readonly number[]): boolean[] {
    const result = this.groups.map(() => false);
    for (const place of live) {
      if (this.tokens[place] !== END) continue;
      for (const group of this.groupsOf.get(this.startOf[place] ?? 0) ?? []) result[group] = true;
    }
    return result;
  }

  private withoutRedundant(places: readonly number[]): number[] {
    const kept: number[] = [];
    let passedAny = -1;
    for (let index = places.length - 1; index >= 0; index--) {
      const place = places[index] ?? 0;
      const start = this.startOf[place] ?? 0;
      if (start === passedAny) continue;
      kept.push(place);
      if (this.tokens[place] === ANY) passedAny = start;
    }
    return kept.reverse();
  }

  /** Stands at a place, and behind each `*` or run there, since it may match nothing. */
  private enter(live: number[], place: number): void {
    live.push(place);
    const token = this.tokens[place] ?? END;
    if (token === ANY || isRun(token)) this.enter(live, place + 1);
  }
}

/** Sorted, each once. The places come nearly in order, in which inserting is the fastest way to sort. */
function ascending(places: readonly number[]): number[] {
  const sorted: number[] = [];
  for (const place of places) {
    let index = sorted.length;
    while (index > 0 && (sorted[index - 1] ?? 0) > place) index--;
    if (sorted[index - 1] === place) continue;
    sorted.splice(index, 0, place);
  }
  return sorted;
}

function keyOf(live: readonly number[]): string {
  return String.fromCharCode(...live);
}

const LETTERS = Array.from("xzqjkvwyabcdefghilmnoprstu0123456789", (letter) => letter.charCodeAt(0));

/** The text that leads to a state, with a letter for {@link OTHER} that makes no pattern match after all. */
function spellOut(
  state: State,
  groups: readonly PatternGroup[],
  wanted: (matched: Matched) => boolean,
): number[] {
  const symbols: number[] = [];
  for (let at = state; at.parent !== undefined; at = at.parent) symbols.push(at.symbol);
  symbols.reverse();
  const spelled = LETTERS.map((letter) => symbols.map((symbol) => (symbol === OTHER ? letter : symbol)));
  return spelled.find((text) => wanted(matchGroups(groups, text))) ?? spelled[0] ?? symbols;
}

/** A code point, a wildcard (pattern.ts), one of the symbols below, or a set of characters. */
export type Token = number;

/** Beyond the last code point, so that no document can spell it. */
const FIRST_SYMBOL = 0x110000;
/** Stands for the user's own name where the name is not known. */
export const USER_NAME = FIRST_SYMBOL;
/** Stands for every character that no pattern spells out, a letter first of all. */
export const OTHER = FIRST_SYMBOL + 1;

/** Sets of characters that names and paths in AWS are made of, or that no wildcard goes beyond. */
const SETS = {
  digit: /^[0-9]$/,
  /** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-names */
  name: /^[\w+=,.@-]$/,
  /** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_User.html */
  path: /^[!-\x7f]$/,
  "no-name": /^[^\w+=,.@/-]$/,
  "not-colon": /^[^:]$/,
  "not-slash": /^[^/]$/,
} as const;
export type CharacterSet = keyof typeof SETS;

interface SetToken {
  set: CharacterSet;
  run: boolean;
}

/** Tokens of sets, below those of pattern.ts. */
const HIGHEST = -10;
const ALL: readonly SetToken[] = (Object.keys(SETS) as CharacterSet[]).flatMap((set) => [
  { set, run: false },
  { set, run: true },
]);

/** The token for one character of a set. */
export function oneOf(set: CharacterSet): Token {
  return tokenOf(set, false);
}

/** The token for any run of characters of a set, also none. */
export function runOf(set: CharacterSet): Token {
  return tokenOf(set, true);
}

function tokenOf(set: CharacterSet, run: boolean): Token {
  return HIGHEST - ALL.findIndex((token) => token.set === set && token.run === run);
}

export function isRun(token: Token): boolean {
  return token <= HIGHEST && ALL[HIGHEST - token]?.run === true;
}

/**
 * Whether a token of a set takes a symbol. OTHER is a letter that no pattern spells out; USER_NAME is a run of
 * characters of a name.
 */
export function takes(token: Token, symbol: number): boolean {
  const known = ALL[HIGHEST - token];
  if (known === undefined) return false;
  const { set, run } = known;
  if (symbol === USER_NAME) return run && set !== "digit" && set !== "no-name";
  if (symbol === OTHER) return set !== "digit" && set !== "no-name";
  return SETS[set].test(String.fromCodePoint(symbol));
}

const DIGITS = Array.from("0123456789", (digit) => digit.charCodeAt(0));
const BOUNDS = Array.from(":/", (character) => character.charCodeAt(0));

/**
 * The symbols that a search has to try at a token of a set in addition to OTHER and what patterns spell out. A
 * character of `no-name` needs none: where a text with one is looked for, a letter in its place does as well.
 */
export function symbolsOf(token: Token): readonly number[] {
  if (token > HIGHEST) return [];
  return ALL[HIGHEST - token]?.set === "digit" ? DIGITS : BOUNDS;
}

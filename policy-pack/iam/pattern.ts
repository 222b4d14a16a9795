/** A code point, or one of the symbols below. */
export type Token = number;

/** `*`: any run of characters, also none. */
export const ANY: Token = -1;
/** `?`: one character. */
export const ONE: Token = -2;

/** Beyond the last code point, so that no document can spell it. */
const FIRST_SYMBOL = 0x110000;
/** Stands for the user's own name where the name is not known. */
export const USER_NAME = FIRST_SYMBOL;
/** Stands for every character that no pattern spells out. */
export const OTHER = FIRST_SYMBOL + 1;

/** A pattern in the form that searchPatterns (patternSearch.ts) follows. */
export type Glob = readonly Token[];

/** The code points of a text in which no character is a wildcard. */
export function literal(text: string): Token[] {
  return Array.from(text).map((character) => character.codePointAt(0) ?? 0);
}

/** A pattern with the wildcards `*` and `?`, compared as it is written. */
export function glob(pattern: string): Token[] {
  return Array.from(pattern).map((character) =>
    character === "*" ? ANY : character === "?" ? ONE : (character.codePointAt(0) ?? 0),
  );
}

/**
 * A pattern for actions, which IAM compares without regard to case.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
 */
export function actionGlob(pattern: string): Glob {
  return glob(pattern.toLowerCase());
}

/** Whether the pattern matches everything, such as `*` or `**`. */
export function isEverything(pattern: Glob): boolean {
  return pattern.length > 0 && pattern.every((token) => token === ANY);
}

/** Whether one token, other than {@link ANY}, accepts one symbol. */
export function accepts(token: Token, symbol: number): boolean {
  return token === ONE ? symbol !== USER_NAME : token === symbol;
}

/** Whether the whole text, given as symbols, matches. */
export function matches(pattern: Glob, text: readonly number[]): boolean {
  let position = 0;
  let retryPattern = -1;
  let retryText = 0;
  let index = 0;
  while (index < text.length) {
    const token = pattern[position];
    const symbol = text[index];
    if (token === ANY) {
      retryPattern = ++position;
      retryText = index;
    } else if (token !== undefined && symbol !== undefined && accepts(token, symbol)) {
      position++;
      index++;
    } else if (retryPattern >= 0) {
      position = retryPattern;
      index = ++retryText;
    } else {
      return false;
    }
  }
  while (pattern[position] === ANY) position++;
  return position === pattern.length;
}

import { isRun, takes, USER_NAME, type Token } from "./characters";

export { OTHER, USER_NAME, type Token } from "./characters";

/** `*`: any run of characters, also none. */
export const ANY: Token = -1;
/** `?`: one character. */
export const ONE: Token = -2;

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
  if (token >= 0) return token === symbol;
  return token === ONE ? symbol !== USER_NAME : takes(token, symbol);
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
    if (token !== undefined && isRun(token)) return matchesByPlaces(pattern, text);
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
  while (isAnyRun(pattern[position])) position++;
  return position === pattern.length;
}

function isAnyRun(token: Token | undefined): boolean {
  return token === ANY || (token !== undefined && isRun(token));
}

/** The same for patterns with runs of a set, whose end depends on what follows. */
function matchesByPlaces(pattern: Glob, text: readonly number[]): boolean {
  const enter = (places: Set<number>, place: number): void => {
    for (let at = place; ; at++) {
      places.add(at);
      if (!isAnyRun(pattern[at])) return;
    }
  };
  let places = new Set<number>();
  enter(places, 0);
  for (const symbol of text) {
    const next = new Set<number>();
    for (const place of places) {
      const token = pattern[place];
      if (token === undefined || (token !== ANY && !accepts(token, symbol))) continue;
      enter(next, isAnyRun(token) ? place : place + 1);
    }
    places = next;
  }
  return places.has(pattern.length);
}

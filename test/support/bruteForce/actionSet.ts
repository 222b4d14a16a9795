import { wholly, wildcardSource } from "./wildcard";

/** Which actions of a list belong to a set, one bit for each. */
export type ActionSet = Uint32Array;

const BITS = 32;

/** A list of actions, with the set that each pattern stands for. */
export class Actions {
  private readonly lowerCase: readonly string[];
  private readonly byPattern = new Map<string, ActionSet>();

  constructor(readonly names: readonly string[]) {
    this.lowerCase = names.map((name) => name.toLowerCase());
  }

  none(): ActionSet {
    return new Uint32Array(Math.ceil(this.names.length / BITS));
  }

  /** The actions that any of the patterns matches, in any case. */
  matching(patterns: readonly string[]): ActionSet {
    const result = this.none();
    for (const pattern of patterns) addAll(result, this.matchingOne(pattern));
    return result;
  }

  private matchingOne(pattern: string): ActionSet {
    const lowerCase = pattern.toLowerCase();
    let result = this.byPattern.get(lowerCase);
    if (result === undefined) {
      result = this.none();
      const expression = actionPattern(lowerCase);
      for (const [index, name] of this.lowerCase.entries()) {
        if (expression.test(name)) result[index >>> 5] = (result[index >>> 5] ?? 0) | (1 << (index & 31));
      }
      this.byPattern.set(lowerCase, result);
    }
    return result;
  }

  complement(set: ActionSet): ActionSet {
    return set.map((bits) => ~bits);
  }

  /** The first action that is not in the set. */
  firstOutside(set: ActionSet): string | undefined {
    for (const [word, bits] of set.entries()) {
      if (bits === 0xffffffff) continue;
      for (let bit = 0; bit < BITS; bit++) {
        if (((bits >>> bit) & 1) === 0) {
          const name = this.names[word * BITS + bit];
          if (name !== undefined) return name;
        }
      }
    }
    return undefined;
  }
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html */
export function actionPattern(pattern: string): RegExp {
  return wholly(wildcardSource(pattern), "i");
}

export function addAll(target: ActionSet, source: ActionSet): void {
  for (let word = 0; word < target.length; word++) target[word] = (target[word] ?? 0) | (source[word] ?? 0);
}

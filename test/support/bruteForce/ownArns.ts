import type { Part } from "./variables";

const ACCOUNT = "123456789012";

/**
 * The ARN of a user in the partition `aws`. A path may hold every character from `!` to DEL, a name only letters, digits
 * and `+=,.@_-`.
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_User.html
 */
const OWN_ARN = /^arn:aws:iam::\d{12}:user\/([!-\x7f]+\/)?[\w+=,.@-]{1,64}$/;

/** Wildcards that are filled in every combination; the others get the last filling. */
const MAX_WILDCARDS = 3;

/**
 * ARNs that a user may have, to try on a pattern: some that any user may have, and what the pattern comes to when its
 * wildcards are filled in several ways.
 * @param userName The user's name, or `undefined` for any user.
 */
export function sampleOwnArns(pattern: readonly Part[], userName: string | undefined): string[] {
  const name = userName ?? "zoe";
  const before = `arn:aws:iam::${ACCOUNT}:user/`;
  const samples = [name, `team/${name}`, `a:b/$/*/${name}`, `x:role/y/${name}`, `people/${name}`].map(
    (end) => before + end,
  );
  samples.push(`arn:aws:iam::210987654321:user/${name}`);
  const fillings = ["", ACCOUNT, `${ACCOUNT}:user/x`, name, `x/${name}`, `x:y/${name}`, "x"];
  let filled = [""];
  let wildcards = 0;
  for (const part of pattern) {
    for (const character of Array.from("text" in part ? part.text : (part.literal ?? ""))) {
      const isWildcard = "text" in part && (character === "*" || character === "?");
      if (!isWildcard) filled = filled.map((text) => text + character);
      else if (character === "?") filled = filled.flatMap((text) => [`${text}q`, `${text}?`]);
      else if (wildcards++ < MAX_WILDCARDS) {
        filled = filled.flatMap((text) => fillings.map((filling) => text + filling));
      } else filled = filled.map((text) => `${text}x`);
    }
  }
  return [...samples, ...filled].filter(
    (arn) => OWN_ARN.test(arn) && (userName === undefined || arn.endsWith(`/${userName}`)),
  );
}

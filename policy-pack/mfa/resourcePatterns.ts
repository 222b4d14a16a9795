import type { ResourceElement } from "../iam/document";
import { ANY, glob, literal, ONE, ONE_OR_USER_NAME, USER_NAME, type Glob, type Token } from "../iam/pattern";
import { parseTemplate, type Segment, type Template } from "../iam/template";
import type { Identity } from "./sessions";

/** The user itself, with and without a path. The partition and the account are the user's in any case. */
const OWN_USER = ["arn:*:iam::*:user/${aws:username}", "arn:*:iam::*:user/*/${aws:username}"];

/**
 * Everything that a request can name as its resource: `*` where the action knows no resources, else an ARN. A pattern
 * such as `arn:*` therefore does not cover all requests.
 */
export const ALL_RESOURCES: readonly Glob[] = [literal("*"), glob("arn:*:*:*:*:*")];

/** The user's own ARN, as patterns. */
export function ownUserGlobs(identity: Identity): Glob[] {
  return OWN_USER.map((text) => [...(resolve(parseTemplate(text) ?? [], identity, "covers") ?? [])]);
}

/**
 * The patterns of a Deny's `Resource` or `NotResource` with the user's name put in, so that the Deny is never taken
 * for wider than it is: of a variable whose value is not known, `Resource` is taken to match nothing and `NotResource`
 * to match anything.
 */
export function resourceGlobs(element: ResourceElement, identity: Identity): Glob[] {
  const role = element.negated ? "exempts" : "covers";
  return element.patterns.flatMap(({ template }) => {
    const tokens = resolve(template, identity, role);
    return tokens === undefined ? [] : [tokens];
  });
}

type Role = "covers" | "exempts";

function resolve(template: Template, identity: Identity, role: Role): Glob | undefined {
  const tokens: Token[] = [];
  for (const segment of template) {
    const part = segmentTokens(segment, identity, role);
    if (part === undefined) return undefined;
    tokens.push(...part);
  }
  return tokens;
}

function segmentTokens(segment: Segment, identity: Identity, role: Role): readonly Token[] | undefined {
  if (segment.kind === "literal") return literal(segment.text);
  if (segment.kind === "text") {
    const tokens = glob(segment.text);
    return role === "exempts" && identity.name === undefined ? tokens.map(widen) : tokens;
  }
  if (segment.key !== "aws:username") return role === "exempts" ? [ANY] : undefined;
  return identity.name === undefined ? [USER_NAME] : literal(identity.name);
}

/** `?` may be a whole user name of one character; an exemption counts as wide as it can be. */
function widen(token: Token): Token {
  return token === ONE ? ONE_OR_USER_NAME : token;
}

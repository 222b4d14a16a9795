import type { ResourceElement, Statement } from "../iam/document";
import { oneOf, runOf } from "../iam/characters";
import { ANY, glob, literal, ONE, USER_NAME, type Glob, type Token } from "../iam/pattern";
import { parseTemplate, type Segment, type Template } from "../iam/template";
import type { Identity } from "./identity";

/** The user itself, with and without a path. The partition and the account are the user's in any case. */
const OWN_USER = ["arn:*:iam:*:*:user/${aws:username}", "arn:*:iam:*:*:user/*/${aws:username}"];
/** What stands before the name in a pattern that matches nothing but the user itself. */
const BEFORE_OWN_NAME = /^arn:[^:]*:iam:[^:]*:[^:]*:user\/([^:]*\/)?$/;

/**
 * Everything that a request can name as its resource: `*` where the action knows no resources, else an ARN. A pattern
 * such as `arn:*` therefore does not cover all requests.
 */
export const allResources = oncePer((partition = "aws*") => [literal("*"), glob(`arn:${partition}:*:*:*:*`)]);

/** The same function that computes the patterns of each partition, or of any, only once. */
function oncePer(compute: (partition?: string) => readonly Glob[]): (partition?: string) => readonly Glob[] {
  const known = new Map<string | undefined, readonly Glob[]>();
  return (partition) => {
    const globs = known.get(partition) ?? compute(partition);
    known.set(partition, globs);
    return globs;
  };
}

const PART = runOf("not-colon");
/** What ARNs in IAM begin with, whatever the partition and the account are. */
const IN_IAM: Glob = [
  ...literal("arn:"),
  PART,
  ...literal(":iam:"),
  PART,
  ...literal(":"),
  PART,
  ...literal(":"),
];
const ACCOUNT: Glob = Array.from({ length: 12 }, () => oneOf("digit"));

/** Every user that a request can name. */
export const allUsers = oncePer((partition) =>
  ["/", "/*/"].flatMap((path) =>
    [[oneOf("name"), runOf("name")], [USER_NAME]].map((name) => [
      ...literal("arn:"),
      ...partitionTokens(partition),
      ...literal(":iam::"),
      ...ACCOUNT,
      ...literal(":user"),
      ...glob(path),
      ...name,
    ]),
  ),
);

function partitionTokens(partition: string | undefined): Glob {
  return partition === undefined ? [...literal("aws"), PART] : literal(partition);
}

/** The resource of users in ARNs of IAM, as AWS's reference of actions has it. */
export const USER_ARN = "arn:${Partition}:iam::${Account}:user/${UserNameWithPath}";

/** Every resource that fits an ARN with variables. */
export function globsOfArn(arn: string, partition?: string): readonly Glob[] {
  if (arn === USER_ARN) return allUsers(partition);
  const [, , service = "", region = "", account = "", ...resource] = arn
    .replaceAll(/\$\{\w+\}/g, "*")
    .split(":");
  const field = (text: string): Glob => (text === "*" ? [PART] : literal(text));
  const accountTokens = service === "iam" && account === "*" ? ACCOUNT : field(account);
  return [
    [
      ...literal("arn:"),
      ...partitionTokens(partition),
      ...literal(`:${service}:`),
      ...field(region),
      ...literal(":"),
      ...accountTokens,
      ...literal(":"),
      ...glob(resource.join(":")),
    ],
  ];
}

/** What of IAM has a path, and a name of the characters that a user's name has. */
const NAMED_TYPES = [
  "user",
  "group",
  "role",
  "policy",
  "instance-profile",
  "mfa",
  "server-certificate",
  "saml-provider",
];

/**
 * ARNs that there cannot be: a path may hold every character from `!` to DEL, but no name in IAM has a colon, nor one of
 * the above anything but letters, digits and `+=,.@_-`.
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_User.html
 */
export const IMPOSSIBLE_RESOURCES: readonly Glob[] = [
  [...IN_IAM, ANY, ...literal(":"), runOf("not-slash")],
  ...NAMED_TYPES.map((type) => [
    ...IN_IAM,
    ...literal(`${type}/`),
    ANY,
    oneOf("no-name"),
    runOf("not-slash"),
  ]),
];

/** The user's own ARN, as patterns. */
export function ownUserGlobs(identity: Identity): Glob[] {
  return OWN_USER.flatMap((text) => {
    const tokens = resolve(parseTemplate(text) ?? [], identity, "narrowest");
    return tokens === undefined ? [] : [tokens];
  });
}

/**
 * For whom the patterns are read where the user's name is not known. `fresh`: a user whose name no pattern can spell
 * out, which is exact. `anyone`: whatever the name is, which may take a Deny for narrower and an Allow for wider than it
 * is. In both, the symbol USER_NAME stands for the name.
 */
export type Whose = "fresh" | "anyone";

/**
 * The patterns of a `Resource` or `NotResource` with the user's name put in.
 * @param of The resources that they are compared with.
 */
export function resourceGlobs(
  { negated, patterns }: ResourceElement,
  identity: Identity,
  effect: Statement["effect"],
  whose: Whose = "anyone",
  of: "any" | "users" = "any",
): Glob[] {
  const role = negated === (effect === "Deny") ? "widest" : "narrowest";
  return patterns.flatMap(({ text, template }) => {
    const isOwn = of === "users" ? endsInOwnName(template) : isOwnUserOnly(template);
    const guarded = whose === "anyone" && identity.name === undefined && role === "widest" && !isOwn;
    const tokens = resolve(template, identity, role, guarded ? [ANY] : [USER_NAME]);
    if (tokens === undefined) return [];
    const completed = [tokens, ...completions(tokens)];
    return guarded && /:user\/|[*?$]/.test(text) ? completed.flatMap(withOwnNames) : completed;
  });
}

/** Whether a statement's resources may be others for one user than for another, apart from being the user itself. */
export function dependsOnName({ effect, resources }: Statement): boolean {
  const read = (whose: Whose): string => JSON.stringify(resourceGlobs(resources, {}, effect, whose));
  return read("fresh") !== read("anyone");
}

/** Whether the statement may deny or grant one user what it does not deny or grant another. */
export function singlesOutUsers(statement: Statement): boolean {
  const isSpelled = statement.resources.patterns.some(
    ({ text, template }) =>
      /:user\/|\$\{/.test(text) && !text.endsWith(":user/*") && !isOwnUserOnly(template),
  );
  return isSpelled || dependsOnName(statement);
}

/** User names that some patterns spell out where others have the variable. */
export function spelledNames(statements: readonly Statement[]): Set<string> {
  const texts = statements.flatMap(({ resources }) => resources.patterns.map(({ text }) => text));
  const beforeNames = texts.flatMap((text) => /^(.*?)\$\{aws:username\}/i.exec(text)?.[1] ?? []);
  return new Set(beforeNames.flatMap((before) => texts.flatMap((text) => nameAfter(before, text) ?? [])));
}

/** The name that follows in a text upon a beginning with wildcards. */
function nameAfter(beginning: string, text: string): string | undefined {
  let end = 0;
  for (const [index, part] of beginning.split("*").entries()) {
    const start = text.indexOf(part, end);
    if (start < 0 || (index === 0 && start > 0)) return undefined;
    end = start + part.length;
  }
  return /^[\w+=,.@-]+/.exec(text.slice(end))?.[0];
}

/** Of what the patterns may match in IAM: all of it, or only what is certain. */
type Role = "widest" | "narrowest";

function isOwnUserOnly(template: Template): boolean {
  const last = template.at(-1);
  if (last?.kind !== "variable" || last.key !== "aws:username") return false;
  // Whatever the account is, it is one field.
  const before = template.slice(0, -1).map((segment) => {
    if (segment.kind !== "variable") return segment.text;
    return segment.key === "aws:principalaccount" ? "*" : ":".repeat(ARN_FIELDS);
  });
  return BEFORE_OWN_NAME.test(before.join(""));
}

/** Of all users, such a pattern matches the user itself only: names have no slash, and no two users have one name. */
function endsInOwnName(template: Template): boolean {
  const [before, last] = template.slice(-2);
  return (
    last?.kind === "variable" &&
    last.key === "aws:username" &&
    before?.kind !== "variable" &&
    before?.text.endsWith("/") === true
  );
}

function resolve(
  template: Template,
  { name }: Identity,
  role: Role,
  unknownName: readonly Token[] = [USER_NAME],
): Glob | undefined {
  const tokensOf = (segment: Segment): readonly Token[] | undefined => {
    if (segment.kind === "literal") return literal(segment.text);
    if (segment.kind === "text") return glob(segment.text);
    if (segment.key === "aws:username") return name === undefined ? unknownName : literal(name);
    return role === "widest" ? [ANY] : undefined;
  };
  const parts = template.map(tokensOf);
  return parts.includes(undefined) ? undefined : parts.flatMap((tokens) => tokens ?? []);
}

const COLON = ":".charCodeAt(0);
const SLASH = "/".charCodeAt(0);
const ARN_FIELDS = 6;

/**
 * IAM adds `*` for each field that an ARN lacks: `arn:aws:sqs` is `arn:aws:sqs:*:*:*`.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
function completions(pattern: Glob): Glob[] {
  const missing = ARN_FIELDS - 1 - pattern.filter((token) => token === COLON).length;
  if (missing <= 0 || pattern.every((token) => token === ANY)) return [];
  return [[...pattern, ...Array.from({ length: missing }, () => [COLON, ANY]).flat()]];
}

const NAME_CHARACTER = /^[\w+=,.@-]$/;

/** The pattern, and what it is where its end is the name that ends the user's own ARN. */
function withOwnNames(pattern: Glob): Glob[] {
  const canBelongToName = (token: Token): boolean =>
    token < 0 || NAME_CHARACTER.test(String.fromCodePoint(token));
  const ends = pattern.flatMap((token, index) => {
    if (token !== SLASH && token !== ANY && token !== ONE) return [];
    const rest = pattern.slice(token === ANY ? index : index + 1);
    // A pattern that ends in `*` there takes every name as it is.
    const takesEveryName = rest.length > 0 && rest.every((it) => it === ANY);
    return takesEveryName || !rest.every(canBelongToName)
      ? []
      : [[...pattern.slice(0, index + 1), USER_NAME]];
  });
  return [pattern, ...ends];
}

import { list, type Deny } from "./document";
import { completed } from "./resources";
import { wholly, wildcardSource } from "./wildcard";

const ACCOUNT = "123456789012";
const OTHER_USER = "someone-else";
const OWN_NAME = /\$\{\s*aws:username\b[^}]*\}/gi;

/** A character that no document has, for a `*` that is not a wildcard. */
const STAR = "\u0001";

/**
 * What a request can be for: `*` where its action knows no resources, else an ARN. Of those of IAM we know that they
 * have an account, and what users may be called.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
const RESOURCE =
  /^(\*|arn:aws[a-z-]*:(iam::(\d{12}|aws):(user\/(.*\/)?[\w+=,.@-]+|(?!user\/).+)|(?!iam:)[a-z0-9-]+:[a-z0-9-]*:(\d{12})?:.+))$/s;

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const USER_NAME = /^[\w+=,.@-]{1,64}$/;

/**
 * Resources to try: some that any account has, and what the patterns of the document come to when their wildcards are
 * filled in several ways, also with what stands in its other patterns.
 */
export function sampleResources(denies: readonly Deny[], userName: string): string[] {
  const samples = new Set([
    "*",
    `arn:aws:iam::${ACCOUNT}:user/${userName}`,
    `arn:aws:iam::${ACCOUNT}:user/team/${userName}`,
    `arn:aws-cn:iam::${ACCOUNT}:user/${userName}`,
    `arn:aws:iam::${ACCOUNT}:user/${OTHER_USER}`,
    `arn:aws:iam::${ACCOUNT}:user/team/${OTHER_USER}`,
    `arn:aws:iam::${ACCOUNT}:user/not${userName}`,
    `arn:aws:iam::${ACCOUNT}:user/${userName}2`,
    `arn:aws:iam::${ACCOUNT}:role/Admin`,
    `arn:aws:iam::${ACCOUNT}:mfa/${userName}`,
    "arn:aws:iam::aws:policy/AdministratorAccess",
    "arn:aws:s3:::bucket",
    "arn:aws:s3:::bucket/key",
    `arn:aws-us-gov:ec2:us-gov-east-1:${ACCOUNT}:instance/i-1`,
    "arn:aws:sqs:eu-central-1:999999999999:queue",
  ]);
  const patterns = resourcesOf(denies)
    .flatMap((pattern) => [pattern, pattern.replace(OWN_NAME, userName)])
    .map((pattern) => pattern.replaceAll("${*}", STAR));
  const pieces = new Set(patterns.flatMap((pattern) => pattern.split(/[*?]+/)));
  const fills = ["", "x", "team/x", ACCOUNT, userName, OTHER_USER];
  for (const pattern of patterns) {
    for (const sample of filled(pattern, fills)) samples.add(sample);
    for (const piece of pieces) {
      samples.add(pattern.replace("*", piece).replaceAll("*", ""));
      samples.add(pattern.replace(/\*([^*]*)$/, `${piece}$1`).replaceAll("*", "x"));
    }
  }
  return [...samples].map((sample) => sample.replaceAll(STAR, "*")).filter((sample) => RESOURCE.test(sample));
}

/** The pattern with every combination of fillings for up to three of its wildcards, and the last for the rest. */
function filled(pattern: string, fills: readonly string[]): string[] {
  let results = [pattern.replaceAll("?", "q")];
  for (let wildcard = 0; wildcard < 3 && pattern.includes("*"); wildcard++) {
    results = results.flatMap((text) =>
      text.includes("*") ? fills.map((fill) => text.replace("*", () => fill)) : [text],
    );
  }
  return results.map((text) => text.replaceAll("*", fills.at(-1) ?? ""));
}

/**
 * Users to try: with names that a document spells out, or that its variables would need to meet what it spells out,
 * and with names that it does not know.
 * @param resources Further resources that the variables may have to meet.
 */
export function sampleUserNames(denies: readonly Deny[], resources: readonly string[] = []): string[] {
  const names = new Set(["zoe", "q"]);
  const patterns = resourcesOf(denies);
  const texts = [
    ...patterns.map((pattern) => filled(pattern.replace(OWN_NAME, "zoe"), ["x"])[0] ?? pattern),
    ...resources,
  ];
  for (const pattern of patterns.filter((it) => it.search(OWN_NAME) >= 0)) {
    const meets = wholly(
      pattern
        .split(/(\$\{[^}]*\})/)
        .map((part) => (part.startsWith("${") ? "([^/:]+)" : wildcardSource(part)))
        .join(""),
    );
    for (const text of texts) for (const name of meets.exec(text)?.slice(1) ?? []) names.add(name);
  }
  for (const text of texts) names.add(/:user\/(?:.*\/)?([^/:]+)$/.exec(text)?.[1] ?? "zoe");
  return [...names].filter((name) => USER_NAME.test(name));
}

function resourcesOf(denies: readonly Deny[]): string[] {
  return denies
    .flatMap(({ statement }) => [...list(statement.Resource), ...list(statement.NotResource)])
    .map(completed);
}

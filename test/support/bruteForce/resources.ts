import { list, type Deny } from "./document";
import { sourceOf, substitute, VARIABLE } from "./variables";
import { wholly, wildcardSource } from "./wildcard";

/** Whether a Deny is certain to name a resource, or an Allow may name it. */
export function namesResource({ statement, variables }: Deny, resource: string, userName: string): boolean {
  const [narrow, wide] = statement.Effect === "Allow" ? [".*", "[]"] : ["[]", ".*"];
  const matches = (pattern: string, unknown: string): boolean =>
    resourcePattern(pattern, variables, userName, unknown).test(resource);
  if (statement.Resource !== undefined) {
    // A variable whose value is not known counts as no resource at all…
    return list(statement.Resource).some((pattern) => matches(pattern, narrow));
  }
  // …and where it exempts, as any.
  return !list(statement.NotResource).some((pattern) => matches(pattern, wide));
}

const compiled = new Map<string, RegExp>();

function resourcePattern(pattern: string, variables: boolean, userName: string, unknown: string): RegExp {
  const id = [pattern, variables, userName, unknown].join(" ");
  let result = compiled.get(id);
  if (result === undefined) {
    const valueOf = (key: string): string | undefined => (key === "aws:username" ? userName : undefined);
    const whole = completed(pattern);
    const source = variables
      ? sourceOf(substitute(whole, valueOf), wildcardSource, unknown)
      : wildcardSource(whole);
    result = wholly(source);
    compiled.set(id, result);
  }
  return result;
}

export function isUser(resource: string): boolean {
  return /^arn:[^:]+:iam::\d{12}:user\/./.test(resource);
}

/** The user itself; the partition and the account are the user's in any case. */
export function isOwnUser(resource: string, userName: string): boolean {
  const [arn, , service, region, , ...rest] = resource.split(":");
  const path = rest.join(":");
  return (
    arn === "arn" &&
    service === "iam" &&
    region === "" &&
    (path === `user/${userName}` || (path.startsWith("user/") && path.endsWith(`/${userName}`)))
  );
}

/**
 * An ARN with fewer than six fields gets `*` for those that are missing.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export function completed(pattern: string): string {
  if (!pattern.startsWith("arn:")) return pattern;
  const fields = pattern.replace(VARIABLE, "").split(":").length;
  return pattern + ":*".repeat(Math.max(0, 6 - fields));
}

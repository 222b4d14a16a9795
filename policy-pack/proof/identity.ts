import { isPath, PARTITION_REGIONS, PARTITIONS } from "../iam/arn";
import type { KeyState } from "../iam/conditions/evaluate";
import { oneOf, runOf } from "../iam/characters";
import { literal, type Glob } from "../iam/pattern";

/** What is known of the user whose policies are judged; what is left out may be anything. */
export interface Identity {
  name?: string;
  /** With a slash at either end, such as `/` or `/ops/`. */
  path?: string;
  /** 12 digits. */
  account?: string;
  /** Where it is not known, a document is taken to be in use in a partition that it names. */
  partition?: string;
  /** Says the name, the path, the account and the partition, too. */
  arn?: string;
}

const USER_ARN = /^arn:([a-z-]+):iam::(\d{12}):user(\/|\/.+\/)([^/]+)$/;
const ACCOUNT = /^\d{12}$/;

/** Adds what the ARN says, and takes out what cannot be so in AWS, which then counts as not known. */
export function knownIdentity({ arn, name, path, account, partition }: Identity): Identity {
  const [, itsPartition, itsAccount, itsPath, itsName] = USER_ARN.exec(arn ?? "") ?? [];
  if (arn !== undefined && itsPartition !== undefined) {
    return withoutUndefined({
      arn,
      partition: itsPartition,
      account: itsAccount,
      path: itsPath,
      name: itsName,
    });
  }
  return withoutUndefined({
    name,
    partition,
    path: path !== undefined && isPath(path) ? path : undefined,
    account: account !== undefined && ACCOUNT.test(account) ? account : undefined,
  });
}

function withoutUndefined(fields: Partial<Record<keyof Identity, string | undefined>>): Identity {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** What users of the same account and path have in common. */
export function withoutName({ path, account, partition }: Identity): Identity {
  return withoutUndefined({ path, account, partition });
}

/** Stands for the user's name where it is not known. */
export const OWN_NAME = "${aws:username}";

/** ARNs of the user's account for examples; what of the identity is not known is made up. */
export function exampleArns({
  arn,
  name = OWN_NAME,
  path = "/",
  account = "123456789012",
  partition = "aws",
}: Identity): {
  /** The user itself. */
  own: string;
  inIam: (resource: string) => string;
  /** In some region. */
  regional: (service: string, resource: string) => string;
  /** Of a service whose ARNs have neither region nor account. */
  global: (service: string, resource: string) => string;
} {
  const inIam = (resource: string): string => `arn:${partition}:iam::${account}:${resource}`;
  const region = PARTITION_REGIONS.get(partition) ?? "*";
  return {
    own: arn ?? inIam(`user${path}${name}`),
    inIam,
    regional: (service, resource) => `arn:${partition}:${service}:${region}:${account}:${resource}`,
    global: (service, resource) => `arn:${partition}:${service}:::${resource}`,
  };
}

const ANY_ACCOUNT: Glob = Array.from({ length: 12 }, () => oneOf("digit"));
const ANY_NAME: Glob = [oneOf("name"), runOf("name")];
const ANY_PATHS: readonly Glob[] = [literal("/"), [...literal("/"), runOf("path"), ...literal("/")]];

/**
 * What a request has as `aws:PrincipalArn`: `arn:partition:iam::account:user/path/name`. Of a path, only the characters
 * are certain: from `!` to DEL, colons and dollar signs included.
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_User.html
 */
export function principalArn({ arn, name, path, account, partition }: Identity): KeyState {
  if (arn !== undefined) return { kind: "present", value: arn };
  const accountTokens = account === undefined ? ANY_ACCOUNT : literal(account);
  const nameTokens = name === undefined ? ANY_NAME : literal(name);
  const paths = path === undefined ? ANY_PATHS : [literal(path)];
  const variants = (partition === undefined ? PARTITIONS : [partition]).map((its) =>
    paths.map((tokens) => [
      ...literal(`arn:${its}:iam::`),
      ...accountTokens,
      ...literal(":user"),
      ...tokens,
      ...nameTokens,
    ]),
  );
  return { kind: "present", value: undefined, form: { kind: "text", variants } };
}

/**
 * AWS's partitions, each with one of its regions.
 * @see https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html
 */
export const PARTITION_REGIONS: ReadonlyMap<string, string> = new Map([
  ["aws", "us-east-1"],
  ["aws-cn", "cn-north-1"],
  ["aws-us-gov", "us-gov-west-1"],
  ["aws-iso", "us-iso-east-1"],
  ["aws-iso-b", "us-isob-east-1"],
  ["aws-iso-e", "eu-isoe-west-1"],
  ["aws-iso-f", "us-isof-south-1"],
  ["aws-eusc", "eusc-de-east-1"],
]);

export const PARTITIONS: readonly string[] = [...PARTITION_REGIONS.keys()];

/** Kinds of things in IAM that have a name, with the most characters of one. */
const NAME_LENGTHS = { user: 64, group: 128, role: 64, policy: 128 } as const;
const NAME = /^[\w+=,.@-]+$/;

/**
 * Whether IAM accepts the name for a new user, group, role or policy (managed or inline).
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html
 */
export function isName(kind: keyof typeof NAME_LENGTHS, text: string): boolean {
  return NAME.test(text) && text.length <= NAME_LENGTHS[kind];
}

const PATH_LENGTH = 512;

/**
 * Whether IAM accepts the path for a user, group or role: `/`, or a slash at either end and between them characters from
 * `!` to `~`, 512 in all. So says the pattern of the API; the text beside it goes on to DEL, which a path that is not
 * known may have (mfa/identity.ts).
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html
 */
export function isPath(text: string): boolean {
  return /^\/([!-~]+\/)?$/.test(text) && text.length <= PATH_LENGTH;
}

/**
 * Whether IAM accepts the path for a managed policy, which may have fewer characters than that of a user.
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html
 */
export function isPolicyPath(text: string): boolean {
  return /^\/([\w+=,.@-]+\/)*$/.test(text) && text.length <= PATH_LENGTH;
}

/** AWS's own managed policies: none of them enforces MFA, and none needs to be in a stack. */
export const AWS_MANAGED = /^arn:[^:]+:iam::aws:policy\//i;

const MANAGED_POLICY = /^arn:([^:]+):iam::(\d{12}|aws):policy(\/(?:[^:]+\/)?)([^/:]+)$/;

/**
 * Whether the text is the ARN of a managed policy: one of an account or one of AWS.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
export function isManagedPolicyArn(text: string): boolean {
  const [, partition, , path, name] = MANAGED_POLICY.exec(text) ?? [];
  if (partition === undefined || path === undefined || name === undefined) return false;
  return PARTITIONS.includes(partition) && isPolicyPath(path) && isName("policy", name);
}

import { PARTITIONS } from "./arn";
import type { Statement } from "./document";
import type { Template } from "./template";

const FORM = "arn:partition:service:region:account:resource";
/** Stands for a policy variable, and is no character that IAM takes in a policy. */
const VARIABLE = "\u0000";
const IAM_FORM = "arn:aws:iam::123456789012:user/name, role/name and the like, or *";

/** The parts of an ARN; `undefined` where it ends earlier. */
interface Fields {
  partition: string;
  service: string | undefined;
  region: string | undefined;
  account: string | undefined;
  resource: string | undefined;
}

/** What an ARN of IAM can name, by IAM's own error message for others; `*` and `root` can stand alone. */
const IAM_RESOURCES = [
  "user/",
  "federated-user/",
  "role/",
  "group/",
  "instance-profile/",
  "mfa/",
  "server-certificate/",
  "policy/",
  "sms-mfa/",
  "saml-provider/",
  "oidc-provider/",
  "report/",
  "access-report/",
];

/**
 * What of S3 has a region or an account in its ARN: all but buckets and objects.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html#amazons3-resources-for-iam-policies
 */
const S3_WITH_ACCOUNT = /^(accesspoint|access-grants|job|async-request|storage-lens|storage-lens-group)\//;

/** 12 digits, a name that AWS uses for its own (`aws`), a pattern with wildcards, or none. */
const ACCOUNT = /^(|\d{12}|[a-z][a-z-]*|[\w-]*[*?][\w*?-]*)$/;

/**
 * What makes IAM refuse a policy for a `Resource` or `NotResource`. IAM answers these with MalformedPolicyDocument; the
 * comments quote what it says. What is not documented is taken for refused: a policy that cannot be created protects
 * nobody.
 * @param text An entry of the element.
 * @param template The same, with its policy variables taken out.
 * @returns What is wrong, to follow upon the value; `undefined` where nothing is.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-wheretouse
 */
export function resourceFault(text: string, template: Template): string | undefined {
  if (text === "*") return undefined;
  // "Resource ... must be in ARN format or "*"."
  if (!text.startsWith("arn:")) return 'is not a resource; expected an ARN, or "*"';
  const fields = fieldsOf(template);
  return generalFault(fields) ?? serviceFault(fields);
}

function generalFault({ partition, service, region, account, resource }: Fields): string | undefined {
  if ([partition, service, region, account].some((field) => field?.includes(VARIABLE))) {
    return "has a policy variable before the resource; expected variables after the fifth colon only";
  }
  // 'Partition "..." is not valid for resource "...".'
  if (partition !== "*" && !PARTITIONS.includes(partition)) {
    return `has the partition "${partition}"; expected ${PARTITIONS.join(", ")}, or *`;
  }
  // "Resource vendor must be fully qualified and cannot contain regexes."
  if (service === undefined) return `names no service; expected ${FORM}`;
  if (!/^[a-z0-9-]+$/.test(service)) {
    return `has the service "${service}"; expected the name of one, in lower case and without wildcards`;
  }
  if (account !== undefined && !ACCOUNT.test(account)) {
    return `has the account "${account}"; expected 12 digits, or none`;
  }
  if (resource === undefined) {
    // AWS completes `arn:aws:sqs`; with an empty field it is "The policy failed legacy parsing".
    return region === "" || account === "" ? `is not a whole ARN; expected ${FORM}` : undefined;
  }
  return resource === "" ? "names no resource; expected one after the account" : undefined;
}

function serviceFault({ service, region, account, resource }: Fields): string | undefined {
  // Whether AWS completes an ARN of these is not documented, and the wildcard would be a region.
  if ((service === "iam" || service === "s3") && resource === undefined) {
    return `is not a whole ARN; expected ${FORM}`;
  }
  if (service === "iam") {
    // "IAM resource ... cannot contain region information.": also for `*`.
    if (region !== "") return `has a region; expected ${IAM_FORM}`;
    // 'IAM resource path must either be "*", root, or start with user/, ...'
    const isKnown = IAM_RESOURCES.some((start) => resource?.startsWith(start));
    return isKnown || resource === "*" || resource === "root"
      ? undefined
      : `names nothing that IAM has; expected ${IAM_FORM}`;
  }
  if (service === "s3" && !S3_WITH_ACCOUNT.test(resource ?? "")) {
    // "Resource ... can not contain region information."
    if (region !== "" || account !== "") {
      return "has a region or an account; expected arn:aws:s3:::bucket or arn:aws:s3:::bucket/*";
    }
  }
  return undefined;
}

/** A colon within a policy variable separates nothing. */
function fieldsOf(template: Template): Fields {
  const text = template.map((segment) => (segment.kind === "text" ? segment.text : VARIABLE)).join("");
  const [, partition = "", service, region, account, ...rest] = text.split(":");
  const resource = rest.length === 0 ? undefined : rest.join(":");
  return { partition, service, region, account, resource };
}

/**
 * The partitions that a policy's resources name. IAM accepts only that of the account: 'Partition "aws" is not valid for
 * resource ...' is what an account in China answers to an ARN of another.
 * @returns Without `*` and what is no partition; empty where the policy fits any account.
 */
export function partitionsOf(statements: readonly Pick<Statement, "resources">[]): string[] {
  const named = statements.flatMap(({ resources }) =>
    resources.patterns.flatMap(({ text }) => (text.startsWith("arn:") ? (text.split(":")[1] ?? []) : [])),
  );
  return [...new Set(named)].filter((partition) => PARTITIONS.includes(partition));
}

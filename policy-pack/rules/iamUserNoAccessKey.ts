import type { Rule, Violation } from "../pack/rule";
import { expandTemplates } from "../inputs/cloudformation/expandTemplates";
import { shapeOf } from "../inputs/shapes/shapes";
import { readText, type StackResource } from "../inputs/pulumi/resource";
import { cis, nist } from "./support/controls";
import { ownersOf, urnOf, type Subject } from "./support/names";

/** What service-specific credentials are called, and what to use instead. */
const SERVICES: ReadonlyMap<string, { what: string; instead: string }> = new Map([
  [
    "bedrock.amazonaws.com",
    {
      what: "a long-term API key for Amazon Bedrock",
      instead: "Use a short-term Amazon Bedrock API key, or sign requests with the credentials of a role",
    },
  ],
  [
    "codecommit.amazonaws.com",
    {
      what: "a password for CodeCommit",
      instead: "Use git-remote-codecommit, which signs requests with the credentials of a role",
    },
  ],
  [
    "cassandra.amazonaws.com",
    {
      what: "a password for Amazon Keyspaces",
      instead:
        "Use the SigV4 authentication plugin of the driver, which signs requests with the credentials of a role",
    },
  ],
]);

const ACCESS_KEY = {
  what: "an access key",
  instead: "Use IAM Identity Center for people and a role for workloads",
};
const OTHER_SERVICE = {
  what: "a service-specific credential",
  instead: "Sign requests with the credentials of a role",
};

/**
 * Blocks long-term access keys of IAM users, and the passwords and API keys that IAM makes for a single service: those
 * carry no MFA either. An inactive one counts, since it can be activated at any time.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_service-specific-creds.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-workloads-use-roles
 */
export const iamUserNoAccessKey: Rule = {
  name: "iam-user-no-access-key",
  displayName: "IAM users have no access keys",
  description:
    "An access key or a service-specific credential (CodeCommit, Amazon Keyspaces, a long-term Amazon Bedrock API key) is long-lived and carries no MFA. People use IAM Identity Center, workloads use roles; a user that needs a key is exempted by name.",
  enforcementLevel: "mandatory",
  severity: "high",
  controls: [
    cis(
      "1.11",
      "Do not setup access keys during initial user setup for all IAM users that have a console password.",
    ),
    nist("IA-5", "Authenticator Management."),
  ],
  tags: ["iam", "credentials"],
  remediationSteps:
    "Remove the aws.iam.AccessKey or aws.iam.ServiceSpecificCredential. Let people sign in through IAM Identity Center and workloads assume a role. Where a key cannot be avoided, exempt its user in the pack's config, with a reason, an owner and an expiry date.",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-workloads-use-roles",
  options: {},
  judge: judgeKeys,
  // An exemption is for a name, which a preview may not know.
  gate: (resource) => judgeKeys([resource]),
};

function judgeKeys(stack: readonly StackResource[]): Violation[] {
  const { resources } = expandTemplates(stack);
  return resources.flatMap((resource) => {
    const shape = shapeOf(resource.type);
    if (shape?.role !== "credential" || (shape.isAccessKey !== true && shape.service === undefined))
      return [];
    const { service } = shape;
    return ownersOf(resource, shape.users, resources, true).map((user) => ({
      ...user,
      urn: urnOf(resource),
      message: message(user, resource, service),
    }));
  });
}

/** @param service The property that names the service; `undefined` for access keys, which are for all. */
function message(
  { subject, unnamed }: Subject,
  resource: StackResource,
  service: string | undefined,
): string {
  const name = service === undefined ? undefined : (readText(resource, service) ?? "");
  const { what, instead } = name === undefined ? ACCESS_KEY : (SERVICES.get(name) ?? OTHER_SERVICE);
  const fault = `IAM user "${subject}" gets ${what} (${resource.name}), which is long-lived and needs no MFA. ${instead}`;
  if (unnamed === true) {
    return `${fault}. An exemption is for a name, which is not known here: give the user a name that exists before the deploy.`;
  }
  return (
    `${fault}, or exempt the user in the pack's config: ` +
    `{ "iam-user-no-access-key": { "exemptions": [{ "pattern": "${subject}", "reason": "…", "owner": "…", "expires": "YYYY-MM-DD" }] } }.`
  );
}

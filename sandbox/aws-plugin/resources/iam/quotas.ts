import type { IAM } from "@aws-sdk/client-iam";
import { AwsRuleError } from "../../errors";

/**
 * Rules of IAM that the emulator does not enforce.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const INLINE_CHARACTERS = { user: 2_048, group: 5_120, role: 10_240 };
const MANAGED_CHARACTERS = 6_144;
const TRUST_CHARACTERS = 2_048;
const ATTACHED_POLICIES = 10;
const GROUPS_OF_A_USER = 10;

/** A principal that can have policies. */
export type PrincipalKind = keyof typeof INLINE_CHARACTERS;

/** IAM counts the characters of a document without white space. */
function sizeOf(document: string): number {
  return document.replace(/\s/g, "").length;
}

/**
 * All inline policies of a user, group or role share one limit.
 *
 * @param others - The documents of its other inline policies.
 * @throws AwsRuleError LimitExceeded
 */
export function assertInlineQuota(
  kind: PrincipalKind,
  name: string,
  document: string,
  others: readonly string[],
): void {
  const limit = INLINE_CHARACTERS[kind];
  const size = [document, ...others].reduce((sum, text) => sum + sizeOf(text), 0);
  if (size > limit) {
    throw new AwsRuleError(
      "LimitExceeded",
      `Maximum policy size of ${limit} bytes exceeded for ${kind} ${name} (${size} without white space)`,
    );
  }
}

/** @throws AwsRuleError LimitExceeded */
export function assertManagedPolicyQuota(document: string): void {
  assertSize("PolicySize", MANAGED_CHARACTERS, document);
}

/** @throws AwsRuleError LimitExceeded */
export function assertTrustPolicyQuota(document: string): void {
  assertSize("ACLSizePerRole", TRUST_CHARACTERS, document);
}

function assertSize(quota: string, limit: number, document: string): void {
  const size = sizeOf(document);
  if (size > limit) {
    throw new AwsRuleError(
      "LimitExceeded",
      `Cannot exceed quota for ${quota}: ${limit} (the document has ${size})`,
    );
  }
}

/**
 * @param attached - ARNs of the policies that the principal has.
 * @throws AwsRuleError LimitExceeded when one more is too many.
 */
export function assertAttachmentQuota(
  kind: PrincipalKind,
  attached: readonly (string | undefined)[],
  policyArn: string,
): void {
  if (!attached.includes(policyArn) && attached.length >= ATTACHED_POLICIES) {
    const per = { user: "User", group: "Group", role: "Role" }[kind];
    throw new AwsRuleError(
      "LimitExceeded",
      `Cannot exceed quota for PoliciesPer${per}: ${ATTACHED_POLICIES}`,
    );
  }
}

/**
 * @param groups - Names of the groups that the user is in.
 * @throws AwsRuleError LimitExceeded when one more is too many.
 */
export function assertGroupQuota(groups: readonly (string | undefined)[], group: string): void {
  if (!groups.includes(group) && groups.length >= GROUPS_OF_A_USER) {
    throw new AwsRuleError("LimitExceeded", `Cannot exceed quota for GroupsPerUser: ${GROUPS_OF_A_USER}`);
  }
}

/**
 * IAM keeps the case of a name but compares without it.
 *
 * @param except - The name that the thing itself has now.
 * @throws AwsRuleError EntityAlreadyExists
 */
export async function assertNameIsFree(
  iam: IAM,
  kind: PrincipalKind,
  name: string,
  except?: string,
): Promise<void> {
  const taken = (await namesOf(iam, kind)).find(
    (other) => other !== except && other.toLowerCase() === name.toLowerCase(),
  );
  if (taken !== undefined) {
    const label = { user: "User", group: "Group", role: "Role" }[kind];
    throw new AwsRuleError("EntityAlreadyExists", `${label} with name ${taken} already exists.`);
  }
}

async function namesOf(iam: IAM, kind: PrincipalKind): Promise<string[]> {
  const names: string[] = [];
  let marker: string | undefined;
  do {
    const page = await listPage(iam, kind, marker);
    names.push(...page.names.filter((name) => name !== undefined));
    marker = page.marker;
  } while (marker !== undefined);
  return names;
}

async function listPage(
  iam: IAM,
  kind: PrincipalKind,
  Marker: string | undefined,
): Promise<{ names: (string | undefined)[]; marker: string | undefined }> {
  switch (kind) {
    case "user": {
      const page = await iam.listUsers({ Marker });
      return { names: (page.Users ?? []).map(({ UserName }) => UserName), marker: page.Marker };
    }
    case "group": {
      const page = await iam.listGroups({ Marker });
      return { names: (page.Groups ?? []).map(({ GroupName }) => GroupName), marker: page.Marker };
    }
    case "role": {
      const page = await iam.listRoles({ Marker });
      return { names: (page.Roles ?? []).map(({ RoleName }) => RoleName), marker: page.Marker };
    }
  }
}

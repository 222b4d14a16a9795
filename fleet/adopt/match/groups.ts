import type { IAMClient } from "@aws-sdk/client-iam";

import type { StackConfig } from "../../../config/schema";
import { UsageError } from "../../usageError";
import { isSame } from "../compare";
import * as facts from "../facts/iam";
import type { Plan } from "../plan";
import type { Wanted, WantedResource } from "../wanted";

const GROUP = "aws:iam/group:Group";
const INLINE_POLICY = "aws:iam/groupPolicy:GroupPolicy";
const ATTACHMENT = "aws:iam/groupPolicyAttachment:GroupPolicyAttachment";
const MEMBERSHIP = "aws:iam/userGroupMembership:UserGroupMembership";

/**
 * The groups that the config names, and that of `--group` for the admins, with their policies and memberships as far as
 * the program asks for the same.
 */
export async function adoptGroups(
  iam: IAMClient,
  wanted: Wanted,
  plan: Plan,
  config: Pick<StackConfig, "groupName" | "groups">,
  flag: string | undefined,
): Promise<void> {
  const existing = await facts.groupNames(iam);
  const names = groupsOf(wanted, config, flag);
  if (flag !== undefined && !existing.includes(flag))
    throw new UsageError(`--group ${flag}: the account has no such group; it has ${listed(existing)}`);
  const adopted = new Set<string>();
  for (const [group, name] of names) {
    if (!existing.includes(name)) continue;
    adopted.add(name);
    await adoptGroup(iam, wanted, plan, group, name);
  }
  for (const name of existing.filter((it) => !adopted.has(it))) plan.leftAlone.push(`IAM group ${name}`);
}

/** The groups of the program whose names in AWS are given. */
function groupsOf(
  wanted: Wanted,
  config: Pick<StackConfig, "groupName" | "groups">,
  flag: string | undefined,
): Map<WantedResource, string> {
  const names = new Map<WantedResource, string>();
  const give = (part: string, name: string | undefined): void => {
    const group = wanted.part(GROUP, `${part}-group`);
    if (group !== undefined && name !== undefined) names.set(group, name);
  };
  if (flag !== undefined && config.groupName !== undefined && flag !== config.groupName)
    throw new UsageError(`--group ${flag}: not allowed; groupName in the config says ${config.groupName}`);
  if (flag !== undefined && wanted.part(GROUP, "admins-group") === undefined)
    throw new UsageError(`--group ${flag}: the config has no admins, so it has no group for them`);
  give("admins", flag ?? config.groupName);
  for (const { name, groupName } of config.groups) give(name, groupName);
  return names;
}

async function adoptGroup(
  iam: IAMClient,
  wanted: Wanted,
  plan: Plan,
  group: WantedResource,
  physicalName: string,
): Promise<void> {
  const found = await facts.group(iam, physicalName);
  const what = `IAM group ${physicalName}`;
  plan.adopt(group, { id: physicalName, physicalName, what, today: found.today });
  const ofGroup = (type: string): WantedResource[] =>
    wanted.all(type).filter(({ inputs }) => inputs["group"] === group.inputs["name"]);
  adoptInlinePolicies(plan, ofGroup(INLINE_POLICY), found);
  adoptAttachments(plan, ofGroup(ATTACHMENT), found);
  const members = new Map(
    wanted
      .all(MEMBERSHIP)
      .filter(({ inputs }) => (inputs["groups"] as unknown[]).includes(group.inputs["name"]))
      .map((membership) => [membership.inputs["user"], membership]),
  );
  for (const name of found.members) {
    const membership = members.get(name);
    if (membership === undefined)
      plan.notes.push(
        `IAM user ${name} is in ${what} and not in the config: it stays there, and the group's MFA enforcement will bind it too`,
      );
    else
      plan.adopt(membership, {
        id: `${name}/${physicalName}`,
        what: `membership of ${name} in ${physicalName}`,
      });
  }
}

function adoptInlinePolicies(
  plan: Plan,
  wanted: readonly WantedResource[],
  { name: group, inlinePolicies }: facts.GroupFacts,
): void {
  const left = new Map(inlinePolicies);
  for (const policy of wanted) {
    const [name] = [...left].find(([, text]) => isSame("policy", policy.inputs["policy"], text)) ?? [];
    if (name === undefined) continue;
    left.delete(name);
    plan.adopt(policy, {
      id: `${group}:${name}`,
      physicalName: name,
      what: `inline policy ${name} of ${group}`,
    });
  }
  for (const name of left.keys()) plan.leftAlone.push(`inline policy ${name} of IAM group ${group}`);
}

function adoptAttachments(
  plan: Plan,
  wanted: readonly WantedResource[],
  { name: group, managedPolicies }: facts.GroupFacts,
): void {
  for (const arn of managedPolicies) {
    const attachment = wanted.find(({ inputs }) => inputs["policyArn"] === arn);
    if (attachment === undefined) plan.leftAlone.push(`${arn}, attached to IAM group ${group}`);
    else plan.adopt(attachment, { id: `${group}/${arn}`, what: `${arn} on ${group}` });
  }
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? "none" : names.join(", ");
}

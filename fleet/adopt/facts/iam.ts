import {
  GetGroupCommand,
  GetGroupPolicyCommand,
  GetLoginProfileCommand,
  GetUserCommand,
  type IAMClient,
  paginateListAccessKeys,
  paginateListAttachedGroupPolicies,
  paginateListGroupPolicies,
  paginateListGroups,
  paginateListUsers,
} from "@aws-sdk/client-iam";

import type { Properties } from "../../check/offline/wire";
import { call, callUnless } from "../permissions";
import { tagMap } from "./tags";

/** A group with all that hangs on it. */
export interface GroupFacts {
  readonly name: string;
  /** Names of its users. */
  readonly members: readonly string[];
  /** Documents of its inline policies, by name. */
  readonly inlinePolicies: ReadonlyMap<string, string>;
  /** ARNs. */
  readonly managedPolicies: readonly string[];
  readonly today: Properties;
}

export function userNames(iam: IAMClient): Promise<string[]> {
  return call("iam:ListUsers", async () => {
    const names: string[] = [];
    for await (const { Users = [] } of paginateListUsers({ client: iam }, {}))
      names.push(...Users.flatMap(({ UserName }) => UserName ?? []));
    return names;
  });
}

export function groupNames(iam: IAMClient): Promise<string[]> {
  return call("iam:ListGroups", async () => {
    const names: string[] = [];
    for await (const { Groups = [] } of paginateListGroups({ client: iam }, {}))
      names.push(...Groups.flatMap(({ GroupName }) => GroupName ?? []));
    return names;
  });
}

/** The inputs of a user, which a list of users does not have. */
export async function user(iam: IAMClient, name: string): Promise<Properties> {
  const { User } = await call("iam:GetUser", () => iam.send(new GetUserCommand({ UserName: name })));
  return {
    path: User?.Path,
    permissionsBoundary: User?.PermissionsBoundary?.PermissionsBoundaryArn,
    tags: tagMap(User?.Tags),
  };
}

export async function hasPassword(iam: IAMClient, name: string): Promise<boolean> {
  const profile = await callUnless("NoSuchEntity", "iam:GetLoginProfile", () =>
    iam.send(new GetLoginProfileCommand({ UserName: name })),
  );
  return profile !== undefined;
}

export function accessKeys(iam: IAMClient, name: string): Promise<string[]> {
  return call("iam:ListAccessKeys", async () => {
    const ids: string[] = [];
    for await (const { AccessKeyMetadata = [] } of paginateListAccessKeys(
      { client: iam },
      { UserName: name },
    ))
      ids.push(...AccessKeyMetadata.flatMap(({ AccessKeyId }) => AccessKeyId ?? []));
    return ids;
  });
}

/** One after the other, as all of IAM here: its rate limit is low. */
export async function group(iam: IAMClient, GroupName: string): Promise<GroupFacts> {
  const members: string[] = [];
  let path: string | undefined;
  let Marker: string | undefined;
  do {
    const page = await call("iam:GetGroup", () => iam.send(new GetGroupCommand({ GroupName, Marker })));
    members.push(...(page.Users ?? []).flatMap(({ UserName }) => UserName ?? []));
    path = page.Group?.Path;
    Marker = page.IsTruncated === true ? page.Marker : undefined;
  } while (Marker !== undefined);
  return {
    name: GroupName,
    members,
    inlinePolicies: await inlinePolicies(iam, GroupName),
    managedPolicies: await managedPolicies(iam, GroupName),
    today: { path },
  };
}

async function inlinePolicies(iam: IAMClient, GroupName: string): Promise<Map<string, string>> {
  const names = await call("iam:ListGroupPolicies", async () => {
    const all: string[] = [];
    for await (const { PolicyNames = [] } of paginateListGroupPolicies({ client: iam }, { GroupName }))
      all.push(...PolicyNames);
    return all;
  });
  const documents = new Map<string, string>();
  for (const PolicyName of names) {
    const { PolicyDocument = "" } = await call("iam:GetGroupPolicy", () =>
      iam.send(new GetGroupPolicyCommand({ GroupName, PolicyName })),
    );
    documents.set(PolicyName, decodeURIComponent(PolicyDocument));
  }
  return documents;
}

function managedPolicies(iam: IAMClient, GroupName: string): Promise<string[]> {
  return call("iam:ListAttachedGroupPolicies", async () => {
    const arns: string[] = [];
    const pages = paginateListAttachedGroupPolicies({ client: iam }, { GroupName });
    for await (const { AttachedPolicies = [] } of pages)
      arns.push(...AttachedPolicies.flatMap(({ PolicyArn }) => PolicyArn ?? []));
    return arns;
  });
}

import type { IAM } from "@aws-sdk/client-iam";
import { z } from "zod";
import { unordered } from "../../diff";
import { ifExists } from "../../errors";
import { uniqueId } from "../../names";
import { defineResource } from "../../resourceType";
import { textOf } from "../../wire";
import { iamName } from "../schemas";
import { assertGroupQuota } from "./quotas";

/** Puts a user into some groups and leaves its other memberships alone. */
export const userGroupMembership = defineResource({
  type: "aws:iam/userGroupMembership:UserGroupMembership",
  inputs: z.strictObject({ user: iamName(64), groups: z.array(iamName(128)) }),
  computed: [],
  replaceOn: ["user"],
  canonical: { groups: unordered },

  async create(session, { user, groups }) {
    const iam = await session.clients.iam();
    for (const group of groups) await addMember(iam, group, user);
    return { id: uniqueId("terraform-") };
  },

  async read(session, id, prior) {
    const iam = await session.clients.iam();
    const [user = id, ...imported] = id.split("/");
    const UserName = textOf(prior, "user", user);
    const wanted = Array.isArray(prior["groups"]) ? (prior["groups"] as unknown[]) : imported;
    const found = await ifExists(iam.listGroupsForUser({ UserName }));
    if (found === undefined) return undefined;
    const names = (found.Groups ?? []).map(({ GroupName }) => GroupName);
    return { user: UserName, groups: names.filter((name) => wanted.includes(name)) };
  },

  async update(session, { olds, news }) {
    const iam = await session.clients.iam();
    for (const group of without(news.groups, olds.groups)) await addMember(iam, group, news.user);
    for (const group of without(olds.groups, news.groups)) await removeMember(iam, group, news.user);
  },

  async delete(session, _id, prior) {
    const iam = await session.clients.iam();
    const groups = prior["groups"] as string[];
    for (const group of groups) await removeMember(iam, group, textOf(prior, "user"));
  },
});

/** Decides alone who is in a group. */
export const groupMembership = defineResource({
  type: "aws:iam/groupMembership:GroupMembership",
  inputs: z.strictObject({ name: z.string().min(1), group: iamName(128), users: z.array(iamName(64)) }),
  autoName: { maxLength: 255 },
  computed: [],
  replaceOn: ["name", "group"],
  canonical: { users: unordered },

  async create(session, { name, group, users }) {
    const iam = await session.clients.iam();
    for (const user of users) await addMember(iam, group, user);
    return { id: name };
  },

  async read(session, _id, prior) {
    const iam = await session.clients.iam();
    if (typeof prior["group"] !== "string") throw new Error("a group membership cannot be imported");
    const found = await ifExists(iam.getGroup({ GroupName: prior["group"] }));
    if (found === undefined) return undefined;
    return { users: (found.Users ?? []).map(({ UserName }) => UserName) };
  },

  async update(session, { olds, news }) {
    const iam = await session.clients.iam();
    for (const user of without(news.users, olds.users)) await addMember(iam, news.group, user);
    for (const user of without(olds.users, news.users)) await removeMember(iam, news.group, user);
  },

  async delete(session, _id, prior) {
    const iam = await session.clients.iam();
    const users = prior["users"] as string[];
    for (const user of users) await removeMember(iam, textOf(prior, "group"), user);
  },
});

async function addMember(iam: IAM, GroupName: string, UserName: string): Promise<void> {
  const { Groups = [] } = await iam.listGroupsForUser({ UserName });
  const groups = Groups.map((group) => group.GroupName);
  assertGroupQuota(groups, GroupName);
  await iam.addUserToGroup({ GroupName, UserName });
}

async function removeMember(iam: IAM, GroupName: string, UserName: string): Promise<void> {
  await ifExists(iam.removeUserFromGroup({ GroupName, UserName }));
}

function without(list: readonly string[], others: readonly string[]): string[] {
  return list.filter((item) => !others.includes(item));
}

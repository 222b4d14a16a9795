import { z } from "zod";
import { unordered } from "../../diff";
import { ifExists } from "../../errors";
import { defineResource } from "../../resourceType";
import { textOf } from "../../wire";
import { arn, iamName } from "../schemas";
import { attach, detach } from "./attachments";
import type { PrincipalKind } from "./quotas";

const LISTS = [
  ["users", "user"],
  ["groups", "group"],
  ["roles", "role"],
] as const satisfies readonly (readonly [string, PrincipalKind])[];

/** Decides alone to whom a managed policy is attached. */
export const policyAttachment = defineResource({
  type: "aws:iam/policyAttachment:PolicyAttachment",
  inputs: z.strictObject({
    name: z.string().min(1),
    policyArn: arn,
    users: z.array(iamName(64)).optional(),
    groups: z.array(iamName(128)).optional(),
    roles: z.array(iamName(64)).optional(),
  }),
  autoName: { maxLength: 255 },
  computed: [],
  replaceOn: ["name", "policyArn"],
  deleteBeforeReplace: true,
  canonical: { users: unordered, groups: unordered, roles: unordered },

  async create(session, inputs) {
    const iam = await session.clients.iam();
    if (LISTS.every(([list]) => (inputs[list] ?? []).length === 0)) {
      throw new Error("no users, groups or roles given: nothing to attach the policy to");
    }
    for (const [list, kind] of LISTS) {
      for (const principal of inputs[list] ?? []) await attach(iam, kind, principal, inputs.policyArn);
    }
    return { id: inputs.name };
  },

  async read(session, _id, prior) {
    const iam = await session.clients.iam();
    if (typeof prior["policyArn"] !== "string") throw new Error("a policy attachment cannot be imported");
    const found = await ifExists(iam.listEntitiesForPolicy({ PolicyArn: prior["policyArn"] }));
    const users = (found?.PolicyUsers ?? []).map(({ UserName }) => UserName);
    const groups = (found?.PolicyGroups ?? []).map(({ GroupName }) => GroupName);
    const roles = (found?.PolicyRoles ?? []).map(({ RoleName }) => RoleName);
    return users.length + groups.length + roles.length === 0 ? undefined : { users, groups, roles };
  },

  async update(session, { olds, news }) {
    const iam = await session.clients.iam();
    for (const [list, kind] of LISTS) {
      const [before, after] = [olds[list] ?? [], news[list] ?? []];
      for (const added of after.filter((name) => !before.includes(name))) {
        await attach(iam, kind, added, news.policyArn);
      }
      for (const removed of before.filter((name) => !after.includes(name))) {
        await detach(iam, kind, removed, news.policyArn);
      }
    }
  },

  async delete(session, _id, prior) {
    const iam = await session.clients.iam();
    for (const [list, kind] of LISTS) {
      const principals = (prior[list] ?? []) as string[];
      for (const principal of principals) await detach(iam, kind, principal, textOf(prior, "policyArn"));
    }
  },
});

import { z } from "zod";
import { ifExists, present } from "../../errors";
import { defineResource } from "../../resourceType";
import type { Session } from "../../session";
import { fromTagList, toTagList, updateTags } from "../../tags";
import { textOf } from "../../wire";
import { arn, iamName, iamPath, tags } from "../schemas";
import { assertNameIsFree } from "./quotas";
import { assertNoCredentials, deleteCredentials } from "./userCredentials";

const inputs = z.strictObject({
  name: iamName(64),
  path: iamPath,
  permissionsBoundary: arn.optional(),
  forceDestroy: z.boolean(),
  tags,
});

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html */
export const user = defineResource({
  type: "aws:iam/user:User",
  inputs,
  defaults: { path: "/", forceDestroy: false },
  autoName: { maxLength: 64 },
  taggable: true,
  computed: ["arn", "uniqueId"],
  replaceOn: [],

  async create(session, { name, path, permissionsBoundary, tags }) {
    const iam = await session.clients.iam();
    await assertNameIsFree(iam, "user", name);
    await assertPolicyExists(session, permissionsBoundary);
    await iam.createUser({
      UserName: name,
      Path: path,
      PermissionsBoundary: permissionsBoundary,
      Tags: toTagList(tags),
    });
    await holdBoundary(session, name, permissionsBoundary);
    return { id: name };
  },

  async read(session, id, prior) {
    const iam = await session.clients.iam();
    const UserName = textOf(prior, "name", id);
    const found = await ifExists(iam.getUser({ UserName }));
    if (found?.User === undefined) return undefined;
    const { User } = found;
    const { Tags } = await iam.listUserTags({ UserName });
    const held = await session.held.get(session.accountId, "user", UserName);
    return {
      name: User.UserName,
      path: User.Path,
      permissionsBoundary: User.PermissionsBoundary?.PermissionsBoundaryArn ?? held?.permissionsBoundary,
      tags: fromTagList(Tags),
      arn: User.Arn,
      uniqueId: User.UserId,
    };
  },

  async update(session, { olds, news }) {
    const iam = await session.clients.iam();
    if (olds.name !== news.name || olds.path !== news.path) {
      await assertNameIsFree(iam, "user", news.name, olds.name);
      await iam.updateUser({
        UserName: olds.name,
        NewUserName: news.name === olds.name ? undefined : news.name,
        NewPath: news.path === olds.path ? undefined : news.path,
      });
    }
    if (olds.permissionsBoundary !== news.permissionsBoundary || olds.name !== news.name) {
      await assertPolicyExists(session, news.permissionsBoundary);
      await session.held.remove(session.accountId, "user", olds.name);
      await holdBoundary(session, news.name, news.permissionsBoundary);
    }
    const UserName = news.name;
    await updateTags(olds.tags, news.tags, {
      set: (tags) => iam.tagUser({ UserName, Tags: toTagList(tags) }),
      remove: (TagKeys) => iam.untagUser({ UserName, TagKeys }),
    });
  },

  async delete(session, id, prior) {
    const iam = await session.clients.iam();
    const UserName = textOf(prior, "name", id);
    if ((await ifExists(iam.getUser({ UserName }))) === undefined) return;
    const { Groups = [] } = await iam.listGroupsForUser({ UserName });
    for (const { GroupName } of Groups) await iam.removeUserFromGroup({ UserName, GroupName });
    if (prior["forceDestroy"] === true) await deleteCredentials(iam, UserName);
    await assertNoCredentials(iam, UserName);
    await iam.deleteUser({ UserName });
    await session.held.remove(session.accountId, "user", UserName);
  },
});

async function holdBoundary(session: Session, name: string, boundary: string | undefined): Promise<void> {
  if (boundary === undefined) await session.held.remove(session.accountId, "user", name);
  else await session.held.put(session.accountId, "user", name, { permissionsBoundary: boundary });
}

async function assertPolicyExists(session: Session, PolicyArn: string | undefined): Promise<void> {
  if (PolicyArn === undefined) return;
  const iam = await session.clients.iam();
  const policy = await iam.getPolicy({ PolicyArn });
  present(policy.Policy, "policy");
}

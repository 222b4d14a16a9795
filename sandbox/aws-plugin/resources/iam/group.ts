import { z } from "zod";
import { AwsRuleError, ifExists } from "../../errors";
import { defineResource } from "../../resourceType";
import { textOf } from "../../wire";
import { iamName, iamPath } from "../schemas";
import { assertNameIsFree } from "./quotas";

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateGroup.html */
export const group = defineResource({
  type: "aws:iam/group:Group",
  inputs: z.strictObject({ name: iamName(128), path: iamPath }),
  defaults: { path: "/" },
  autoName: { maxLength: 128 },
  computed: ["arn", "uniqueId"],
  replaceOn: [],

  async create(session, { name, path }) {
    const iam = await session.clients.iam();
    await assertNameIsFree(iam, "group", name);
    await iam.createGroup({ GroupName: name, Path: path });
    return { id: name };
  },

  async read(session, id, prior) {
    const iam = await session.clients.iam();
    const found = await ifExists(iam.getGroup({ GroupName: textOf(prior, "name", id) }));
    if (found?.Group === undefined) return undefined;
    const { GroupName, Path, Arn, GroupId } = found.Group;
    return { name: GroupName, path: Path, arn: Arn, uniqueId: GroupId };
  },

  async update(session, { olds, news }) {
    const iam = await session.clients.iam();
    await assertNameIsFree(iam, "group", news.name, olds.name);
    await iam.updateGroup({
      GroupName: olds.name,
      NewGroupName: news.name === olds.name ? undefined : news.name,
      NewPath: news.path === olds.path ? undefined : news.path,
    });
  },

  async delete(session, id, prior) {
    const iam = await session.clients.iam();
    const GroupName = textOf(prior, "name", id);
    const found = await ifExists(iam.getGroup({ GroupName }));
    if (found === undefined) return;
    // The emulator deletes a group with members and policies; IAM does not.
    const { AttachedPolicies = [] } = await iam.listAttachedGroupPolicies({ GroupName });
    const { PolicyNames = [] } = await iam.listGroupPolicies({ GroupName });
    const obstacles: [boolean, string][] = [
      [(found.Users ?? []).length > 0, "remove users from group"],
      [AttachedPolicies.length > 0, "detach all policies"],
      [PolicyNames.length > 0, "delete policies"],
    ];
    const obstacle = obstacles.find(([present]) => present);
    if (obstacle !== undefined) {
      throw new AwsRuleError("DeleteConflict", `Cannot delete entity, must ${obstacle[1]} first.`);
    }
    await iam.deleteGroup({ GroupName });
  },
});

import { z } from "zod";
import { ifExists } from "../../errors";
import { canonicalPolicy } from "../../policyJson";
import { defineResource } from "../../resourceType";
import { fromTagList, toTagList, updateTags } from "../../tags";
import { arn, document, iamName, iamPath, tags } from "../schemas";
import { assertNameIsFree, assertTrustPolicyQuota } from "./quotas";
import { putRolePolicies, readRolePolicies, rolePolicyCanonical, rolePolicyInputs } from "./rolePolicies";

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
export const role = defineResource({
  type: "aws:iam/role:Role",
  inputs: z.strictObject({
    name: iamName(64),
    namePrefix: z.string().optional(),
    path: iamPath,
    assumeRolePolicy: document,
    description: z.string().max(1_000).optional(),
    forceDetachPolicies: z.boolean(),
    maxSessionDuration: z.int().min(3_600).max(43_200),
    permissionsBoundary: arn.optional(),
    tags,
    ...rolePolicyInputs,
  }),
  defaults: { path: "/", forceDetachPolicies: false, maxSessionDuration: 3_600 },
  autoName: { maxLength: 64 },
  taggable: true,
  documents: ["assumeRolePolicy"],
  computed: ["arn", "createDate", "inlinePolicies", "managedPolicyArns", "uniqueId"],
  replaceOn: ["name", "namePrefix", "path"],
  canonical: { assumeRolePolicy: canonicalPolicy, ...rolePolicyCanonical },

  async create(session, inputs) {
    const iam = await session.clients.iam();
    assertTrustPolicyQuota(inputs.assumeRolePolicy);
    await assertNameIsFree(iam, "role", inputs.name);
    await iam.createRole({
      RoleName: inputs.name,
      Path: inputs.path,
      AssumeRolePolicyDocument: inputs.assumeRolePolicy,
      Description: inputs.description,
      MaxSessionDuration: inputs.maxSessionDuration,
      PermissionsBoundary: inputs.permissionsBoundary,
      Tags: toTagList(inputs.tags),
    });
    await putRolePolicies(iam, inputs.name, inputs);
    return { id: inputs.name };
  },

  async read(session, RoleName, prior) {
    const iam = await session.clients.iam();
    const found = await ifExists(iam.getRole({ RoleName }));
    if (found?.Role === undefined) return undefined;
    const { Role } = found;
    return {
      name: Role.RoleName,
      path: Role.Path,
      assumeRolePolicy: decodeURIComponent(Role.AssumeRolePolicyDocument ?? ""),
      description: Role.Description,
      maxSessionDuration: Role.MaxSessionDuration,
      permissionsBoundary: Role.PermissionsBoundary?.PermissionsBoundaryArn,
      tags: fromTagList(Role.Tags),
      arn: Role.Arn,
      createDate: Role.CreateDate?.toISOString(),
      uniqueId: Role.RoleId,
      ...(await readRolePolicies(iam, RoleName, prior)),
    };
  },

  async update(session, { id: RoleName, olds, news }) {
    const iam = await session.clients.iam();
    if (olds.assumeRolePolicy !== news.assumeRolePolicy) {
      assertTrustPolicyQuota(news.assumeRolePolicy);
      await iam.updateAssumeRolePolicy({ RoleName, PolicyDocument: news.assumeRolePolicy });
    }
    if (olds.description !== news.description || olds.maxSessionDuration !== news.maxSessionDuration) {
      await iam.updateRole({
        RoleName,
        Description: news.description ?? "",
        MaxSessionDuration: news.maxSessionDuration,
      });
    }
    if (olds.permissionsBoundary !== news.permissionsBoundary) {
      if (news.permissionsBoundary === undefined) await iam.deleteRolePermissionsBoundary({ RoleName });
      else await iam.putRolePermissionsBoundary({ RoleName, PermissionsBoundary: news.permissionsBoundary });
    }
    await putRolePolicies(iam, RoleName, news);
    await updateTags(olds.tags, news.tags, {
      set: (tags) => iam.tagRole({ RoleName, Tags: toTagList(tags) }),
      remove: (TagKeys) => iam.untagRole({ RoleName, TagKeys }),
    });
  },

  async delete(session, RoleName, prior) {
    const iam = await session.clients.iam();
    const detachesAll = prior["forceDetachPolicies"] === true;
    if ((await ifExists(iam.getRole({ RoleName }))) !== undefined) {
      await putRolePolicies(iam, RoleName, {
        ...((detachesAll || prior["inlinePolicies"] !== undefined) && { inlinePolicies: [] }),
        ...((detachesAll || prior["managedPolicyArns"] !== undefined) && { managedPolicyArns: [] }),
      });
    }
    await ifExists(iam.deleteRole({ RoleName }));
  },
});

import type { IAM } from "@aws-sdk/client-iam";
import { z } from "zod";
import { AwsRuleError, ifExists, present } from "../../errors";
import { canonicalPolicy } from "../../policyJson";
import { defineResource } from "../../resourceType";
import { fromTagList, toTagList, updateTags } from "../../tags";
import { document, iamName, iamPath, tags } from "../schemas";
import { assertManagedPolicyQuota } from "./quotas";

const VERSIONS_KEPT = 5;

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html */
export const policy = defineResource({
  type: "aws:iam/policy:Policy",
  inputs: z.strictObject({
    name: iamName(128),
    namePrefix: z.string().optional(),
    path: iamPath,
    description: z.string().max(1_000).optional(),
    policy: document,
    tags,
  }),
  defaults: { path: "/" },
  autoName: { maxLength: 128 },
  taggable: true,
  documents: ["policy"],
  computed: ["arn", "policyId", "attachmentCount"],
  replaceOn: ["name", "namePrefix", "path", "description"],
  canonical: { policy: canonicalPolicy },

  async create(session, { name, path, description, policy, tags }) {
    const iam = await session.clients.iam();
    assertManagedPolicyQuota(policy);
    const { Policy } = await iam.createPolicy({
      PolicyName: name,
      Path: path,
      Description: description,
      PolicyDocument: policy,
      Tags: toTagList(tags),
    });
    return { id: present(Policy?.Arn, "policy ARN") };
  },

  async read(session, PolicyArn) {
    const iam = await session.clients.iam();
    const found = await ifExists(iam.getPolicy({ PolicyArn }));
    if (found?.Policy === undefined) return undefined;
    const { Policy } = found;
    const { PolicyVersion } = await iam.getPolicyVersion({ PolicyArn, VersionId: Policy.DefaultVersionId });
    return {
      name: Policy.PolicyName,
      path: Policy.Path,
      description: Policy.Description,
      policy: decodeURIComponent(PolicyVersion?.Document ?? ""),
      tags: fromTagList(Policy.Tags),
      arn: Policy.Arn,
      policyId: Policy.PolicyId,
      attachmentCount: Policy.AttachmentCount,
    };
  },

  async update(session, { id: PolicyArn, olds, news }) {
    const iam = await session.clients.iam();
    if (olds.policy !== news.policy) {
      assertManagedPolicyQuota(news.policy);
      await pruneVersions(iam, PolicyArn, VERSIONS_KEPT - 1);
      await iam.createPolicyVersion({ PolicyArn, PolicyDocument: news.policy, SetAsDefault: true });
    }
    await updateTags(olds.tags, news.tags, {
      set: (tags) => iam.tagPolicy({ PolicyArn, Tags: toTagList(tags) }),
      remove: (TagKeys) => iam.untagPolicy({ PolicyArn, TagKeys }),
    });
  },

  async delete(session, PolicyArn) {
    const iam = await session.clients.iam();
    const found = await ifExists(iam.getPolicy({ PolicyArn }));
    if (found === undefined) return;
    // The emulator deletes a policy that is still attached; IAM does not.
    if ((found.Policy?.AttachmentCount ?? 0) > 0) {
      throw new AwsRuleError("DeleteConflict", "Cannot delete a policy attached to entities.");
    }
    await pruneVersions(iam, PolicyArn, 1);
    await iam.deletePolicy({ PolicyArn });
  },
});

/** Deletes the oldest versions but the default one, so that at most `keep` are left. */
async function pruneVersions(iam: IAM, PolicyArn: string, keep: number): Promise<void> {
  const { Versions = [] } = await iam.listPolicyVersions({ PolicyArn });
  const deletable = Versions.filter((version) => !version.IsDefaultVersion).sort(
    (a, b) => ordinal(a.VersionId) - ordinal(b.VersionId),
  );
  for (const { VersionId } of deletable.slice(0, Math.max(0, Versions.length - keep))) {
    await iam.deletePolicyVersion({ PolicyArn, VersionId });
  }
}

/** `v12` comes after `v9`. */
function ordinal(versionId = "v0"): number {
  return Number(versionId.slice(1));
}

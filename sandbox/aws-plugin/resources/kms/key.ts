import { z } from "zod";
import type { KMS } from "@aws-sdk/client-kms";
import { ifExists, present } from "../../errors";
import { canonicalPolicy } from "../../policyJson";
import { defineResource } from "../../resourceType";
import { updateTags } from "../../tags";
import type { Tags } from "../../tags";
import { textOf } from "../../wire";
import { assertResourcePolicy } from "../resourcePolicyRules";
import { document, tags } from "../schemas";

const PolicyName = "default";

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html */
export const key = defineResource({
  type: "aws:kms/key:Key",
  inputs: z.strictObject({
    description: z.string().max(8_192).optional(),
    policy: document.optional(),
    enableKeyRotation: z.boolean(),
    rotationPeriodInDays: z.int().min(90).max(2_560).optional(),
    deletionWindowInDays: z.int().min(7).max(30).optional(),
    isEnabled: z.boolean(),
    keyUsage: z.enum(["ENCRYPT_DECRYPT", "SIGN_VERIFY", "GENERATE_VERIFY_MAC"]),
    customerMasterKeySpec: z.string(),
    multiRegion: z.boolean().optional(),
    bypassPolicyLockoutSafetyCheck: z.boolean(),
    region: z.string(),
    tags,
  }),
  defaults: {
    enableKeyRotation: false,
    isEnabled: true,
    keyUsage: "ENCRYPT_DECRYPT",
    customerMasterKeySpec: "SYMMETRIC_DEFAULT",
    bypassPolicyLockoutSafetyCheck: false,
  },
  regional: true,
  taggable: true,
  documents: ["policy"],
  computed: ["arn", "keyId", "policy", "multiRegion", "rotationPeriodInDays"],
  replaceOn: ["keyUsage", "customerMasterKeySpec", "multiRegion", "region"],
  canonical: { policy: canonicalPolicy },

  async create(session, inputs) {
    const kms = await session.clients.kms(inputs.region);
    if (inputs.policy !== undefined) assertResourcePolicy(inputs.policy);
    const { KeyMetadata } = await kms.createKey({
      Description: inputs.description,
      Policy: inputs.policy,
      KeyUsage: inputs.keyUsage,
      KeySpec: inputs.customerMasterKeySpec as "SYMMETRIC_DEFAULT",
      MultiRegion: inputs.multiRegion,
      BypassPolicyLockoutSafetyCheck: inputs.bypassPolicyLockoutSafetyCheck,
      Tags: toKmsTags(inputs.tags),
    });
    const KeyId = present(KeyMetadata?.KeyId, "key id");
    if (inputs.enableKeyRotation) await setRotation(kms, KeyId, true, inputs.rotationPeriodInDays);
    if (!inputs.isEnabled) await kms.disableKey({ KeyId });
    return { id: KeyId };
  },

  async read(session, KeyId, prior) {
    const region = textOf(prior, "region", session.region);
    const kms = await session.clients.kms(region);
    const found = await ifExists(kms.describeKey({ KeyId }));
    const metadata = found?.KeyMetadata;
    if (metadata === undefined || metadata.KeyState === "PendingDeletion") return undefined;
    const { Policy } = await kms.getKeyPolicy({ KeyId, PolicyName });
    const { KeyRotationEnabled } = await kms.getKeyRotationStatus({ KeyId });
    const { Tags = [] } = await kms.listResourceTags({ KeyId });
    return {
      description: metadata.Description,
      policy: Policy,
      enableKeyRotation: KeyRotationEnabled ?? false,
      isEnabled: metadata.Enabled,
      keyUsage: metadata.KeyUsage,
      customerMasterKeySpec: metadata.KeySpec,
      multiRegion: metadata.MultiRegion,
      region,
      tags: Object.fromEntries(Tags.map(({ TagKey = "", TagValue }) => [TagKey, TagValue])),
      arn: metadata.Arn,
      keyId: metadata.KeyId,
    };
  },

  async update(session, { id: KeyId, olds, news }) {
    const kms = await session.clients.kms(news.region);
    if (news.isEnabled && !olds.isEnabled) await kms.enableKey({ KeyId });
    if (olds.description !== news.description) {
      await kms.updateKeyDescription({ KeyId, Description: news.description ?? "" });
    }
    if (news.policy !== undefined && olds.policy !== news.policy) {
      assertResourcePolicy(news.policy);
      await kms.putKeyPolicy({ KeyId, PolicyName, Policy: news.policy });
    }
    if (
      olds.enableKeyRotation !== news.enableKeyRotation ||
      olds.rotationPeriodInDays !== news.rotationPeriodInDays
    ) {
      await setRotation(kms, KeyId, news.enableKeyRotation, news.rotationPeriodInDays);
    }
    if (!news.isEnabled && olds.isEnabled) await kms.disableKey({ KeyId });
    await updateTags(olds.tags, news.tags, {
      set: (tags) => kms.tagResource({ KeyId, Tags: toKmsTags(tags) }),
      remove: (TagKeys) => kms.untagResource({ KeyId, TagKeys }),
    });
  },

  async delete(session, KeyId, prior) {
    const kms = await session.clients.kms(textOf(prior, "region"));
    const window = prior["deletionWindowInDays"];
    await ifExists(
      kms.scheduleKeyDeletion({
        KeyId,
        PendingWindowInDays: typeof window === "number" ? window : undefined,
      }),
    );
  },
});

async function setRotation(
  kms: KMS,
  KeyId: string,
  enabled: boolean,
  RotationPeriodInDays: number | undefined,
): Promise<void> {
  if (enabled) await kms.enableKeyRotation({ KeyId, RotationPeriodInDays });
  else await kms.disableKeyRotation({ KeyId });
}

/** KMS has names of its own for the two halves of a tag. */
function toKmsTags(tags: Tags = {}): { TagKey: string; TagValue: string }[] {
  return Object.entries(tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue }));
}

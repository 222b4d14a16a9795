import type { DescribeSecretResponse, SecretsManager } from "@aws-sdk/client-secrets-manager";
import { z } from "zod";
import { regionOf } from "../../arns";
import { AwsRuleError, ifExists, present } from "../../errors";
import { defineResource } from "../../resourceType";
import { fromTagList, toTagList, updateTags } from "../../tags";
import { tags } from "../schemas";

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html */
export const secret = defineResource({
  type: "aws:secretsmanager/secret:Secret",
  inputs: z.strictObject({
    name: z
      .string()
      .regex(/^[\w/+=.@-]{1,512}$/, "Secrets Manager allows up to 512 letters, digits and /_+=.@-"),
    namePrefix: z.string().optional(),
    description: z.string().max(2_048).optional(),
    kmsKeyId: z.string().max(2_048).optional(),
    recoveryWindowInDays: z
      .int()
      .refine(
        (days) => days === 0 || (days >= 7 && days <= 30),
        "Secrets Manager allows 7 to 30 days, or 0 for deletion at once",
      ),
    region: z.string(),
    tags,
  }),
  defaults: { recoveryWindowInDays: 30 },
  autoName: { maxLength: 512 },
  regional: true,
  taggable: true,
  computed: ["arn"],
  replaceOn: ["name", "namePrefix", "region"],

  async create(session, { name, description, kmsKeyId, region, tags }) {
    const secretsManager = await session.clients.secretsManager(region);
    await assertNotScheduledForDeletion(secretsManager, name);
    const { ARN } = await secretsManager.createSecret({
      Name: name,
      Description: description,
      KmsKeyId: kmsKeyId,
      Tags: toTagList(tags),
    });
    return { id: present(ARN, "secret ARN") };
  },

  async read(session, SecretId) {
    const region = regionOf(SecretId, session);
    const found = await describe(await session.clients.secretsManager(region), SecretId);
    if (found === undefined || found.DeletedDate !== undefined) return undefined;
    return {
      name: found.Name,
      description: found.Description,
      kmsKeyId: found.KmsKeyId,
      region,
      tags: fromTagList(found.Tags),
      arn: found.ARN,
    };
  },

  async update(session, { id: SecretId, olds, news }) {
    const secretsManager = await session.clients.secretsManager(news.region);
    if (olds.description !== news.description || olds.kmsKeyId !== news.kmsKeyId) {
      await secretsManager.updateSecret({
        SecretId,
        Description: news.description ?? "",
        KmsKeyId: news.kmsKeyId,
      });
    }
    await updateTags(olds.tags, news.tags, {
      set: (tags) => secretsManager.tagResource({ SecretId, Tags: toTagList(tags) }),
      remove: (TagKeys) => secretsManager.untagResource({ SecretId, TagKeys }),
    });
  },

  async delete(session, SecretId, prior) {
    const secretsManager = await session.clients.secretsManager(regionOf(SecretId, session));
    const days = prior["recoveryWindowInDays"];
    await ifExists(
      secretsManager.deleteSecret({
        SecretId,
        ...(typeof days === "number" && days > 0
          ? { RecoveryWindowInDays: days }
          : { ForceDeleteWithoutRecovery: true }),
      }),
    );
  },
});

/** Until the recovery window is over, nothing else can have the name; the emulator says only that it exists. */
async function assertNotScheduledForDeletion(secretsManager: SecretsManager, name: string): Promise<void> {
  if ((await describe(secretsManager, name))?.DeletedDate !== undefined) {
    throw new AwsRuleError(
      "InvalidRequestException",
      "You can't create this secret because a secret with this name is already scheduled for deletion.",
    );
  }
}

async function describe(
  secretsManager: SecretsManager,
  SecretId: string,
): Promise<DescribeSecretResponse | undefined> {
  return ifExists(secretsManager.describeSecret({ SecretId }));
}

import {
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  type KMSClient,
  paginateListResourceTags,
} from "@aws-sdk/client-kms";

import type { Properties } from "../../check/offline/wire";
import { call, callUnless } from "../permissions";
import { tagMap } from "./tags";

/** A KMS key. */
export interface KeyFacts {
  readonly id: string;
  readonly arn: string;
  readonly today: Properties;
}

/**
 * A key that the account manages itself and that the baseline's could be.
 * @param id Key id, ARN or alias, as a topic names it.
 * @returns Undefined where there is none: AWS's own, another account's, one of another kind, or one that is to be deleted.
 */
export async function customerKey(
  kms: KMSClient,
  accountId: string,
  id: string,
): Promise<KeyFacts | undefined> {
  const output = await callUnless("NotFound", "kms:DescribeKey", () =>
    kms.send(new DescribeKeyCommand({ KeyId: id })),
  );
  const key = output?.KeyMetadata;
  if (key?.KeyId === undefined || key.Arn === undefined || key.AWSAccountId !== accountId) return undefined;
  const { KeyId, Arn } = key;
  const isSymmetric = key.KeySpec === "SYMMETRIC_DEFAULT" && key.KeyUsage === "ENCRYPT_DECRYPT";
  if (key.KeyManager !== "CUSTOMER" || !isSymmetric || key.KeyState === "PendingDeletion") return undefined;
  const { Policy } = await call("kms:GetKeyPolicy", () =>
    kms.send(new GetKeyPolicyCommand({ KeyId, PolicyName: "default" })),
  );
  const rotation = await call("kms:GetKeyRotationStatus", () =>
    kms.send(new GetKeyRotationStatusCommand({ KeyId })),
  );
  return {
    id: KeyId,
    arn: Arn,
    today: {
      description: key.Description,
      enableKeyRotation: rotation.KeyRotationEnabled,
      isEnabled: key.Enabled,
      policy: Policy,
      rotationPeriodInDays: rotation.RotationPeriodInDays,
      tags: await tags(kms, KeyId),
    },
  };
}

function tags(kms: KMSClient, KeyId: string): Promise<Record<string, string>> {
  return call("kms:ListResourceTags", async () => {
    const all: { Key: string | undefined; Value: string | undefined }[] = [];
    for await (const { Tags = [] } of paginateListResourceTags({ client: kms }, { KeyId }))
      all.push(...Tags.map(({ TagKey, TagValue }) => ({ Key: TagKey, Value: TagValue })));
    return tagMap(all);
  });
}

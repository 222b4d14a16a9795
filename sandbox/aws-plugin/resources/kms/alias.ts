import type { AliasListEntry } from "@aws-sdk/client-kms";
import { z } from "zod";
import { ifExists, present } from "../../errors";
import { defineResource } from "../../resourceType";
import type { Session } from "../../session";
import { textOf } from "../../wire";

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html */
export const alias = defineResource({
  type: "aws:kms/alias:Alias",
  inputs: z.strictObject({
    name: z
      .string()
      .regex(/^alias\/(?!aws\/)[\w/-]{1,250}$/, 'expected alias/<name>, not beginning with "alias/aws/"'),
    namePrefix: z.string().optional(),
    targetKeyId: z.string().min(1),
    region: z.string(),
  }),
  autoName: { maxLength: 256, prefix: "alias/" },
  regional: true,
  computed: ["arn", "targetKeyArn"],
  replaceOn: ["name", "namePrefix", "region"],
  canonical: { targetKeyId: keyIdOf },

  async create(session, { name, targetKeyId, region }) {
    const kms = await session.clients.kms(region);
    await kms.createAlias({ AliasName: name, TargetKeyId: targetKeyId });
    return { id: name };
  },

  async read(session, id, prior) {
    const region = textOf(prior, "region", session.region);
    const found = await find(session, region, id);
    if (found?.TargetKeyId === undefined) return undefined;
    const kms = await session.clients.kms(region);
    const { KeyMetadata } = await kms.describeKey({ KeyId: found.TargetKeyId });
    return {
      name: id,
      targetKeyId: found.TargetKeyId,
      targetKeyArn: present(KeyMetadata?.Arn, "key ARN"),
      arn: found.AliasArn,
      region,
    };
  },

  async update(session, { news: { name, targetKeyId, region } }) {
    const kms = await session.clients.kms(region);
    await kms.updateAlias({ AliasName: name, TargetKeyId: targetKeyId });
  },

  async delete(session, id, prior) {
    const kms = await session.clients.kms(textOf(prior, "region"));
    await ifExists(kms.deleteAlias({ AliasName: id }));
  },
});

async function find(session: Session, region: string, name: string): Promise<AliasListEntry | undefined> {
  const kms = await session.clients.kms(region);
  let Marker: string | undefined;
  do {
    const page = await kms.listAliases({ Marker });
    const found = page.Aliases?.find(({ AliasName }) => AliasName === name);
    if (found !== undefined) return found;
    Marker = page.NextMarker;
  } while (Marker !== undefined);
  return undefined;
}

/** A key can be named by its id or its ARN. */
function keyIdOf(value: unknown): unknown {
  return typeof value === "string" ? value.split("/").at(-1) : value;
}

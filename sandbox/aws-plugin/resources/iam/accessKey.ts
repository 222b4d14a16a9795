import { z } from "zod";
import { parsePgpKey } from "../../credentials/pgp";
import { sesSmtpPassword } from "../../credentials/sesSmtpPassword";
import { ifExists, present } from "../../errors";
import { defineResource } from "../../resourceType";
import { textOf } from "../../wire";
import { iamName } from "../schemas";

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccessKey.html */
export const accessKey = defineResource({
  type: "aws:iam/accessKey:AccessKey",
  inputs: z.strictObject({
    user: iamName(64),
    status: z.enum(["Active", "Inactive"]),
    pgpKey: z.string().optional(),
  }),
  defaults: { status: "Active" },
  computed: [
    "createDate",
    "encryptedSecret",
    "encryptedSesSmtpPasswordV4",
    "keyFingerprint",
    "secret",
    "sesSmtpPasswordV4",
  ],
  secrets: ["secret", "sesSmtpPasswordV4"],
  replaceOn: ["user", "pgpKey"],

  async create(session, { user: UserName, status, pgpKey }) {
    const iam = await session.clients.iam();
    const key = pgpKey === undefined ? undefined : await parsePgpKey(pgpKey);
    const { AccessKey } = await iam.createAccessKey({ UserName });
    const AccessKeyId = present(AccessKey?.AccessKeyId, "access key id");
    const secret = present(AccessKey?.SecretAccessKey, "secret access key");
    if (status === "Inactive") await iam.updateAccessKey({ UserName, AccessKeyId, Status: status });
    const smtpPassword = sesSmtpPassword(secret, session.region);
    const outputs =
      key === undefined
        ? { secret, sesSmtpPasswordV4: smtpPassword }
        : {
            encryptedSecret: await key.encrypt(secret),
            encryptedSesSmtpPasswordV4: await key.encrypt(smtpPassword),
            keyFingerprint: key.fingerprint,
          };
    return { id: AccessKeyId, outputs };
  },

  async read(session, id, prior) {
    const iam = await session.clients.iam();
    const UserName =
      typeof prior["user"] === "string"
        ? prior["user"]
        : (await iam.getAccessKeyLastUsed({ AccessKeyId: id })).UserName;
    const found = await ifExists(iam.listAccessKeys({ UserName }));
    const key = found?.AccessKeyMetadata?.find(({ AccessKeyId }) => AccessKeyId === id);
    if (key === undefined) return undefined;
    return { user: UserName, status: key.Status, createDate: key.CreateDate?.toISOString() };
  },

  async update(session, { id: AccessKeyId, news: { user: UserName, status } }) {
    const iam = await session.clients.iam();
    await iam.updateAccessKey({ UserName, AccessKeyId, Status: status });
  },

  async delete(session, AccessKeyId, prior) {
    const iam = await session.clients.iam();
    await ifExists(iam.deleteAccessKey({ UserName: textOf(prior, "user"), AccessKeyId }));
  },
});

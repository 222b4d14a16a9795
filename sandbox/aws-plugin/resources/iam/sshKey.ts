import { z } from "zod";
import { ifExists, present } from "../../errors";
import { defineResource } from "../../resourceType";
import { textOf } from "../../wire";
import { iamName } from "../schemas";

/** An SSH public key for CodeCommit. https://docs.aws.amazon.com/IAM/latest/APIReference/API_UploadSSHPublicKey.html */
export const sshKey = defineResource({
  type: "aws:iam/sshKey:SshKey",
  inputs: z.strictObject({
    username: iamName(64),
    encoding: z.enum(["SSH", "PEM"]),
    publicKey: z
      .string()
      .regex(
        /^(ssh-rsa [\w+/=]+|-----BEGIN PUBLIC KEY-----)/,
        "IAM takes an RSA key as ssh-rsa or in PEM format",
      ),
    status: z.enum(["Active", "Inactive"]).optional(),
  }),
  computed: ["fingerprint", "sshPublicKeyId", "status"],
  replaceOn: ["username", "encoding", "publicKey"],
  canonical: { publicKey: withoutComment },

  async create(session, { username: UserName, publicKey, status }) {
    const iam = await session.clients.iam();
    const { SSHPublicKey } = await iam.uploadSSHPublicKey({ UserName, SSHPublicKeyBody: publicKey });
    const SSHPublicKeyId = present(SSHPublicKey?.SSHPublicKeyId, "SSH public key id");
    if (status === "Inactive") await iam.updateSSHPublicKey({ UserName, SSHPublicKeyId, Status: status });
    return { id: SSHPublicKeyId };
  },

  async read(session, id, prior) {
    const iam = await session.clients.iam();
    if (typeof prior["username"] !== "string") throw new Error("the stand-in cannot import an SSH key");
    const Encoding = prior["encoding"] === "PEM" ? "PEM" : "SSH";
    const found = await ifExists(
      iam.getSSHPublicKey({ UserName: prior["username"], SSHPublicKeyId: id, Encoding }),
    );
    const key = found?.SSHPublicKey;
    if (key === undefined) return undefined;
    return {
      username: key.UserName,
      encoding: Encoding,
      publicKey: key.SSHPublicKeyBody,
      status: key.Status,
      fingerprint: key.Fingerprint,
      sshPublicKeyId: key.SSHPublicKeyId,
    };
  },

  async update(session, { id: SSHPublicKeyId, news: { username: UserName, status } }) {
    const iam = await session.clients.iam();
    await iam.updateSSHPublicKey({ UserName, SSHPublicKeyId, Status: status });
  },

  async delete(session, SSHPublicKeyId, prior) {
    const iam = await session.clients.iam();
    await ifExists(iam.deleteSSHPublicKey({ UserName: textOf(prior, "username"), SSHPublicKeyId }));
  },
});

/** `ssh-rsa <key>` without the comment after it, or PEM without its last line break. */
function withoutComment(publicKey: unknown): unknown {
  if (typeof publicKey !== "string") return publicKey;
  const text = publicKey.trim();
  return text.startsWith("ssh-rsa ") ? text.split(" ").slice(0, 2).join(" ") : text;
}

import { z } from "zod";
import { generatePassword } from "../../credentials/password";
import { parsePgpKey } from "../../credentials/pgp";
import { ifExists } from "../../errors";
import { defineResource } from "../../resourceType";
import { iamName } from "../schemas";

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateLoginProfile.html */
export const userLoginProfile = defineResource({
  type: "aws:iam/userLoginProfile:UserLoginProfile",
  inputs: z.strictObject({
    user: iamName(64),
    passwordLength: z.int().min(5).max(128),
    passwordResetRequired: z.boolean().optional(),
    pgpKey: z.string().optional(),
  }),
  defaults: { passwordLength: 20 },
  computed: ["encryptedPassword", "keyFingerprint", "password"],
  secrets: ["password"],
  replaceOn: ["user", "passwordLength", "passwordResetRequired", "pgpKey"],

  async create(session, { user: UserName, passwordLength, passwordResetRequired = false, pgpKey }) {
    const iam = await session.clients.iam();
    const password = generatePassword(passwordLength);
    const key = pgpKey === undefined ? undefined : await parsePgpKey(pgpKey);
    await iam.createLoginProfile({
      UserName,
      Password: password,
      PasswordResetRequired: passwordResetRequired,
    });
    // The emulator's CreateLoginProfile forgets that the password has to be reset.
    await iam.updateLoginProfile({
      UserName,
      Password: password,
      PasswordResetRequired: passwordResetRequired,
    });
    const outputs =
      key === undefined
        ? { password }
        : { encryptedPassword: await key.encrypt(password), keyFingerprint: key.fingerprint };
    return { id: UserName, outputs };
  },

  async read(session, UserName) {
    const iam = await session.clients.iam();
    const found = await ifExists(iam.getLoginProfile({ UserName }));
    if (found?.LoginProfile === undefined) return undefined;
    return { user: UserName, passwordResetRequired: found.LoginProfile.PasswordResetRequired };
  },

  async delete(session, UserName) {
    const iam = await session.clients.iam();
    await ifExists(iam.deleteLoginProfile({ UserName }));
  },
});

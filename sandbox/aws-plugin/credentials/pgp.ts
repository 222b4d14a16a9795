import type { Kbpgp, PgpKeyManager } from "kbpgp";

/** A PGP public key that secrets can be encrypted to. */
export interface PgpKey {
  /** Of the primary key, in hexadecimal. */
  readonly fingerprint: string;
  /** @returns The binary OpenPGP message in base64, as the real provider gives it: `base64 -d | gpg -d` opens it. */
  encrypt(secret: string): Promise<string>;
}

const PUBLIC_KEY_BLOCK = 4;

/**
 * Reads a `pgpKey` property: a binary public key in base64, what `gpg --export KEY | base64` prints.
 *
 * @throws Error when it is anything else: armored, `keybase:<user>` (there is no network in the sandbox), no key at all.
 */
export async function parsePgpKey(pgpKey: string): Promise<PgpKey> {
  if (pgpKey.startsWith("keybase:")) {
    throw new Error(
      `pgpKey is "${pgpKey}": the sandbox cannot ask keybase.io; give the public key itself in base64`,
    );
  }
  const { default: kbpgp } = await import("kbpgp");
  const manager = await importKey(kbpgp, kbpgp.armor.encode(PUBLIC_KEY_BLOCK, Buffer.from(pgpKey, "base64")));
  return {
    fingerprint: manager.get_pgp_fingerprint().toString("hex"),
    encrypt: (secret) =>
      new Promise((resolve, reject) => {
        kbpgp.box({ msg: secret, encrypt_for: manager }, (error, _armored, binary) => {
          if (error) reject(new Error(`cannot encrypt to the pgpKey: ${error.message}`));
          else resolve(binary.toString("base64"));
        });
      }),
  };
}

function importKey({ KeyManager }: Kbpgp, armored: string): Promise<PgpKeyManager> {
  return new Promise((resolve, reject) => {
    KeyManager.import_from_armored_pgp({ armored }, (error, manager) => {
      if (error) {
        reject(
          new Error(
            `pgpKey is no PGP public key in base64, as "gpg --export KEY | base64" prints it: ${error.message}`,
          ),
        );
      } else resolve(manager);
    });
  });
}

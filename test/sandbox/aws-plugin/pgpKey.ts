import kbpgp from "kbpgp";
import type { GeneratedPgpKeyManager } from "kbpgp";

/** A PGP key pair for tests. */
export interface TestPgpKey {
  /** As `gpg --export | base64` prints it. */
  readonly publicKey: string;
  readonly fingerprint: string;
  /** Opens a binary OpenPGP message in base64. */
  decrypt(message: string): Promise<string>;
}

/** Makes a key pair on an elliptic curve, which takes a fraction of a second. */
export async function generatePgpKey(): Promise<TestPgpKey> {
  const manager = await new Promise<GeneratedPgpKeyManager>((resolve, reject) => {
    kbpgp.KeyManager.generate_ecc({ userid: "test <test@example.com>" }, (error, made) => {
      if (error) reject(error);
      else resolve(made);
    });
  });
  await new Promise<void>((resolve, reject) => {
    manager.sign({}, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
  const armored = await new Promise<string>((resolve, reject) => {
    manager.export_pgp_public({}, (error, text) => {
      if (error) reject(error);
      else resolve(text);
    });
  });
  const ring = new kbpgp.keyring.KeyRing();
  ring.add_key_manager(manager);
  return {
    publicKey: base64OfArmor(armored),
    fingerprint: manager.get_pgp_fingerprint().toString("hex"),
    decrypt: (message) =>
      new Promise((resolve, reject) => {
        kbpgp.unbox({ raw: Buffer.from(message, "base64"), keyfetch: ring }, (error, literals) => {
          if (error) reject(error);
          else resolve(literals.map(String).join(""));
        });
      }),
  };
}

/** The lines between the headers and the checksum of an armored block. */
function base64OfArmor(armored: string): string {
  const body = armored.split(/\r?\n\r?\n/)[1] ?? "";
  return body
    .split(/\r?\n/)
    .filter((line) => line !== "" && !line.startsWith("=") && !line.startsWith("-"))
    .join("");
}

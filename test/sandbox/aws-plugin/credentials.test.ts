import assert from "node:assert/strict";
import { generatePassword } from "../../../sandbox/aws-plugin/credentials/password";
import { parsePgpKey } from "../../../sandbox/aws-plugin/credentials/pgp";
import { sesSmtpPassword } from "../../../sandbox/aws-plugin/credentials/sesSmtpPassword";
import { generatePgpKey } from "./pgpKey";

describe("the stand-in aws plugin: credentials", () => {
  it("a password has the length asked for and every class of characters", () => {
    for (const length of [5, 20, 128]) {
      const password = generatePassword(length);
      assert.equal(password.length, length);
      for (const characters of [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/])
        assert.match(password, characters);
    }
    assert.notEqual(generatePassword(20), generatePassword(20));
  });

  it("the SES SMTP password is the one that AWS's documented script gives", () => {
    assert.equal(
      sesSmtpPassword("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "us-east-1"),
      "BLBM/9hSUELfq8Gw+rU1YcBjkOxGbhT2XG763xVLGWL9",
    );
  });

  it("a secret encrypted to a PGP key can be opened with its private key only", async function () {
    this.timeout(30_000);
    const key = await generatePgpKey();
    const parsed = await parsePgpKey(key.publicKey);
    assert.equal(parsed.fingerprint, key.fingerprint);
    const message = await parsed.encrypt("correct horse");
    assert.doesNotMatch(Buffer.from(message, "base64").toString("latin1"), /correct horse/);
    assert.equal(await key.decrypt(message), "correct horse");
  });

  it("a PGP key is refused when it is keybase's, armored or no key", async () => {
    await assert.rejects(parsePgpKey("keybase:alice"), /cannot ask keybase\.io; give the public key itself/);
    await assert.rejects(parsePgpKey("-----BEGIN PGP PUBLIC KEY BLOCK-----"), /no PGP public key in base64/);
    await assert.rejects(parsePgpKey("bm8ga2V5"), /no PGP public key in base64/);
  });
});

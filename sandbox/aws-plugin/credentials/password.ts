import { randomInt } from "node:crypto";

const CLASSES = [
  "abcdefghijklmnopqrstuvwxyz",
  "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  "0123456789",
  "!@#$%^&*()_+-=[]{}|'",
] as const;
const ALPHABET = CLASSES.join("");

/**
 * A random password that holds a character of each class IAM's password policies can ask for. Passwords that miss one
 * are thrown away rather than mended, so that every acceptable password is equally likely.
 *
 * @param length - In characters, at least 4.
 */
export function generatePassword(length: number): string {
  for (;;) {
    const password = Array.from({ length }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join("");
    if (
      CLASSES.every((characters) => Array.from(password).some((character) => characters.includes(character)))
    ) {
      return password;
    }
  }
}

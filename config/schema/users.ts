import { z } from "zod";

import * as rules from "../../components/rules/awsRules";
import { boundary } from "./policies";
import { flag, isArray, matching, namesIn, tags, wholeNumber } from "./values";

const DAY = "a day as YYYY-MM-DD";
/** YAML reads a day without quotes as a time, and Pulumi passes it on in full. */
const day = z
  .string({ error: DAY })
  .transform((text) => text.replace(/ 00:00:00 \+0000 UTC$/, ""))
  .pipe(z.iso.date({ error: DAY }));

const KEY_ROTATION = "true, false, or a map with since, rotateAfterDays and overlapDays";
const keyRotation = z
  .strictObject(
    {
      since: day.describe("Day of the first key, as `YYYY-MM-DD`."),
      rotateAfterDays: wholeNumber(1, 365, "a whole number of days from 1 to 365")
        .default(90)
        .describe("Days after which a deploy creates a new key (CIS 1.14: at most 90)."),
      overlapDays: wholeNumber(1, 90, "a whole number of days from 1 to 90")
        .default(14)
        .describe("Days on which both the new key and the one before it are active."),
    },
    { error: KEY_ROTATION },
  )
  .refine((it) => it.overlapDays < it.rotateAfterDays, {
    path: ["overlapDays"],
    error: "fewer days than rotateAfterDays",
  });

const adminName = matching(rules.IAM_USER_NAME, "an IAM user name: 1 to 64 letters, digits or + = , . @ _ -");

const admin = z.strictObject(
  {
    name: adminName.describe("User name: 1 to 64 letters, digits or `+ = , . @ _ -`."),
    path: matching(rules.IAM_PATH, "an IAM path: begins and ends with /, e.g. /admins/")
      .max(rules.IAM_PATH_MAX_LENGTH, { error: `at most ${rules.IAM_PATH_MAX_LENGTH} characters` })
      .default("/")
      .describe("IAM path of the user."),
    tags: tags.optional().describe("Tags of this user, added to the stack's."),
    permissionsBoundary: boundary
      .optional()
      .describe(
        "Permissions boundary of this user: `baseline`, or the ARN of a managed policy; by default the stack's `permissionsBoundary`.",
      ),
    consoleAccess: flag("whether the user signs in to the console with a password")
      .default(true)
      .describe("A generated console password that must be changed at the first sign-in."),
    passwordLength: z
      .int({
        error: `a whole number of characters from ${rules.MIN_PASSWORD_LENGTH} to ${rules.MAX_PASSWORD_LENGTH}`,
      })
      .min(rules.MIN_PASSWORD_LENGTH, { error: `at least ${rules.MIN_PASSWORD_LENGTH} characters (CIS 1.8)` })
      .max(rules.MAX_PASSWORD_LENGTH, { error: `at most ${rules.MAX_PASSWORD_LENGTH} characters` })
      .default(24)
      .describe("Length of the generated password, in characters."),
    accessKey: z
      .union([z.boolean(), keyRotation], { error: KEY_ROTATION })
      .default(false)
      .describe(
        "An access key for programmatic access: `true`, or a map with `since` (`YYYY-MM-DD`, the day of the first key), `rotateAfterDays` (90) and `overlapDays` (14): the first deploy after `rotateAfterDays` creates a new key, and the old one stays active for `overlapDays` more. Deploy at least once within each of these times.",
      ),
    pgpKey: matching(rules.PGP_KEY, "a public PGP key in base64 (gpg --export KEY | base64), or keybase:NAME")
      .optional()
      .describe(
        "Public PGP key (base64 of the binary key, or `keybase:NAME`). It encrypts password and secret key; without it they are Pulumi secrets.",
      ),
    forceDestroy: flag("whether removing the user also removes what it enrolled itself")
      .default(true)
      .describe(
        "Removing the admin from the list also removes its MFA devices and keys. With `false`, removing a user who enrolled a device fails.",
      ),
  },
  { error: "a user name, or a map with at least `name`" },
);

/** A list of users; `what` is what messages call them. */
export const users = (what: string) =>
  z
    .array(z.union([adminName, admin], { error: "a user name, or a map with at least `name`" }), {
      error: `a list of ${what}, each a user name or a map with at least \`name\``,
    })
    .refine((list) => rules.caseInsensitiveDuplicates(namesIn(list)).length === 0, {
      error: "user names that differ in more than upper and lower case (IAM's rule)",
      when: isArray,
    })
    .transform((list) => list.map((item) => (typeof item === "string" ? admin.parse({ name: item }) : item)));

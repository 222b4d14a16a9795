import { z } from "zod";

import * as rules from "../../components/rules/awsRules";
import { isCountry, meantCountry } from "../../components/rules/countries";
import { email, flag, matching, part, text, wholeNumber } from "./values";

const phone = matching(rules.CONTACT_PHONE, "a phone number: at most 25 digits, spaces or ( ) + -");

const contact = z.strictObject(
  {
    name: text(64, "the name of a person or team").describe("Name of the person or team."),
    title: text(50, "a job title").describe("Title, such as `Security operations`."),
    email: email.describe("E-mail address."),
    phone: phone.describe("Phone number, such as `+49 30 1234567`."),
  },
  { error: "a map with name, title, email and phone" },
);

const COUNTRY = "a country of ISO 3166-1 in two capital letters, e.g. DE";

function countryRule(code: unknown): string {
  const meant = meantCountry(String(code));
  return meant === undefined ? COUNTRY : `${COUNTRY}; did you mean ${meant}?`;
}

const address = (what: string) => text(60, what);

const primaryContact = z
  .strictObject(
    {
      fullName: text(50, "the full name").describe("Full name."),
      companyName: text(50, "the name of a company").optional().describe("Company."),
      addressLine1: address("the first line of the address").describe("First line of the address."),
      addressLine2: address("a line of the address").optional().describe("Second line of the address."),
      addressLine3: address("a line of the address").optional().describe("Third line of the address."),
      city: text(50, "a city").describe("City."),
      districtOrCounty: text(50, "a district or county").optional().describe("District or county."),
      stateOrRegion: text(50, "a state or region")
        .optional()
        .describe("State or region; required if the country is US, CA, GB, DE, JP, IN or BR."),
      postalCode: text(20, "a postal code").describe("Postal code, in quotes."),
      countryCode: z
        .string({ error: COUNTRY })
        .regex(/^[A-Z]{2}$/, { error: (issue) => countryRule(issue.input), abort: true })
        .refine(isCountry, { error: (issue) => countryRule(issue.input) })
        .describe("Country of ISO 3166-1 in two letters, such as `DE`."),
      phone: matching(
        rules.PRIMARY_CONTACT_PHONE,
        "a phone number with the country code, at most 20 characters, e.g. +49 30 1234567",
      ).describe("Phone number with the country code, such as `+49 30 1234567`."),
      websiteUrl: z
        .url({ protocol: /^https?$/, error: "an http or https address" })
        .max(256, { error: "at most 256 characters" })
        .optional()
        .describe("Website."),
    },
    { error: "a map with fullName, addressLine1, city, postalCode, countryCode and phone" },
  )
  .refine((it) => it.stateOrRegion !== undefined || !rules.COUNTRIES_WITH_STATES.has(it.countryCode), {
    path: ["stateOrRegion"],
    error: (issue) => `the state or region, which AWS requires in ${countryOf(issue.input)}`,
  });

const passwordPolicy = z.strictObject({
  minimumLength: wholeNumber(
    rules.MIN_PASSWORD_LENGTH,
    rules.MAX_PASSWORD_LENGTH,
    `a whole number of characters from ${rules.MIN_PASSWORD_LENGTH} (CIS 1.8) to ${rules.MAX_PASSWORD_LENGTH}`,
  )
    .default(rules.MIN_PASSWORD_LENGTH)
    .describe("Shortest password, in characters."),
  reusePrevention: wholeNumber(1, 24, "a whole number of passwords from 1 to 24")
    .default(24)
    .describe("How many earlier passwords cannot be reused; CIS 1.9 requires 24."),
  maxAgeDays: wholeNumber(1, 1095, "a whole number of days from 1 to 1,095")
    .optional()
    .describe("Days after which a password must be changed; by default never."),
});

/** Settings of the account itself, each off by default. */
export const accountKeys = {
  accountAlias: matching(
    rules.ACCOUNT_ALIAS,
    "an account alias: 3 to 63 lower-case letters, digits or single hyphens, e.g. acme-prod",
  )
    .optional()
    .describe(
      "Alias of the account, unique in all of AWS; users sign in at `https://<alias>.signin.aws.amazon.com/console`.",
    ),
  primaryContact: primaryContact
    .optional()
    .describe("Contact that AWS writes to about the account. It stays when the stack is destroyed."),
  billingContact: contact.optional().describe("Alternate contact for invoices."),
  operationsContact: contact.optional().describe("Alternate contact for operations."),
  securityContact: contact.optional().describe("Alternate contact for security matters (CIS 1.2)."),
  centralRootManagement: flag("whether root credentials of member accounts are managed centrally")
    .default(false)
    .describe(
      "In the management account of an organization, or in the delegated administrator of IAM: manages the root credentials of member accounts centrally, with privileged root sessions. Needs trusted access for `iam.amazonaws.com`. Destroying the stack turns it off.",
    ),
  passwordPolicy: part(passwordPolicy, "minimumLength, reusePrevention, maxAgeDays").describe(
    "Password policy of the account: all four character classes, at least 14 characters, none of the last 24 passwords. `true`, or a map.",
  ),
} as const;

function countryOf(value: unknown): string {
  return typeof value === "object" && value !== null && "countryCode" in value
    ? String(value.countryCode)
    : "this country";
}

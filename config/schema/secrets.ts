import type { StackConfig } from ".";

/**
 * Keys whose value may be encrypted in the stack file (`pulumi config set --secret`): all that only travel as inputs
 * of resources. The others become resource names, which are plain text in the state.
 */
export const SECRET_KEYS: ReadonlySet<string> = new Set<keyof StackConfig>([
  "monthlyLimitUsd",
  "billingAlarmUsd",
  "assumeRole",
  "primaryContact",
  "billingContact",
  "operationsContact",
  "securityContact",
  "tags",
]);

const CONTACT = {
  name: "encrypted",
  title: "encrypted",
  email: "encrypted@example.com",
  phone: "+0",
} as const;

const PRIMARY_CONTACT = {
  fullName: "encrypted",
  addressLine1: "encrypted",
  city: "encrypted",
  stateOrRegion: "encrypted",
  postalCode: "encrypted",
  countryCode: "DE",
  phone: "+0",
} as const;

/**
 * A valid value, of nobody, instead of an encrypted one where nothing can be decrypted (offline checks). By key, or by
 * the path of a part of it; `*` matches any.
 */
export const SECRET_PLACEHOLDERS: Readonly<Record<string, unknown>> = {
  monthlyLimitUsd: "1",
  billingAlarmUsd: "1",
  assumeRole: "encrypted-role",
  "assumeRole.externalId": "encrypted-external-id",
  primaryContact: PRIMARY_CONTACT,
  ...partsOf("primaryContact", {
    ...PRIMARY_CONTACT,
    "*": "encrypted",
    websiteUrl: "https://encrypted.example.com",
  }),
  billingContact: CONTACT,
  ...partsOf("billingContact", CONTACT),
  operationsContact: CONTACT,
  ...partsOf("operationsContact", CONTACT),
  securityContact: CONTACT,
  ...partsOf("securityContact", CONTACT),
  tags: { encrypted: "encrypted" },
  "tags.*": "encrypted",
};

function partsOf(key: string, parts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(parts).map(([part, value]) => [`${key}.${part}`, value]));
}

/** An alternate contact of the account. */
export interface ContactArgs {
  /** Person or team, 1 to 64 characters. */
  name: string;
  /** 1 to 50 characters. */
  title: string;
  email: string;
  /** At most 25 digits, spaces or ( ) + - */
  phone: string;
}

/** The primary contact of the account; each part has at most 50 characters where nothing else is said. */
export interface PrimaryContactArgs {
  fullName: string;
  companyName?: string | undefined;
  /** At most 60 characters, as the other lines. */
  addressLine1: string;
  addressLine2?: string | undefined;
  addressLine3?: string | undefined;
  city: string;
  districtOrCounty?: string | undefined;
  /** Required in US, CA, GB, DE, JP, IN and BR. */
  stateOrRegion?: string | undefined;
  /** At most 20 characters. */
  postalCode: string;
  /** ISO 3166-1 in two capital letters. */
  countryCode: string;
  /** With the country code, such as `+49 30 1234567`; at most 20 characters. */
  phone: string;
  /** At most 256 characters. */
  websiteUrl?: string | undefined;
}

/** What a password must be; it always has all four classes of characters. */
export interface PasswordPolicyArgs {
  /** Characters, 14 to 128. Default: 14 (CIS 1.8). */
  minimumLength?: number | undefined;
  /** Earlier passwords that cannot be used again, 1 to 24. Default: 24 (CIS 1.9). */
  reusePrevention?: number | undefined;
  /** Days after which a password must be changed, 1 to 1,095. Default: never. */
  maxAgeDays?: number | undefined;
}

import { z } from "zod";
import { defineResource } from "../../resourceType";
import type { Session } from "../../session";
import { accountId } from "../schemas";

const text = (maxLength: number): z.ZodString =>
  z.string().min(1).max(maxLength, `AWS allows at most ${maxLength} characters`);

const inputs = z
  .strictObject({
    accountId: accountId.optional(),
    addressLine1: text(60),
    addressLine2: text(60).optional(),
    addressLine3: text(60).optional(),
    city: text(50),
    companyName: text(50).optional(),
    countryCode: z.string().regex(/^[A-Z]{2}$/, "expected a country code of ISO 3166-1 such as DE"),
    districtOrCounty: text(50).optional(),
    fullName: text(50),
    phoneNumber: z
      .string()
      .max(20)
      .regex(/^\+[\s\d()-]+$/, "expected a phone number that begins with + and the country's code"),
    postalCode: text(20),
    stateOrRegion: text(50).optional(),
    websiteUrl: text(256).optional(),
  })
  .refine(({ countryCode, stateOrRegion }) => countryCode !== "US" || stateOrRegion !== undefined, {
    path: ["stateOrRegion"],
    message: "AWS wants it for an address in the United States",
  });

/** Whom AWS reaches for an account; the emulator has no calls for it. */
export type PrimaryContact = Readonly<z.infer<typeof inputs>>;

declare module "../../heldState" {
  interface HeldKinds {
    /** An account has one, named `primary`. */
    primaryContact: PrimaryContact;
  }
}

const NAME = "primary";

/** https://docs.aws.amazon.com/accounts/latest/reference/API_PutContactInformation.html */
export const primaryContact = defineResource({
  type: "aws:account/primaryContact:PrimaryContact",
  inputs,
  computed: [],
  replaceOn: ["accountId"],

  async create(session, contact) {
    await put(session, contact);
    return { id: contact.accountId ?? "default" };
  },

  async read(session, id, { accountId }) {
    const account = id === "default" ? session.accountId : id;
    const held = await session.held.get(account, "primaryContact", NAME);
    // As the real provider does: an import brings no account id.
    return held && { ...held, accountId };
  },

  async update(session, { news }) {
    await put(session, news);
  },

  /** An account always has a primary contact: as with the real provider, it stays. */
  delete: () => Promise.resolve(),
});

async function put(session: Session, contact: PrimaryContact): Promise<void> {
  await session.held.put(contact.accountId ?? session.accountId, "primaryContact", NAME, contact);
}

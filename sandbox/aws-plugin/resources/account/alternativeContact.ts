import type { AlternateContactType } from "@aws-sdk/client-account";
import { z } from "zod";
import { ifExists } from "../../errors";
import { defineResource } from "../../resourceType";
import type { Session } from "../../session";
import { accountId } from "../schemas";

const inputs = z.strictObject({
  accountId: accountId.optional(),
  alternateContactType: z.enum(["BILLING", "OPERATIONS", "SECURITY"]),
  emailAddress: z
    .string()
    .max(254)
    .regex(/^\s*[\w+=.#|!&-]+@[\w.-]+\.\w+\s*$/, "expected an e-mail address"),
  name: z.string().min(1).max(64, "AWS allows at most 64 characters"),
  phoneNumber: z
    .string()
    .max(25)
    .regex(/^[\s\d()+-]+$/, "expected a phone number: digits, spaces and ()+- only"),
  title: z.string().min(1).max(50, "AWS allows at most 50 characters"),
});

/** https://docs.aws.amazon.com/accounts/latest/reference/API_PutAlternateContact.html */
export const alternativeContact = defineResource({
  type: "aws:account/alternativeContact:AlternativeContact",
  inputs,
  autoName: { maxLength: 64 },
  computed: [],
  replaceOn: ["accountId", "alternateContactType"],

  async create(session, contact) {
    await put(session, contact);
    return { id: `${contact.accountId ?? ""}/${contact.alternateContactType}` };
  },

  async read(session, id) {
    const account = await session.clients.account();
    const found = await ifExists(account.getAlternateContact(parts(id)));
    if (found?.AlternateContact === undefined) return undefined;
    const { AlternateContact } = found;
    return {
      accountId: parts(id).AccountId,
      alternateContactType: AlternateContact.AlternateContactType,
      emailAddress: AlternateContact.EmailAddress,
      name: AlternateContact.Name,
      phoneNumber: AlternateContact.PhoneNumber,
      title: AlternateContact.Title,
    };
  },

  async update(session, { news }) {
    await put(session, news);
  },

  async delete(session, id) {
    const account = await session.clients.account();
    await ifExists(account.deleteAlternateContact(parts(id)));
  },
});

async function put(session: Session, contact: z.infer<typeof inputs>): Promise<void> {
  const account = await session.clients.account();
  await account.putAlternateContact({
    AccountId: contact.accountId,
    AlternateContactType: contact.alternateContactType,
    EmailAddress: contact.emailAddress,
    Name: contact.name,
    PhoneNumber: contact.phoneNumber,
    Title: contact.title,
  });
}

/** `<account id>/<type>`; without the account id, and with or without the slash, that of the provider's own account. */
function parts(id: string): { AccountId: string | undefined; AlternateContactType: AlternateContactType } {
  const [type = "", account = ""] = id.split("/").reverse();
  return {
    AccountId: account === "" ? undefined : account,
    AlternateContactType: inputs.shape.alternateContactType.parse(type),
  };
}

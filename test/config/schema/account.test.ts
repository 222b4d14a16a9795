import assert from "node:assert/strict";

import { mistakes, parse } from "../parsed";

const contact = { name: "Security team", title: "Security", email: "sec@example.com", phone: "+49 30 123" };
const primary = {
  fullName: "Ada Example",
  addressLine1: "Main Street 1",
  city: "Dublin",
  postalCode: "D01",
  countryCode: "IE",
  phone: "+353 1 234567",
};

describe("the config of the account itself", () => {
  it("is off by default, and in a stack that turns off what Pulumi.yaml turns on", () => {
    for (const passwordPolicy of [undefined, "false"]) {
      const result = parse({ passwordPolicy });
      assert.ok(result.ok);
      assert.equal(result.config.passwordPolicy, undefined);
    }
  });

  it("has a password policy as CIS requires, of which a map changes a part", () => {
    const policyOf = (passwordPolicy: string) => {
      const result = parse({ passwordPolicy });
      assert.ok(result.ok);
      return result.config.passwordPolicy;
    };
    const cis = { minimumLength: 14, reusePrevention: 24 };
    assert.deepEqual(policyOf("true"), cis);
    assert.deepEqual(policyOf('{"maxAgeDays":90}'), { ...cis, maxAgeDays: 90 });
  });

  it("takes an alias, the primary contact and the three alternate ones", () => {
    const values = {
      accountAlias: "acme-prod-1",
      primaryContact: JSON.stringify({ ...primary, companyName: "ACME", websiteUrl: "https://example.com" }),
      billingContact: JSON.stringify(contact),
      operationsContact: JSON.stringify(contact),
      securityContact: JSON.stringify(contact),
    };
    assert.deepEqual(mistakes(values), []);
  });

  it("may have contacts encrypted, and no alias", () => {
    const values = { accountAlias: "acme", securityContact: JSON.stringify(contact) };
    assert.deepEqual(mistakes(values, ["securityContact"]), []);
    assert.match(mistakes(values, ["accountAlias"]).join(), /^accountAlias = \[secret\] cannot be encrypted/);
  });

  const refused: [what: string, changes: Record<string, string>, mistake: RegExp][] = [
    ["an alias with two hyphens together", { accountAlias: "a--b" }, /^accountAlias = "a--b" .*3 to 63/],
    ["an alias in capitals", { accountAlias: "Acme" }, /^accountAlias = "Acme" /],
    [
      "a contact without a phone number",
      { billingContact: JSON.stringify({ ...contact, phone: undefined }) },
      /^billingContact\.phone is missing: expected a phone number/,
    ],
    [
      "letters in a phone number",
      { operationsContact: JSON.stringify({ ...contact, phone: "call me" }) },
      /^operationsContact\.phone = "call me" .*at most 25/,
    ],
    [
      "a key that contacts do not have",
      { securityContact: JSON.stringify({ ...contact, mail: "x" }) },
      /^securityContact\.mail is not a known key: did you mean email\?$/,
    ],
    [
      "an address in the US without a state",
      { primaryContact: JSON.stringify({ ...primary, countryCode: "US" }) },
      /^primaryContact\.stateOrRegion is missing: expected the state or region, which AWS requires in US$/,
    ],
    [
      "a phone number without a country code",
      { primaryContact: JSON.stringify({ ...primary, phone: "030 123" }) },
      /^primaryContact\.phone = "030 123" .*country code/,
    ],
    [
      "passwords shorter than CIS asks for",
      { passwordPolicy: '{"minimumLength":8}' },
      /^passwordPolicy\.minimumLength = 8 .*from 14/,
    ],
    [
      "passwords longer than the first ones of admins",
      { passwordPolicy: '{"minimumLength":30}' },
      /^passwordPolicy\.minimumLength = 30 .*`passwordLength` of each user/,
    ],
    [
      "a password policy that is a word",
      { passwordPolicy: "strict" },
      /^passwordPolicy = "strict" .*true, false, or a map/,
    ],
  ];
  for (const [what, changes, mistake] of refused) {
    it(`refuses ${what}`, () => {
      const found = mistakes(changes);
      assert.equal(found.length, 1, found.join("\n"));
      assert.match(found[0] ?? "", mistake);
    });
  }
});

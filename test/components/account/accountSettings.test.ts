import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import type { AccountBaselineArgs, ContactArgs } from "../../../components";
import { deployBaseline, makeBaseline } from "../../support/deployBaseline";

const contact: ContactArgs = {
  name: "Security team",
  title: "Security",
  email: "security@example.com",
  phone: "+49 30 123",
};

describe("the settings of an account", () => {
  it("are left alone by default", async () => {
    const { resources } = await deployBaseline();
    const types = new Set(resources.map(({ type }) => type));
    for (const type of [
      "aws:iam/accountAlias:AccountAlias",
      "aws:iam/accountPasswordPolicy:AccountPasswordPolicy",
      "aws:account/alternativeContact:AlternativeContact",
      "aws:account/primaryContact:PrimaryContact",
      "aws:iam/organizationsFeatures:OrganizationsFeatures",
    ]) {
      assert.ok(!types.has(type), type);
    }
  });

  it("are alias, password policy and contacts", async () => {
    const { one, all } = await deployBaseline({
      accountAlias: "acme-prod",
      passwordPolicy: { maxAgeDays: 365 },
      billingContact: { ...contact, name: "Accounting" },
      operationsContact: { ...contact, name: "Operations" },
      securityContact: contact,
      primaryContact: {
        fullName: "Ada Example",
        companyName: "ACME",
        addressLine1: "Main Street 1",
        city: "Dublin",
        postalCode: "D01",
        countryCode: "IE",
        phone: "+353 1 234567",
      },
    });
    assert.deepEqual(one("aws:iam/accountAlias:AccountAlias").inputs, { accountAlias: "acme-prod" });
    assert.deepEqual(one("aws:iam/accountPasswordPolicy:AccountPasswordPolicy").inputs, {
      minimumPasswordLength: 14,
      passwordReusePrevention: 24,
      maxPasswordAge: 365,
      allowUsersToChangePassword: true,
      hardExpiry: false,
      requireLowercaseCharacters: true,
      requireNumbers: true,
      requireSymbols: true,
      requireUppercaseCharacters: true,
    });
    assert.deepEqual(
      all("aws:account/alternativeContact:AlternativeContact").map(({ inputs }) => inputs),
      [
        ["BILLING", "Accounting"],
        ["OPERATIONS", "Operations"],
        ["SECURITY", "Security team"],
      ].map(([alternateContactType, name]) => ({
        alternateContactType,
        name,
        title: "Security",
        emailAddress: "security@example.com",
        phoneNumber: "+49 30 123",
      })),
    );
    assert.deepEqual(one("aws:account/primaryContact:PrimaryContact").inputs, {
      fullName: "Ada Example",
      companyName: "ACME",
      addressLine1: "Main Street 1",
      city: "Dublin",
      postalCode: "D01",
      countryCode: "IE",
      phoneNumber: "+353 1 234567",
    });
  });

  it("are central management of root in an organization, with both of its features", async () => {
    const { one } = await deployBaseline({ centralRootManagement: true });
    assert.deepEqual(one("aws:iam/organizationsFeatures:OrganizationsFeatures").inputs, {
      enabledFeatures: ["RootCredentialsManagement", "RootSessions"],
    });
  });

  it("has the password policy in force before the first password is created", async () => {
    const { one } = await deployBaseline({ passwordPolicy: {} });
    const { dependencies } = one("account-baseline:index:AdminAccess");
    assert.ok(dependencies.includes("baseline-password-policy"), dependencies.join());
  });

  it("keeps a contact secret that was encrypted in the config", async () => {
    const { one } = await deployBaseline({ securityContact: pulumi.secret(contact) });
    const { inputs } = one("aws:account/alternativeContact:AlternativeContact");
    assert.deepEqual(inputs["phoneNumber"], {
      "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
      value: contact.phone,
    });
  });

  it("refuses an alias that AWS would, and passwords longer than those that are made", () => {
    const refused: [Partial<AccountBaselineArgs>, RegExp][] = [
      [{ accountAlias: "-acme" }, /accountAlias = "-acme" is not valid: expected 3 to 63/],
      [
        { passwordPolicy: { minimumLength: 30 } },
        /passwordPolicy\.minimumLength = 30 is not valid: .*24 by default/,
      ],
    ];
    for (const [changes, message] of refused) assert.throws(() => makeBaseline(changes), message);
  });
});

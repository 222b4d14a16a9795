import type { LifecycleCases } from "./shared";

const SECURITY_CONTACT = {
  alternateContactType: "SECURITY",
  emailAddress: "security@example.com",
  phoneNumber: "+49 30 1234",
  title: "CISO",
};
const ADDRESS = {
  addressLine1: "Any Street 1",
  city: "Berlin",
  countryCode: "DE",
  fullName: "Jane Doe",
  phoneNumber: "+49301234",
  postalCode: "10115",
};

export const accountCases: LifecycleCases = {
  "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": {
    inputs: () => ({
      minimumPasswordLength: 14,
      passwordReusePrevention: 24,
      hardExpiry: false,
      maxPasswordAge: 90,
      requireLowercaseCharacters: true,
      requireNumbers: true,
      requireSymbols: true,
      requireUppercaseCharacters: true,
    }),
    change: { minimumPasswordLength: 20, allowUsersToChangePassword: false },
  },
  "aws:iam/accountAlias:AccountAlias": { inputs: () => ({ accountAlias: "example-dev" }) },
  "aws:iam/organizationsFeatures:OrganizationsFeatures": {
    inputs: () => ({ enabledFeatures: ["RootCredentialsManagement"] }),
    change: { enabledFeatures: ["RootSessions", "RootCredentialsManagement"] },
  },
  "aws:account/alternativeContact:AlternativeContact": {
    inputs: () => SECURITY_CONTACT,
    change: {
      emailAddress: "soc@example.com",
      name: "Security",
      phoneNumber: "+49 30 5678",
      title: "On call",
    },
    importId: ({ alternateContactType }) => String(alternateContactType),
    variants: {
      "of a member account": {
        inputs: () => ({ ...SECURITY_CONTACT, accountId: "111122223333" }),
        change: { title: "On call" },
        importId: ({ accountId }) => `${String(accountId)}/SECURITY`,
      },
    },
  },
  "aws:account/primaryContact:PrimaryContact": {
    inputs: () => ADDRESS,
    change: {
      addressLine2: "2nd floor",
      companyName: "Example",
      fullName: "John Doe",
      phoneNumber: "+49305678",
    },
    importId: () => "123456789012",
    remains: /"fullName":"John Doe"/,
    variants: {
      "of a member account": {
        inputs: () => ({ ...ADDRESS, accountId: "111122223333" }),
        change: { city: "Potsdam" },
        // The real provider brings no account id.
        invisible: ["accountId"],
        remains: /"city":"Potsdam"/,
      },
    },
  },
};

import type { AccountBaselineArgs } from "../../components";

/**
 * A baseline with every part that there is, and each kind of it: `Required`, so that a part that is added has to be
 * turned on here too. What is adopted is no part of its own.
 */
export const everything: Required<Omit<AccountBaselineArgs, "adopted">> = {
  accountId: "111122223333",
  region: "eu-central-1",
  profile: "deployer",
  assumeRoles: [{ roleArn: "arn:aws:iam::111122223333:role/deployer" }],

  admins: [{ name: "alice", path: "/people/", accessKey: { since: "2026-01-31" } }],
  groupName: "admins",
  managedPolicies: ["AdministratorAccess"],
  groups: [{ name: "finance", groupName: "finance", preset: "billing", users: [{ name: "bob" }] }],
  roles: [
    {
      name: "from-hub",
      preset: "admin",
      trustedPrincipals: ["444455556666", "arn:aws:iam::444455556666:user/carol"],
      externalId: "baseline",
    },
    {
      name: "through-saml",
      preset: "read-only",
      identityProvider: "arn:aws:iam::111122223333:saml-provider/company",
      conditions: { "SAML:sub": ["dave", "erin"] },
    },
    {
      name: "through-oidc",
      preset: "billing",
      identityProvider: "arn:aws:iam::111122223333:oidc-provider/login.example.com",
      conditions: { "login.example.com:aud": ["aws"], "login.example.com:sub": ["frank"] },
    },
  ],
  mfaEnforcement: "enforce",
  permissionsBoundary: "baseline",
  credentialSecrets: { readers: ["arn:aws:iam::111122223333:role/deployer"] },

  monthlyLimitUsd: "1000",
  emails: ["ops@example.com"],
  notificationTargets: {
    https: ["https://alerts.example.com/aws"],
    sqs: ["arn:aws:sqs:us-east-1:111122223333:alerts"],
    lambda: ["arn:aws:lambda:us-east-1:111122223333:function:alerts"],
    slack: [{ teamId: "T07EA123LEP", channelId: "C07EZ1ABC23" }],
    teams: [
      {
        teamId: "0a0a0a0a-1b1b-4c2c-8d3d-4e4e4e4e4e4e",
        tenantId: "5f5f5f5f-6a6a-4b7b-8c8c-9d9d9d9d9d9d",
        channelId: "19%3Aalerts%40thread.tacv2",
      },
    ],
  },
  budgetNotifications: [{ type: "ACTUAL", percent: 80, topics: ["baseline"] }],
  billingAlarmUsd: "1200",
  budgets: [
    { name: "shop", limitUsd: "500", filters: { services: ["Amazon Relational Database Service"] } },
    { name: "storage", type: "USAGE", limitUsage: { amount: "100", unit: "GB" } },
    {
      name: "reservations",
      type: "RI_UTILIZATION",
      period: "QUARTERLY",
      filters: { services: ["Amazon Redshift"] },
    },
  ],
  budgetActions: [
    { name: "deny", type: "ACTUAL", percent: 100, denyPolicy: { groups: ["finance"] } },
    {
      name: "deny-by-own-policy",
      type: "ACTUAL",
      usd: "1500",
      denyPolicy: {
        policy: "arn:aws:iam::111122223333:policy/freeze",
        groups: ["finance"],
        roles: ["ci/deployer"],
        users: ["people/alice"],
      },
    },
    {
      name: "deny-in-organization",
      type: "FORECASTED",
      percent: 150,
      scp: { policyId: "p-0123abcd", targetIds: ["444455556666", "ou-ab12-0123abcd"] },
    },
    {
      name: "stop-servers",
      budget: "shop",
      type: "ACTUAL",
      percent: 100,
      approval: "AUTOMATIC",
      stopInstances: { service: "EC2", instanceIds: ["i-0123456789abcdef0"] },
    },
    {
      name: "stop-databases",
      budget: "shop",
      type: "ACTUAL",
      percent: 110,
      stopInstances: { service: "RDS", instanceIds: ["orders"], region: "eu-west-1" },
    },
  ],
  billingAlarms: [
    { name: "half", threshold: "500" },
    { name: "unusual", bandWidth: 2, service: "AmazonEC2" },
  ],
  costAnomalies: { frequencies: ["DAILY", "IMMEDIATE"] },

  accountAlias: "example-production",
  primaryContact: {
    fullName: "Grace Example",
    addressLine1: "1 Example Street",
    city: "Berlin",
    stateOrRegion: "Berlin",
    postalCode: "10115",
    countryCode: "DE",
    phone: "+49 30 1234567",
  },
  billingContact: { name: "Finance", title: "Team", email: "finance@example.com", phone: "+49 30 1234567" },
  operationsContact: { name: "Operations", title: "Team", email: "ops@example.com", phone: "+49 30 1234567" },
  securityContact: {
    name: "Security",
    title: "Team",
    email: "security@example.com",
    phone: "+49 30 1234567",
  },
  centralRootManagement: true,
  passwordPolicy: { minimumLength: 20, reusePrevention: 24, maxAgeDays: 365 },
  // The log group in a region of its own, which therefore gets a topic of its own.
  signInAlerts: { logGroup: "trail", logGroupRegion: "eu-west-1" },
  tags: { team: "platform" },
};

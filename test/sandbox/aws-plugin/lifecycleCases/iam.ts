import { USER, GROUP, POLICY, ROLE, READ_ONLY, document, trust, policy, name } from "./shared";
import type { LifecycleCases } from "./shared";

const SSH_KEY = "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQCx alice@example.com";

/** Self-signed, for these tests only. */
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBdTCCARugAwIBAgIUB8lJCH+OyyIzxVnEGvB3KkZ/nmEwCgYIKoZIzj0EAwIw
DzENMAsGA1UEAwwEdGVzdDAgFw0yNjEyMDEwMTAzMjZaGA8yMTI2MTEwNzAxMDMy
NlowDzENMAsGA1UEAwwEdGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABCnE
xD8Es4562O687rYya7Otn7XGna63BMWcivzar3uIQrOa/+RE3JF2DHNXkHZLsdLu
WGpJVvyCBXjduX+9yFejUzBRMB0GA1UdDgQWBBTy4rR4cDjXSqTPZ1jroLH02x9G
lTAfBgNVHSMEGDAWgBTy4rR4cDjXSqTPZ1jroLH02x9GlTAPBgNVHRMBAf8EBTAD
AQH/MAoGCCqGSM49BAMCA0gAMEUCIB8iHoDXg4oD4RCR4yac2p1VE4/7P0B5Y2qG
PyWbF1nNAiEA5AVwUdTslyAi2PEmIe1Mk7c+zW75y8mybplSSWbcs48=
-----END CERTIFICATE-----
`;

export const iamCases: LifecycleCases = {
  [USER]: {
    inputs: async (make) => ({
      path: "/admins/",
      tags: { team: "platform", stage: "dev" },
      permissionsBoundary: (await make(POLICY, { policy: document })).id,
    }),
    change: { name: "renamed", path: "/", tags: { team: "security" }, permissionsBoundary: READ_ONLY },
    invisible: ["forceDestroy"],
  },
  [GROUP]: { inputs: () => ({ path: "/admins/" }), change: { name: "renamed", path: "/" } },
  "aws:iam/userGroupMembership:UserGroupMembership": {
    inputs: async (make) => ({ user: await name(make, USER), groups: [await name(make, GROUP)] }),
    change: async (make) => ({ groups: [await name(make, GROUP)] }),
    importId: ({ user, groups }) => [user, ...(groups as string[])].join("/"),
    remains: /"groups":\[\]/,
  },
  "aws:iam/groupMembership:GroupMembership": {
    inputs: async (make) => ({ group: await name(make, GROUP), users: [await name(make, USER)] }),
    change: async (make) => ({ users: [await name(make, USER), await name(make, USER)] }),
    importId: "none",
    remains: /"users":\[\]/,
  },
  "aws:iam/userPolicy:UserPolicy": {
    inputs: async (make) => ({ user: await name(make, USER), policy: document }),
    change: { policy: policy("sns:Publish", "sns:Subscribe") },
  },
  "aws:iam/groupPolicy:GroupPolicy": {
    inputs: async (make) => ({ group: await name(make, GROUP), name: "mfa", policy: document }),
    change: { policy: policy("iam:*") },
  },
  "aws:iam/rolePolicy:RolePolicy": {
    inputs: async (make) => ({ role: (await make(ROLE, { assumeRolePolicy: trust })).id, policy: document }),
    change: { policy: policy("iam:*") },
  },
  [POLICY]: {
    inputs: () => ({ description: "for tests", path: "/tests/", policy: document, tags: { a: "1" } }),
    change: { policy: policy("iam:*"), tags: { b: "2" } },
  },
  [ROLE]: {
    inputs: () => ({ assumeRolePolicy: trust, description: "old", tags: { a: "1" } }),
    change: {
      assumeRolePolicy: trust.replace("budgets", "cloudwatch"),
      description: "new",
      maxSessionDuration: 7200,
      permissionsBoundary: READ_ONLY,
      tags: { a: "2" },
    },
    invisible: ["forceDetachPolicies"],
    variants: {
      "that decides alone which policies it has": {
        inputs: () => ({
          assumeRolePolicy: trust,
          inlinePolicies: [
            { name: "publish", policy: document },
            { name: "all", policy: policy("iam:*") },
          ],
          managedPolicyArns: [READ_ONLY],
        }),
        change: async (make) => ({
          inlinePolicies: [{ name: "publish", policy: policy("s3:*") }],
          managedPolicyArns: [(await make(POLICY, { policy: document })).id],
        }),
        invisible: ["forceDetachPolicies", "inlinePolicies", "managedPolicyArns"],
      },
    },
  },
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": {
    inputs: async (make) => ({
      role: (await make(ROLE, { assumeRolePolicy: trust })).id,
      policyArn: READ_ONLY,
    }),
    importId: ({ role, policyArn }) => `${String(role)}/${String(policyArn)}`,
  },
  "aws:iam/userPolicyAttachment:UserPolicyAttachment": {
    inputs: async (make) => ({ user: await name(make, USER), policyArn: READ_ONLY }),
    importId: ({ user, policyArn }) => `${String(user)}/${String(policyArn)}`,
  },
  "aws:iam/groupPolicyAttachment:GroupPolicyAttachment": {
    inputs: async (make) => ({ group: await name(make, GROUP), policyArn: READ_ONLY }),
    importId: ({ group, policyArn }) => `${String(group)}/${String(policyArn)}`,
  },
  "aws:iam/policyAttachment:PolicyAttachment": {
    inputs: async (make) => ({
      policyArn: (await make(POLICY, { policy: document })).id,
      users: [await name(make, USER)],
    }),
    change: async (make) => ({ users: [], groups: [await name(make, GROUP)] }),
    importId: "none",
  },
  "aws:iam/userPoliciesExclusive:UserPoliciesExclusive": {
    inputs: async (make) => {
      const userName = await name(make, USER);
      const policy = await make("aws:iam/userPolicy:UserPolicy", { user: userName, policy: document });
      return { userName, policyNames: [policy.outputs["name"]] };
    },
    change: { policyNames: [] },
    remains: /"policyNames":\[\]/,
  },
  "aws:iam/groupPoliciesExclusive:GroupPoliciesExclusive": {
    inputs: async (make) => {
      const groupName = await name(make, GROUP);
      const policy = await make("aws:iam/groupPolicy:GroupPolicy", { group: groupName, policy: document });
      return { groupName, policyNames: [policy.outputs["name"]] };
    },
    change: { policyNames: [] },
    remains: /"policyNames":\[\]/,
  },
  "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive": {
    inputs: async (make) => ({ userName: await name(make, USER), policyArns: [READ_ONLY] }),
    change: { policyArns: [] },
    remains: /"policyArns":\[\]/,
  },
  "aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive": {
    inputs: async (make) => ({ groupName: await name(make, GROUP), policyArns: [READ_ONLY] }),
    change: { policyArns: [] },
    remains: /"policyArns":\[\]/,
  },
  "aws:iam/userLoginProfile:UserLoginProfile": {
    inputs: async (make) => ({ user: await name(make, USER), passwordResetRequired: true }),
    invisible: ["passwordLength"],
  },
  "aws:iam/accessKey:AccessKey": {
    inputs: async (make) => ({ user: await name(make, USER) }),
    change: { status: "Inactive" },
    importId: "none",
  },
  "aws:iam/sshKey:SshKey": {
    inputs: async (make) => ({ username: await name(make, USER), encoding: "SSH", publicKey: SSH_KEY }),
    change: { status: "Inactive" },
    importId: "none",
    variants: {
      "that is not active from the beginning": {
        inputs: async (make) => ({
          username: await name(make, USER),
          encoding: "SSH",
          publicKey: SSH_KEY,
          status: "Inactive",
        }),
        change: { status: "Active" },
        importId: "none",
      },
    },
  },
  "aws:iam/signingCertificate:SigningCertificate": {
    inputs: async (make) => ({ userName: await name(make, USER), certificateBody: CERTIFICATE }),
    change: { status: "Inactive" },
  },
  "aws:iam/serviceSpecificCredential:ServiceSpecificCredential": {
    inputs: async (make) => ({
      userName: await name(make, USER),
      serviceName: "bedrock.amazonaws.com",
      credentialAgeDays: 30,
    }),
    change: { status: "Inactive" },
    invisible: ["credentialAgeDays"],
    variants: {
      "that is a password, and not active from the beginning": {
        inputs: async (make) => ({
          userName: await name(make, USER),
          serviceName: "codecommit.amazonaws.com",
          status: "Inactive",
        }),
        change: { status: "Active" },
      },
    },
  },
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": {
    inputs: () => ({
      url: "https://token.actions.githubusercontent.com",
      clientIdLists: ["sts.amazonaws.com"],
      tags: { a: "1" },
    }),
    change: { tags: { b: "2" }, thumbprintLists: ["6938fd4d98bab03faadb97b34396831e3780aea1"] },
    variants: {
      "whose audience changes": {
        inputs: () => ({ url: "https://oidc.example.com/id", clientIdLists: ["a", "b"] }),
        change: { clientIdLists: ["c"], tags: { a: "1" } },
      },
    },
  },
};

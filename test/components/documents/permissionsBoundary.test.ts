import assert from "node:assert/strict";

import { permissionsBoundaryDocument } from "../../../components/documents/permissionsBoundary";
import { allows } from "../../support/simulate";

const iam = (resource: string) => `arn:aws:iam::111122223333:${resource}`;
const BOUNDARY = iam("policy/baseline-permissions-boundary");
const GROUP = iam("group/baseline-admins-group-0123abc");
const OWN = iam("user/admins/alice");
const bounded = { "iam:PermissionsBoundary": BOUNDARY };

const withGroups = (...groupArns: string[]) =>
  permissionsBoundaryDocument({
    partition: "aws",
    accountId: "111122223333",
    boundaryArn: BOUNDARY,
    groupArns,
  });
const document = withGroups(iam("group/baseline-*"), iam("group/Administrators"));
const administrator = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };

/** What gives a user something to sign in with, or sign requests with. */
const CREDENTIALS = [
  "iam:CreateAccessKey",
  "iam:CreateLoginProfile",
  "iam:UpdateLoginProfile",
  "iam:CreateServiceSpecificCredential",
  "iam:ResetServiceSpecificCredential",
  "iam:UpdateServiceSpecificCredential",
  "iam:UploadSSHPublicKey",
  "iam:UpdateSSHPublicKey",
  "iam:UploadSigningCertificate",
  "iam:UpdateSigningCertificate",
];

/** Whether an administrator named alice with the boundary may do something. */
const may = (action: string, resource = "*", context: Record<string, string> = {}) =>
  allows([administrator], { action, resource, context: { "aws:username": "alice", ...context } }, document);

describe("the permissions boundary of the baseline", () => {
  it("leaves an administrator all that has nothing to do with its own bonds", () => {
    for (const [action, resource] of [
      ["ec2:RunInstances", "*"],
      ["iam:CreatePolicy", iam("policy/other")],
      ["iam:CreatePolicyVersion", iam("policy/other")],
      ["iam:PutGroupPolicy", iam("group/developers")],
      ["iam:CreateServiceLinkedRole", iam("role/aws-service-role/x")],
      ...CREDENTIALS.map((action): [string, string] => [action, OWN]),
      ["iam:DeactivateMFADevice", OWN],
    ] as const) {
      assert.ok(may(action, resource), action);
    }
  });

  const denied: [
    what: string,
    calls: [action: string, resource: string, context?: Record<string, string>][],
  ][] = [
    [
      "take the boundary off, from itself or anyone",
      [
        ["iam:DeleteUserPermissionsBoundary", OWN, bounded],
        ["iam:DeleteRolePermissionsBoundary", iam("role/x"), bounded],
      ],
    ],
    [
      "put another boundary in its place",
      [
        ["iam:PutUserPermissionsBoundary", OWN, { "iam:PermissionsBoundary": iam("policy/wide") }],
        ["iam:PutRolePermissionsBoundary", iam("role/x"), { "iam:PermissionsBoundary": iam("policy/wide") }],
      ],
    ],
    [
      "change the boundary itself",
      [
        ["iam:CreatePolicyVersion", BOUNDARY],
        ["iam:SetDefaultPolicyVersion", BOUNDARY],
        ["iam:DeletePolicyVersion", BOUNDARY],
        ["iam:DeletePolicy", BOUNDARY],
      ],
    ],
    [
      "leave its group or change it, or its MFA policy",
      [GROUP, iam("group/Administrators")].flatMap((group) =>
        [
          "RemoveUserFromGroup",
          "PutGroupPolicy",
          "DeleteGroupPolicy",
          "DetachGroupPolicy",
          "AttachGroupPolicy",
          "DeleteGroup",
          "UpdateGroup",
          "AddUserToGroup",
        ].map((call): [string, string] => [`iam:${call}`, group]),
      ),
    ],
    [
      "make a user that nothing binds, or give one permissions of its own",
      [
        ["iam:CreateUser", iam("user/mallory"), bounded],
        ["iam:AttachUserPolicy", OWN, bounded],
        ["iam:PutUserPolicy", OWN, bounded],
      ],
    ],
    ["sign in as someone else", CREDENTIALS.map((action): [string, string] => [action, iam("user/bob")])],
    [
      "make or change a role without the boundary",
      [
        ["iam:CreateRole", iam("role/x")],
        ["iam:CreateRole", iam("role/x"), { "iam:PermissionsBoundary": iam("policy/wide") }],
        ["iam:AttachRolePolicy", iam("role/x")],
        ["iam:PutRolePolicy", iam("role/x")],
        ["iam:UpdateAssumeRolePolicy", iam("role/x")],
      ],
    ],
    [
      "change whose users an identity provider lets in",
      [
        ["iam:UpdateSAMLProvider", iam("saml-provider/okta")],
        ["iam:DeleteSAMLProvider", iam("saml-provider/okta")],
        ["iam:CreateSAMLProvider", iam("saml-provider/okta")],
        ["iam:AddClientIDToOpenIDConnectProvider", iam("oidc-provider/id.example.com")],
      ],
    ],
  ];
  for (const [what, calls] of denied) {
    it(`lets nobody ${what}`, () => {
      for (const [action, resource, context] of calls)
        assert.ok(!may(action, resource, context), `${action} on ${resource}`);
    });
  }

  it("lets roles with the boundary be made and changed", () => {
    for (const action of ["iam:CreateRole", "iam:PutRolePolicy", "iam:UpdateAssumeRolePolicy"])
      assert.ok(may(action, iam("role/x"), bounded), action);
    assert.ok(may("iam:PutRolePermissionsBoundary", iam("role/x"), bounded));
  });

  it("keeps to IAM's limit for a managed policy", () => {
    assert.ok(JSON.stringify(document).length < 6144);
    // The longest name of a group.
    const many = Array.from({ length: 20 }, (_, index) => iam(`group/${String(index).padStart(128, "g")}`));
    assert.ok(JSON.stringify(withGroups(...many)).length < 6144);
  });
});

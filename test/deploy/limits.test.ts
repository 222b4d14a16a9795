import assert from "node:assert/strict";

import { allows, type Request } from "../support/simulate";
import { ACCOUNT, baselineRequest, iam } from "./baselineRequest";
import { EVERYTHING_ON, memberRole } from "./roleTemplate";

const BOUNDARY = iam("policy/AdminBoundary");
/** A managed policy that no parameter names. */
const UNKNOWN = "arn:aws:iam::aws:policy/IAMFullAccess";

type Change = (request: Request) => Request;

const on =
  (resource: string): Change =>
  (request) => ({ ...request, resource });
const told =
  (context: Record<string, string>): Change =>
  (request) => ({ ...request, context: { ...request.context, ...context } });
const notTold =
  (key: string): Change =>
  ({ context = {}, ...request }) => ({
    ...request,
    context: Object.fromEntries(Object.entries(context).filter(([name]) => name !== key)),
  });
const inRegion = (region: string): Change => {
  const inContext = told({ "aws:RequestedRegion": region });
  return (request) =>
    inContext({ ...request, resource: request.resource?.replace("us-east-1", region) ?? "*" });
};

describe("AccountBaselineDeploy, with all that its parameters can turn on", () => {
  const { policies } = memberRole("AccountBaselineDeploy", EVERYTHING_ON);

  const never: [string, string][] = [
    ["a policy on a user itself", "iam:PutUserPolicy"],
    ["a managed policy on a user itself", "iam:AttachUserPolicy"],
    ["an identity provider", "iam:CreateSAMLProvider"],
    ["the root user of other accounts", "sts:AssumeRoot"],
    ["messages", "sns:Publish"],
    ["events", "events:PutEvents"],
    ["who may send events to the account", "events:PutPermission"],
    ["what a key encrypts", "kms:Decrypt"],
    ["what a log says", "logs:FilterLogEvents"],
    ["what a budget action does by itself", "budgets:ExecuteBudgetAction"],
  ];
  for (const [what, action] of never) {
    it(`cannot touch ${what}`, () => {
      assert.equal(allows(policies, baselineRequest(action)), false);
    });
  }

  const denied: [string, string, Change][] = [
    ["a group of others", "iam:PutGroupPolicy", on(iam("group/developers"))],
    ["what a group of others may do", "iam:AttachGroupPolicy", on(iam("group/developers"))],
    ["a managed policy that it was not told of", "iam:AttachGroupPolicy", told({ "iam:PolicyARN": UNKNOWN })],
    ["a role of others", "iam:CreateRole", on(iam("role/ci"))],
    ["its own trust", "iam:UpdateAssumeRolePolicy", on(iam("role/AccountBaselineDeploy"))],
    ["what a role of others may do", "iam:PutRolePolicy", on(iam("role/ci"))],
    [
      "what a role for people may do, with what it was not told of",
      "iam:AttachRolePolicy",
      told({ "iam:PolicyARN": UNKNOWN }),
    ],
    ["a managed policy on a role of a service", "iam:AttachRolePolicy", on(iam("role/baseline-chat"))],
    ["an inline policy of a role for people", "iam:PutRolePolicy", on(iam("role/from-hub"))],
    ["a role of others for a service", "iam:PassRole", on(iam("role/ci"))],
    ["a role for people for a service", "iam:PassRole", on(iam("role/from-hub"))],
    ["a role for another service", "iam:PassRole", told({ "iam:PassedToService": "lambda.amazonaws.com" })],
    ["a policy of others", "iam:CreatePolicyVersion", on(iam("policy/developers"))],
    [
      "its own policies",
      "iam:CreatePolicyVersion",
      on(iam("policy/StackSet-account-baseline-IdentityPolicy-0123")),
    ],
    ["a secret of others", "secretsmanager:GetSecretValue", on(secret("orders"))],
    ["what a secret of others is", "secretsmanager:PutSecretValue", on(secret("orders"))],
    [
      "a secret for the public",
      "secretsmanager:PutResourcePolicy",
      told({ "secretsmanager:BlockPublicPolicy": "false" }),
    ],
    [
      "a secret that is gone at once",
      "secretsmanager:DeleteSecret",
      notTold("secretsmanager:RecoveryWindowInDays"),
    ],
    ["a budget of others", "budgets:ModifyBudget", on(`arn:aws:budgets::${ACCOUNT}:budget/team`)],
    [
      "an action of others",
      "budgets:UpdateBudgetAction",
      on(`arn:aws:budgets::${ACCOUNT}:budget/team/action/1`),
    ],
    [
      "an alarm of others",
      "cloudwatch:DeleteAlarms",
      on(`arn:aws:cloudwatch:us-east-1:${ACCOUNT}:alarm:team`),
    ],
    ["a topic of others", "sns:DeleteTopic", on(`arn:aws:sns:us-east-1:${ACCOUNT}:team`)],
    ["an event rule of others", "events:PutTargets", on(`arn:aws:events:us-east-1:${ACCOUNT}:rule/team`)],
    [
      "a filter of another log",
      "logs:DeleteMetricFilter",
      on(`arn:aws:logs:us-east-1:${ACCOUNT}:log-group:team:log-stream:`),
    ],
    [
      "a chat channel of others",
      "chatbot:DeleteSlackChannelConfiguration",
      on(`arn:aws:chatbot::${ACCOUNT}:chat-configuration/slack-channel/team`),
    ],
    [
      "a key that is gone in a week",
      "kms:ScheduleKeyDeletion",
      told({ "kms:ScheduleKeyDeletionPendingWindowInDays": "7" }),
    ],
    ["alarms of another region", "cloudwatch:PutMetricAlarm", inRegion("eu-north-1")],
    ["topics of another region", "sns:CreateTopic", inRegion("eu-north-1")],
    ["new keys of another region", "kms:CreateKey", inRegion("eu-north-1")],
    ["another region's keys", "kms:PutKeyPolicy", inRegion("eu-north-1")],
    ["logs of another region", "logs:PutMetricFilter", inRegion("eu-north-1")],
    ["event rules of another region", "events:PutRule", inRegion("eu-west-1")],
  ];
  for (const [what, action, change] of denied) {
    it(`cannot touch ${what}`, () => {
      const request = baselineRequest(action);
      assert.equal(allows(policies, request), true);
      assert.equal(allows(policies, change(request)), false);
    });
  }
});

describe("AccountBaselineDeploy", () => {
  it("keeps to the users' path where they have one", () => {
    const { policies } = memberRole("AccountBaselineDeploy", { UserPath: "/baseline/" });
    for (const action of [
      "iam:CreateUser",
      "iam:CreateAccessKey",
      "iam:CreateLoginProfile",
      "iam:DeleteUser",
    ]) {
      assert.equal(allows(policies, { action, resource: iam("user/baseline/alice") }), true, action);
      assert.equal(allows(policies, { action, resource: iam("user/someone") }), false, action);
    }
  });

  it("makes no user and no role without the boundary, and takes it from none", () => {
    const { policies } = memberRole("AccountBaselineDeploy", {
      ...EVERYTHING_ON,
      PermissionsBoundary: BOUNDARY,
    });
    const withBoundary = told({ "iam:PermissionsBoundary": BOUNDARY });
    for (const [action, names] of [
      ["iam:CreateUser", ["user/alice"]],
      ["iam:PutUserPermissionsBoundary", ["user/alice"]],
      ["iam:CreateRole", ["role/baseline-chat", "role/from-hub"]],
      ["iam:PutRolePermissionsBoundary", ["role/baseline-chat", "role/from-hub"]],
      ["iam:PutRolePolicy", ["role/baseline-chat"]],
      ["iam:AttachRolePolicy", ["role/from-hub"]],
      ["iam:UpdateAssumeRolePolicy", ["role/baseline-chat", "role/from-hub"]],
    ] as const) {
      for (const name of names) {
        const request = on(iam(name))(baselineRequest(action));
        assert.equal(allows(policies, withBoundary(request)), true, action);
        assert.equal(allows(policies, request), false, action);
        assert.equal(allows(policies, told({ "iam:PermissionsBoundary": UNKNOWN })(request)), false, action);
      }
    }
    for (const [action, name] of [
      ["iam:DeleteUserPermissionsBoundary", "user/alice"],
      ["iam:DeleteRolePermissionsBoundary", "role/baseline-chat"],
      ["iam:DeleteRolePermissionsBoundary", "role/from-hub"],
    ] as const) {
      assert.equal(allows(policies, withBoundary(on(iam(name))(baselineRequest(action)))), false, action);
    }
  });

  it("cannot change the boundary, whatever its name", () => {
    const boundary = iam("policy/baseline-permissions-boundary");
    const { policies } = memberRole("AccountBaselineDeploy", {
      ...EVERYTHING_ON,
      PermissionsBoundary: boundary,
    });
    for (const action of [
      "iam:CreatePolicy",
      "iam:CreatePolicyVersion",
      "iam:DeletePolicy",
      "iam:DeletePolicyVersion",
    ]) {
      const request = baselineRequest(action);
      assert.equal(allows(policies, request), true, action);
      assert.equal(allows(policies, on(boundary)(request)), false, action);
    }
  });

  it("can make an administrator where no boundary is asked for, as deploy/README.md says", () => {
    const { policies } = memberRole("AccountBaselineDeploy");
    for (const action of [
      "iam:CreateUser",
      "iam:PutGroupPolicy",
      "iam:AddUserToGroup",
      "iam:CreateAccessKey",
    ]) {
      assert.equal(allows(policies, baselineRequest(action)), true, action);
    }
  });
});

function secret(name: string): string {
  return `arn:aws:secretsmanager:us-east-1:${ACCOUNT}:secret:${name}-AbCdEf`;
}

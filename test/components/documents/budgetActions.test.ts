import assert from "node:assert/strict";

import {
  type BudgetActionTask,
  budgetActionRoleDocument,
  budgetActionTrustDocument,
} from "../../../components/documents/budgetActions";
import { allows, type Request } from "../../support/simulate";
import cases from "./budgetActionCases.json";

const account = { partition: "aws", accountId: "111122223333" };
const DENY = "arn:aws:iam::111122223333:policy/stop-spending";

const attachPolicy: BudgetActionTask = {
  kind: "attach-policy",
  policyArn: DENY,
  groups: ["developers"],
  roles: ["ci/deployer"],
  users: ["bob"],
};
const attachScp: BudgetActionTask = {
  kind: "attach-scp",
  policyId: "p-0123abcd",
  targetIds: ["210987654321", "ou-ab12-0123abcd"],
};
const stopEc2: BudgetActionTask = {
  kind: "stop-instances",
  service: "EC2",
  instanceIds: ["i-01234567"],
  region: "eu-central-1",
};
const stopRds: BudgetActionTask = { ...stopEc2, service: "RDS", instanceIds: ["orders-db"] };
const tasks = { attachPolicy, attachScp, stopEc2, stopRds };

/** A call that the role of a task may make, or may not. */
interface Case {
  name: string;
  task: keyof typeof tasks;
  request: Request;
  allowed: boolean;
}

/** Whether the role of a task may make a call. */
const may = (task: BudgetActionTask, request: Request) =>
  allows([budgetActionRoleDocument(account, task)], request);

describe("the trust of a budget action's role", () => {
  it("is for AWS Budgets, on behalf of one budget of the account", () => {
    assert.deepEqual(budgetActionTrustDocument({ ...account, budgetName: "monthly-1" }), {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "AllowTheBudget",
          Effect: "Allow",
          Principal: { Service: "budgets.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: {
            StringEquals: { "aws:SourceAccount": "111122223333" },
            ArnLike: { "aws:SourceArn": "arn:aws:budgets::111122223333:budget/monthly-1*" },
          },
        },
      ],
    });
  });
});

describe("the rights of a budget action's role", () => {
  it("that attaches a policy are for that policy and those it is for", () => {
    const Condition = { ArnEquals: { "iam:PolicyARN": DENY } };
    assert.deepEqual(budgetActionRoleDocument(account, attachPolicy).Statement, [
      {
        Sid: "AttachGroupPolicy",
        Effect: "Allow",
        Action: ["iam:AttachGroupPolicy", "iam:DetachGroupPolicy"],
        Resource: ["arn:aws:iam::111122223333:group/developers"],
        Condition,
      },
      {
        Sid: "AttachRolePolicy",
        Effect: "Allow",
        Action: ["iam:AttachRolePolicy", "iam:DetachRolePolicy"],
        Resource: ["arn:aws:iam::111122223333:role/ci/deployer"],
        Condition,
      },
      {
        Sid: "AttachUserPolicy",
        Effect: "Allow",
        Action: ["iam:AttachUserPolicy", "iam:DetachUserPolicy"],
        Resource: ["arn:aws:iam::111122223333:user/bob"],
        Condition,
      },
    ]);
    const onlyUsers = budgetActionRoleDocument(account, { ...attachPolicy, groups: [], roles: [] });
    assert.deepEqual(
      onlyUsers.Statement.map(({ Sid }) => Sid),
      ["AttachUserPolicy"],
    );
  });

  it("that attaches a service control policy are for that one and its targets", () => {
    assert.deepEqual(budgetActionRoleDocument(account, attachScp).Statement, [
      {
        Sid: "AttachServiceControlPolicy",
        Effect: "Allow",
        Action: ["organizations:AttachPolicy", "organizations:DetachPolicy"],
        Resource: [
          "arn:aws:organizations::111122223333:policy/o-*/service_control_policy/p-0123abcd",
          "arn:aws:organizations::111122223333:account/o-*/210987654321",
          "arn:aws:organizations::111122223333:ou/o-*/ou-ab12-0123abcd",
        ],
        Condition: { StringEquals: { "organizations:PolicyType": "SERVICE_CONTROL_POLICY" } },
      },
    ]);
  });

  it("that stops instances are for those, through the documents of the service", () => {
    const Condition = { "ForAnyValue:StringEquals": { "aws:CalledVia": "ssm.amazonaws.com" } };
    assert.deepEqual(budgetActionRoleDocument(account, stopEc2).Statement, [
      {
        Sid: "RunAutomation",
        Effect: "Allow",
        Action: "ssm:StartAutomationExecution",
        Resource: [
          "arn:aws:ssm:eu-central-1:*:document/AWS-StopEC2Instance",
          "arn:aws:ssm:eu-central-1:*:automation-definition/AWS-StopEC2Instance:*",
          "arn:aws:ssm:eu-central-1:*:document/AWS-StartEC2Instance",
          "arn:aws:ssm:eu-central-1:*:automation-definition/AWS-StartEC2Instance:*",
          "arn:aws:ssm:eu-central-1:111122223333:automation-execution/*",
        ],
      },
      {
        Sid: "StopAndStart",
        Effect: "Allow",
        Action: ["ec2:StopInstances", "ec2:StartInstances"],
        Resource: ["arn:aws:ec2:eu-central-1:111122223333:instance/i-01234567"],
        Condition,
      },
      { Sid: "SeeState", Effect: "Allow", Action: "ec2:DescribeInstanceStatus", Resource: "*", Condition },
    ]);
    const rds = budgetActionRoleDocument(account, stopRds).Statement;
    assert.deepEqual(
      rds.slice(1).map(({ Action, Resource }) => [Action, Resource]),
      [
        [
          ["rds:StopDBInstance", "rds:StartDBInstance"],
          ["arn:aws:rds:eu-central-1:111122223333:db:orders-db"],
        ],
        ["rds:DescribeDBInstances", "*"],
      ],
    );
  });

  for (const { name, task, request, allowed } of cases as readonly Case[]) {
    it(`let it do no more: it ${name}`, () => {
      assert.equal(may(tasks[task], request), allowed);
    });
  }

  it("are no way to more rights, whatever the context", () => {
    const context = {
      "iam:PolicyARN": DENY,
      "aws:CalledVia": "ssm.amazonaws.com",
      "organizations:PolicyType": "SERVICE_CONTROL_POLICY",
    };
    for (const [name, task] of Object.entries(tasks)) {
      for (const action of [
        "iam:CreatePolicyVersion",
        "iam:SetDefaultPolicyVersion",
        "iam:PutGroupPolicy",
        "iam:PutRolePolicy",
        "iam:AddUserToGroup",
        "iam:CreateAccessKey",
        "iam:UpdateAssumeRolePolicy",
        "iam:PassRole",
        "sts:AssumeRole",
        "organizations:UpdatePolicy",
        "ssm:SendCommand",
      ]) {
        for (const resource of ["*", DENY, ...cases.map(({ request }) => request.resource)])
          assert.equal(may(task, { action, resource, context }), false, `${name}: ${action}`);
      }
    }
  });
});

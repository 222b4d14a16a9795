import type { PolicyDocument, PolicyStatement } from "./policyDocument";

/** What a budget action does, as far as the rights of its role go. */
export type BudgetActionTask =
  | {
      readonly kind: "attach-policy";
      readonly policyArn: string;
      /** Names with their paths, where they have one. */
      readonly groups: readonly string[];
      readonly roles: readonly string[];
      readonly users: readonly string[];
    }
  | { readonly kind: "attach-scp"; readonly policyId: string; readonly targetIds: readonly string[] }
  | {
      readonly kind: "stop-instances";
      readonly service: "EC2" | "RDS";
      readonly instanceIds: readonly string[];
      readonly region: string;
    };

interface Account {
  readonly partition: string;
  readonly accountId: string;
}

/**
 * Who may take the role of an action: AWS Budgets, for the one budget of this account.
 * @see https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-action-role.html
 */
export function budgetActionTrustDocument({
  partition,
  accountId,
  budgetName,
}: Account & { budgetName: string }): PolicyDocument {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "AllowTheBudget",
        Effect: "Allow",
        Principal: { Service: "budgets.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: {
          StringEquals: { "aws:SourceAccount": accountId },
          // The budget's ARN, or that of its action, which goes on with /action/<id>.
          ArnLike: { "aws:SourceArn": `arn:${partition}:budgets::${accountId}:budget/${budgetName}*` },
        },
      },
    ],
  };
}

/** What the role of an action may do: that task and its reversal, and no more. */
export function budgetActionRoleDocument(account: Account, task: BudgetActionTask): PolicyDocument {
  return { Version: "2012-10-17", Statement: statements(account, task) };
}

function statements(account: Account, task: BudgetActionTask): PolicyStatement[] {
  switch (task.kind) {
    case "attach-policy":
      return attachPolicy(account, task);
    case "attach-scp":
      return attachScp(account, task);
    case "stop-instances":
      return stopInstances(account, task);
  }
}

/** Without the condition the role could attach any policy, AdministratorAccess too. */
function attachPolicy(
  { partition, accountId }: Account,
  task: BudgetActionTask & { kind: "attach-policy" },
): PolicyStatement[] {
  const targets = [
    ["Group", task.groups],
    ["Role", task.roles],
    ["User", task.users],
  ] as const;
  return targets
    .filter(([, names]) => names.length > 0)
    .map(([kind, names]) => ({
      Sid: `Attach${kind}Policy`,
      Effect: "Allow",
      Action: [`iam:Attach${kind}Policy`, `iam:Detach${kind}Policy`],
      Resource: names.map((name) => `arn:${partition}:iam::${accountId}:${kind.toLowerCase()}/${name}`),
      Condition: { ArnEquals: { "iam:PolicyARN": task.policyArn } },
    }));
}

/** The organization's ID in these ARNs is a wildcard: an account belongs to one organization only. */
function attachScp(
  { partition, accountId }: Account,
  { policyId, targetIds }: BudgetActionTask & { kind: "attach-scp" },
): PolicyStatement[] {
  const organization = `arn:${partition}:organizations::${accountId}`;
  return [
    {
      Sid: "AttachServiceControlPolicy",
      Effect: "Allow",
      Action: ["organizations:AttachPolicy", "organizations:DetachPolicy"],
      Resource: [
        `${organization}:policy/o-*/service_control_policy/${policyId}`,
        ...targetIds.map((id) => `${organization}:${id.startsWith("ou-") ? "ou" : "account"}/o-*/${id}`),
      ],
      Condition: { StringEquals: { "organizations:PolicyType": "SERVICE_CONTROL_POLICY" } },
    },
  ];
}

const INSTANCES = {
  EC2: {
    documents: ["AWS-StopEC2Instance", "AWS-StartEC2Instance"],
    change: ["ec2:StopInstances", "ec2:StartInstances"],
    read: "ec2:DescribeInstanceStatus",
    prefix: "ec2",
    resource: "instance/",
  },
  RDS: {
    documents: ["AWS-StopRdsInstance", "AWS-StartRdsInstance"],
    change: ["rds:StopDBInstance", "rds:StartDBInstance"],
    read: "rds:DescribeDBInstances",
    prefix: "rds",
    resource: "db:",
  },
} as const;

/**
 * As AWS's own policy for it, less what this action does not need: the one service, its instances and the region.
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSBudgetsActions_RolePolicyForResourceAdministrationWithSSM.html
 */
function stopInstances(
  { partition, accountId }: Account,
  { service, instanceIds, region }: BudgetActionTask & { kind: "stop-instances" },
): PolicyStatement[] {
  const { documents, change, read, prefix, resource } = INSTANCES[service];
  const ssm = `arn:${partition}:ssm:${region}`;
  const throughAutomation = { "ForAnyValue:StringEquals": { "aws:CalledVia": "ssm.amazonaws.com" } };
  return [
    {
      Sid: "RunAutomation",
      Effect: "Allow",
      Action: "ssm:StartAutomationExecution",
      Resource: [
        ...documents.flatMap((name) => [
          `${ssm}:*:document/${name}`,
          `${ssm}:*:automation-definition/${name}:*`,
        ]),
        `${ssm}:${accountId}:automation-execution/*`,
      ],
    },
    {
      Sid: "StopAndStart",
      Effect: "Allow",
      Action: [...change],
      Resource: instanceIds.map((id) => `arn:${partition}:${prefix}:${region}:${accountId}:${resource}${id}`),
      Condition: throughAutomation,
    },
    { Sid: "SeeState", Effect: "Allow", Action: read, Resource: "*", Condition: throughAutomation },
  ];
}

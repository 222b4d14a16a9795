import { BudgetsClient, CreateBudgetCommand } from "@aws-sdk/client-budgets";
import { CloudWatchClient, PutMetricAlarmCommand } from "@aws-sdk/client-cloudwatch";
import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  CreateAccountAliasCommand,
  CreateGroupCommand,
  CreateLoginProfileCommand,
  CreateUserCommand,
  IAMClient,
  PutGroupPolicyCommand,
  UpdateAccountPasswordPolicyCommand,
} from "@aws-sdk/client-iam";
import { CreateKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import {
  CreateTopicCommand,
  SetTopicAttributesCommand,
  SNSClient,
  SubscribeCommand,
} from "@aws-sdk/client-sns";
import { fromTemporaryCredentials } from "@aws-sdk/credential-providers";

/** How AWS is reached, in an account of the emulator. */
function emulatedAccount(endpoint: string, accountId: string) {
  const base = { endpoint, region: "us-east-1" };
  const credentials = fromTemporaryCredentials({
    params: { RoleArn: `arn:aws:iam::${accountId}:role/Founder`, RoleSessionName: "company" },
    masterCredentials: { accessKeyId: "test", secretAccessKey: "test" },
    clientConfig: base,
  });
  return { ...base, credentials };
}

/**
 * Makes an account as it is in a company: the users alice and dave in the group Admins, alice with a password; two
 * budgets; a billing alarm with its encrypted topic, to which ops@example.com and sales@example.com are subscribed; an
 * alias and a password policy.
 */
export async function makeCompanyAccount(endpoint: string, accountId: string): Promise<void> {
  const settings = emulatedAccount(endpoint, accountId);
  await makeIdentity(new IAMClient(settings));
  await makeAlarm(new CloudWatchClient(settings), await makeTopic(settings, accountId));
  const budgets = new BudgetsClient(settings);
  for (const [BudgetName, BudgetType, Unit] of [
    ["company", "COST", "USD"],
    ["transfer", "USAGE", "GB"],
  ] as const) {
    const Budget = {
      BudgetName,
      BudgetType,
      TimeUnit: "MONTHLY",
      BudgetLimit: { Amount: "900", Unit },
    } as const;
    await budgets.send(new CreateBudgetCommand({ AccountId: accountId, Budget }));
  }
}

async function makeIdentity(iam: IAMClient): Promise<void> {
  const GroupName = "Admins";
  await iam.send(new CreateGroupCommand({ GroupName }));
  await iam.send(
    new AttachGroupPolicyCommand({
      GroupName,
      PolicyArn: "arn:aws:iam::aws:policy/AWSBillingReadOnlyAccess",
    }),
  );
  await iam.send(
    new AttachGroupPolicyCommand({ GroupName, PolicyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" }),
  );
  const Statement = [{ Effect: "Allow", Action: "s3:ListAllMyBuckets", Resource: "*" }];
  const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
  await iam.send(new PutGroupPolicyCommand({ GroupName, PolicyName: "Buckets", PolicyDocument }));
  for (const UserName of ["alice", "dave"]) {
    const Tags = [{ Key: "team", Value: "platform" }];
    await iam.send(new CreateUserCommand({ UserName, Path: "/staff/", Tags }));
    await iam.send(new AddUserToGroupCommand({ UserName, GroupName }));
  }
  await iam.send(new CreateLoginProfileCommand({ UserName: "alice", Password: "correct-Horse-battery-9" }));
  await iam.send(new CreateAccountAliasCommand({ AccountAlias: "company-inc" }));
  await iam.send(
    new UpdateAccountPasswordPolicyCommand({
      AllowUsersToChangePassword: true,
      MinimumPasswordLength: 16,
      PasswordReusePrevention: 24,
      RequireLowercaseCharacters: true,
      RequireNumbers: true,
      RequireSymbols: true,
      RequireUppercaseCharacters: true,
    }),
  );
}

/** @returns Its ARN. */
async function makeTopic(settings: ReturnType<typeof emulatedAccount>, accountId: string): Promise<string> {
  const Principal = { Service: "cloudwatch.amazonaws.com" };
  const Condition = { StringEquals: { "aws:SourceAccount": accountId } };
  const Policy = JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { AWS: `arn:aws:iam::${accountId}:root` },
        Action: "kms:*",
        Resource: "*",
      },
      {
        Effect: "Allow",
        Principal,
        Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
        Resource: "*",
        Condition,
      },
    ],
  });
  const kms = new KMSClient(settings);
  const { KeyMetadata } = await kms.send(
    new CreateKeyCommand({ Policy, Description: "Alerts", KeyUsage: "ENCRYPT_DECRYPT" }),
  );
  const sns = new SNSClient(settings);
  const Attributes = { KmsMasterKeyId: KeyMetadata?.Arn ?? "", DisplayName: "AWS account baseline" };
  const { TopicArn = "" } = await sns.send(new CreateTopicCommand({ Name: "alerts", Attributes }));
  const Statement = [{ Effect: "Allow", Principal, Action: "sns:Publish", Resource: TopicArn, Condition }];
  const AttributeValue = JSON.stringify({ Version: "2012-10-17", Statement });
  await sns.send(new SetTopicAttributesCommand({ TopicArn, AttributeName: "Policy", AttributeValue }));
  for (const Endpoint of ["ops@example.com", "sales@example.com"])
    await sns.send(new SubscribeCommand({ TopicArn, Protocol: "email", Endpoint }));
  return TopicArn;
}

async function makeAlarm(cloudWatch: CloudWatchClient, topicArn: string): Promise<void> {
  await cloudWatch.send(
    new PutMetricAlarmCommand({
      AlarmName: "charges",
      Namespace: "AWS/Billing",
      MetricName: "EstimatedCharges",
      Dimensions: [{ Name: "Currency", Value: "USD" }],
      Statistic: "Maximum",
      Period: 21_600,
      EvaluationPeriods: 1,
      Threshold: 800,
      ComparisonOperator: "GreaterThanThreshold",
      AlarmActions: [topicArn],
    }),
  );
}

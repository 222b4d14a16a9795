import { BudgetsClient, DescribeBudgetsCommand } from "@aws-sdk/client-budgets";
import { CloudWatchClient, DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import {
  GetGroupCommand,
  GetGroupPolicyCommand,
  GetLoginProfileCommand,
  IAMClient,
  ListAccessKeysCommand,
  ListAttachedGroupPoliciesCommand,
  ListGroupPoliciesCommand,
  ListGroupsCommand,
  ListUsersCommand,
} from "@aws-sdk/client-iam";
import { DescribeKeyCommand, KMSClient, ListKeysCommand } from "@aws-sdk/client-kms";
import {
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  ListTopicsCommand,
  SNSClient,
} from "@aws-sdk/client-sns";
import { fromTemporaryCredentials } from "@aws-sdk/credential-providers";

import { HeldState } from "../aws-plugin/heldState";

/** What is in an account, as AWS's own API tells it. */
export interface AccountContents {
  users: {
    name: string;
    path: string;
    consolePassword: boolean;
    resetRequired: boolean;
    accessKeys: number;
  }[];
  groups: {
    name: string;
    users: string[];
    managedPolicies: string[];
    inlinePolicies: Record<string, string>;
  }[];
  budgets: { name: string; limit: string; notifications: { when: string; subscribers: string[] }[] }[];
  alarms: { name: string; metric: string; threshold: number; alarmActions: string[]; okActions: string[] }[];
  topics: { arn: string; encrypted: boolean; policy: string; subscriptions: string[] }[];
  /** Keys that are not scheduled for deletion, which is all that deleting a KMS key ever does at once. */
  keys: string[];
}

export interface Emulator {
  endpoint: string;
  /** Where the stand-in plugin keeps what the emulator lacks. */
  heldStateDirectory: string;
}

/** The region of billing metrics, and so of all that the baseline has in one region. */
const REGION = "us-east-1";

/**
 * Reads an account of the emulator through a role of that account, as the baseline deploys to it. It asks the same
 * API that a user of the account would ask; only the subscribers of budgets come from the stand-in plugin, because
 * the emulator cannot list them.
 */
export async function readAccount(
  { endpoint, heldStateDirectory }: Emulator,
  accountId: string,
): Promise<AccountContents> {
  // The SDK's notice about the Node.js that it will need in 2027 is not for those who look at an account.
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true";
  const hub = { accessKeyId: "sandbox", secretAccessKey: "sandbox" };
  const config = {
    endpoint,
    region: REGION,
    credentials: fromTemporaryCredentials({
      masterCredentials: hub,
      params: {
        RoleArn: `arn:aws:iam::${accountId}:role/OrganizationAccountAccessRole`,
        RoleSessionName: "read-back",
      },
      clientConfig: { endpoint, region: REGION },
    }),
  };
  const iam = new IAMClient(config);
  const [users, groups, budgets, alarms, topics, keys] = await Promise.all([
    readUsers(iam),
    readGroups(iam),
    readBudgets(new BudgetsClient(config), new HeldState(heldStateDirectory), accountId),
    readAlarms(new CloudWatchClient(config)),
    readTopics(new SNSClient(config)),
    readKeys(new KMSClient(config)),
  ]);
  return {
    users: byName(users),
    groups: byName(groups),
    budgets: byName(budgets),
    alarms: byName(alarms),
    topics,
    keys,
  };
}

async function readUsers(iam: IAMClient): Promise<AccountContents["users"]> {
  const { Users = [] } = await iam.send(new ListUsersCommand({}));
  return Promise.all(
    Users.map(async ({ UserName, Path }) => {
      const login = await iam.send(new GetLoginProfileCommand({ UserName })).catch(absent);
      const keys = await iam.send(new ListAccessKeysCommand({ UserName }));
      return {
        name: UserName ?? "",
        path: Path ?? "",
        consolePassword: login !== undefined,
        resetRequired: login?.LoginProfile?.PasswordResetRequired ?? false,
        accessKeys: keys.AccessKeyMetadata?.length ?? 0,
      };
    }),
  );
}

async function readGroups(iam: IAMClient): Promise<AccountContents["groups"]> {
  const { Groups = [] } = await iam.send(new ListGroupsCommand({}));
  return Promise.all(
    Groups.map(async ({ GroupName }) => {
      const { Users = [] } = await iam.send(new GetGroupCommand({ GroupName }));
      const { AttachedPolicies = [] } = await iam.send(new ListAttachedGroupPoliciesCommand({ GroupName }));
      const { PolicyNames = [] } = await iam.send(new ListGroupPoliciesCommand({ GroupName }));
      const inline = await Promise.all(
        PolicyNames.map(async (PolicyName) => {
          const { PolicyDocument = "" } = await iam.send(
            new GetGroupPolicyCommand({ GroupName, PolicyName }),
          );
          return [PolicyName, decodeURIComponent(PolicyDocument)] as const;
        }),
      );
      return {
        name: GroupName ?? "",
        users: Users.map(({ UserName }) => UserName ?? "").sort(),
        managedPolicies: AttachedPolicies.map(({ PolicyName }) => PolicyName ?? "").sort(),
        inlinePolicies: Object.fromEntries(inline),
      };
    }),
  );
}

async function readBudgets(
  client: BudgetsClient,
  held: HeldState,
  accountId: string,
): Promise<AccountContents["budgets"]> {
  const { Budgets = [] } = await client.send(new DescribeBudgetsCommand({ AccountId: accountId }));
  return Promise.all(
    Budgets.map(async ({ BudgetName = "", BudgetLimit, TimeUnit }) => {
      const kept = await held.get(accountId, "budget", BudgetName);
      return {
        name: BudgetName,
        limit: `${BudgetLimit?.Amount ?? "?"} ${BudgetLimit?.Unit ?? "?"} ${TimeUnit ?? "?"}`,
        notifications: (kept?.notifications ?? []).map((n) => ({
          when: `${n.notificationType} > ${n.threshold} ${n.thresholdType === "PERCENTAGE" ? "%" : "USD"}`,
          subscribers: [...n.subscriberEmailAddresses].sort().concat(n.subscriberSnsTopicArns),
        })),
      };
    }),
  );
}

async function readAlarms(client: CloudWatchClient): Promise<AccountContents["alarms"]> {
  const { MetricAlarms = [] } = await client.send(new DescribeAlarmsCommand({}));
  return MetricAlarms.map((alarm) => ({
    name: alarm.AlarmName ?? "",
    metric: `${alarm.Namespace ?? "?"} ${alarm.MetricName ?? "?"} ${(alarm.Dimensions ?? []).map((d) => d.Value).join(" ")}`,
    threshold: alarm.Threshold ?? NaN,
    alarmActions: alarm.AlarmActions ?? [],
    okActions: alarm.OKActions ?? [],
  }));
}

async function readTopics(client: SNSClient): Promise<AccountContents["topics"]> {
  const { Topics = [] } = await client.send(new ListTopicsCommand({}));
  return Promise.all(
    Topics.map(async ({ TopicArn }) => {
      const { Attributes = {} } = await client.send(new GetTopicAttributesCommand({ TopicArn }));
      const { Subscriptions = [] } = await client.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
      return {
        arn: TopicArn ?? "",
        encrypted: Boolean(Attributes["KmsMasterKeyId"]),
        policy: Attributes["Policy"] ?? "",
        subscriptions: Subscriptions.map(
          ({ Protocol, Endpoint }) => `${Protocol ?? "?"}:${Endpoint ?? "?"}`,
        ).sort(),
      };
    }),
  );
}

async function readKeys(client: KMSClient): Promise<string[]> {
  const { Keys = [] } = await client.send(new ListKeysCommand({}));
  const found = await Promise.all(Keys.map(({ KeyId }) => client.send(new DescribeKeyCommand({ KeyId }))));
  return found.flatMap(({ KeyMetadata: key }) =>
    key?.KeyManager === "CUSTOMER" && key.KeyState !== "PendingDeletion" ? [key.KeyId ?? ""] : [],
  );
}

function byName<T extends { name: string }>(things: readonly T[]): T[] {
  return things.toSorted((a, b) => a.name.localeCompare(b.name));
}

function absent(error: unknown): undefined {
  if (error instanceof Error && error.name.startsWith("NoSuchEntity")) return undefined;
  throw error;
}

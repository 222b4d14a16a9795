import { AccountClient } from "@aws-sdk/client-account";
import { BudgetsClient } from "@aws-sdk/client-budgets";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { IAMClient } from "@aws-sdk/client-iam";
import { KMSClient } from "@aws-sdk/client-kms";
import { SNSClient } from "@aws-sdk/client-sns";

import type { Credentials } from "../../aws/credentials";
import { RETRY } from "../../aws/call";

/** Where the billing metrics are, and so the alarm and its topic; the other services are there for all regions. */
const REGION = "us-east-1";

/** What an account is read by. */
export interface Clients {
  readonly account: AccountClient;
  readonly budgets: BudgetsClient;
  readonly cloudWatch: CloudWatchClient;
  readonly iam: IAMClient;
  readonly kms: KMSClient;
  readonly sns: SNSClient;
}

/** Has clients of an account used, and ends their connections. */
export async function withClients<T>(
  credentials: Credentials,
  use: (clients: Clients) => Promise<T>,
): Promise<T> {
  const settings = { region: REGION, credentials, ...RETRY };
  const clients = {
    account: new AccountClient(settings),
    budgets: new BudgetsClient(settings),
    cloudWatch: new CloudWatchClient(settings),
    iam: new IAMClient(settings),
    kms: new KMSClient(settings),
    sns: new SNSClient(settings),
  };
  try {
    return await use(clients);
  } finally {
    for (const client of Object.values(clients)) client.destroy();
  }
}

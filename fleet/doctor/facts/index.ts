import { BudgetsClient } from "@aws-sdk/client-budgets";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { IAMClient, type PasswordPolicy } from "@aws-sdk/client-iam";
import { OrganizationsClient } from "@aws-sdk/client-organizations";
import { SNSClient } from "@aws-sdk/client-sns";

import { signInRegions } from "../../../components/rules/awsRules";
import type { StackConfig } from "../../../config/schema";
import type { Credentials } from "../../aws/credentials";
import { RETRY } from "../../aws/call";
import * as billing from "./billing";
import { CloudTrailClients, type Trail, trails } from "./cloudTrail";
import * as iam from "./iam";
import { type Membership, membership } from "./organization";

export type { BillingAlarm, EmailSubscription } from "./billing";
export type { EventSelectors, Trail } from "./cloudTrail";
export type { AccountSummary, UserFacts } from "./iam";
export type { Membership } from "./organization";

/**
 * Budgets, IAM, Organizations and the billing metrics are all there, whatever the account's home region is, and so is
 * what sign-in alerts act on.
 */
const REGION = "us-east-1";

/** What can be asked of an account. Each question is asked of AWS once, however many checks need the answer. */
export interface AccountFacts {
  /** Addresses that the stack's config has notified. */
  readonly emails: readonly string[];
  /** Regions in which the stack's sign-in alerts look for events; none where it has no such alerts. */
  readonly signInRegions: readonly string[];
  readonly accountSummary: () => Promise<iam.AccountSummary>;
  readonly passwordPolicy: () => Promise<PasswordPolicy | undefined>;
  readonly users: () => Promise<iam.UserFacts[]>;
  readonly credentialReport: () => Promise<string>;
  readonly membership: () => Promise<Membership>;
  readonly organizationsFeatures: () => Promise<readonly string[]>;
  readonly budgetsAreReadable: () => Promise<void>;
  readonly billingDatapoints: () => Promise<number>;
  readonly billingAlarms: () => Promise<billing.BillingAlarm[]>;
  readonly emailSubscriptions: (topicArns: readonly string[]) => Promise<billing.EmailSubscription[]>;
  readonly trails: () => Promise<Trail[]>;
}

/** What of a stack's config the checks go by. */
export type ExaminedConfig = Pick<StackConfig, "accountId" | "emails" | "region" | "signInAlerts">;

/** The facts of one account, by calls that only read; `close` ends the connections. */
export function accountFacts(
  config: ExaminedConfig,
  credentials: Credentials,
): { facts: AccountFacts; close: () => void } {
  const { accountId, emails, region, signInAlerts } = config;
  const settings = { region: REGION, credentials, ...RETRY };
  const clients = {
    budgets: new BudgetsClient(settings),
    cloudTrail: new CloudTrailClients(settings),
    cloudWatch: new CloudWatchClient(settings),
    iam: new IAMClient(settings),
    organizations: new OrganizationsClient(settings),
    sns: new SNSClient(settings),
  };
  const facts: AccountFacts = {
    emails,
    signInRegions: signInAlerts ? [REGION, ...signInRegions(region, signInAlerts.regions)] : [],
    accountSummary: once(() => iam.accountSummary(clients.iam)),
    passwordPolicy: once(() => iam.passwordPolicy(clients.iam)),
    users: once(() => iam.users(clients.iam)),
    credentialReport: once(() => iam.credentialReport(clients.iam)),
    membership: once(() => membership(clients.organizations, accountId)),
    organizationsFeatures: once(() => iam.organizationsFeatures(clients.iam)),
    budgetsAreReadable: once(() => billing.budgetsAreReadable(clients.budgets, accountId)),
    billingDatapoints: once(() => billing.billingDatapoints(clients.cloudWatch, new Date())),
    billingAlarms: once(() => billing.billingAlarms(clients.cloudWatch)),
    emailSubscriptions: async (topicArns) => {
      const all = await Promise.all(topicArns.map((arn) => billing.emailSubscriptions(clients.sns, arn)));
      return all.flat();
    },
    trails: once(() => trails(clients.cloudTrail, REGION, accountId)),
  };
  const close = () => {
    for (const client of Object.values(clients)) client.destroy();
  };
  return { facts, close };
}

function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => (answer ??= ask());
}

import { Account } from "@aws-sdk/client-account";
import { Budgets } from "@aws-sdk/client-budgets";
import { CloudWatch } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogs } from "@aws-sdk/client-cloudwatch-logs";
import { EventBridge } from "@aws-sdk/client-eventbridge";
import { IAM } from "@aws-sdk/client-iam";
import { KMS } from "@aws-sdk/client-kms";
import { Organizations } from "@aws-sdk/client-organizations";
import { SecretsManager } from "@aws-sdk/client-secrets-manager";
import { SNS } from "@aws-sdk/client-sns";
import { fromTemporaryCredentials } from "@aws-sdk/credential-providers";

import { HeldState } from "../../sandbox/aws-plugin/heldState";
import type { Sandbox } from "../../sandbox/sandbox";

/** An account of the emulator, as a user of it sees it through AWS's API. */
export class WholeAccount {
  private readonly options;
  readonly held: HeldState;
  readonly iam: IAM;

  constructor(
    { endpoint, heldStateDirectory }: Sandbox,
    readonly id: string,
    private readonly regions: readonly string[],
  ) {
    process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true";
    const region = "us-east-1";
    this.options = {
      endpoint,
      region,
      credentials: fromTemporaryCredentials({
        masterCredentials: { accessKeyId: "sandbox", secretAccessKey: "sandbox" },
        params: { RoleArn: `arn:aws:iam::${id}:role/OrganizationAccountAccessRole`, RoleSessionName: "test" },
        clientConfig: { endpoint, region },
      }),
    };
    this.held = new HeldState(heldStateDirectory);
    this.iam = new IAM(this.options);
  }

  cloudWatch = (region: string) => new CloudWatch({ ...this.options, region });
  eventBridge = (region: string) => new EventBridge({ ...this.options, region });
  secretsManager = (region: string) => new SecretsManager({ ...this.options, region });
  logs = (region: string) => new CloudWatchLogs({ ...this.options, region });

  /** What the baseline takes as given where every part of it is on. */
  async furnish(): Promise<void> {
    const trust = { Version: "2012-10-17", Statement: [] };
    await new Organizations(this.options).createOrganization({ FeatureSet: "ALL" });
    await this.logs("eu-west-1").createLogGroup({ logGroupName: "trail" });
    await this.iam.createRole({
      RoleName: "deployer",
      Path: "/ci/",
      AssumeRolePolicyDocument: JSON.stringify(trust),
    });
    const deny = [{ Effect: "Deny", Action: "ec2:RunInstances", Resource: "*" }];
    await this.iam.createPolicy({
      PolicyName: "freeze",
      PolicyDocument: JSON.stringify({ ...trust, Statement: deny }),
    });
  }

  /** Names of all that there is, by kind; kinds of which there is nothing are left out. */
  async contents(): Promise<Record<string, string[]>> {
    const kinds: Record<string, string[]> = {
      users: names(await this.iam.listUsers(), "Users", "UserName"),
      groups: names(await this.iam.listGroups(), "Groups", "GroupName"),
      roles: names(await this.iam.listRoles(), "Roles", "RoleName"),
      policies: names(await this.iam.listPolicies({ Scope: "Local" }), "Policies", "PolicyName"),
      aliases: (await this.iam.listAccountAliases({})).AccountAliases ?? [],
      passwordPolicies: await this.iam.getAccountPasswordPolicy().then(
        () => ["password policy"],
        () => [],
      ),
      contacts: await this.contacts(),
      budgets: names(
        await new Budgets(this.options).describeBudgets({ AccountId: this.id }),
        "Budgets",
        "BudgetName",
      ),
      ...(await this.regional()),
    };
    for (const kind of [
      "budgetAction",
      "anomalyMonitor",
      "anomalySubscription",
      "organizationsFeatures",
      "slackChannel",
      "teamsChannel",
    ] as const) {
      kinds[kind] = [...(await this.held.list(this.id, kind)).keys()];
    }
    return Object.fromEntries(
      Object.entries(kinds).flatMap(([kind, found]) => (found.length === 0 ? [] : [[kind, found.sort()]])),
    );
  }

  private async contacts(): Promise<string[]> {
    const account = new Account(this.options);
    const found: string[] = [];
    for (const kind of ["BILLING", "OPERATIONS", "SECURITY"] as const) {
      const contact = await account
        .getAlternateContact({ AlternateContactType: kind })
        .catch(() => undefined);
      if (contact?.AlternateContact !== undefined) found.push(kind);
    }
    return found;
  }

  private async regional(): Promise<Record<string, string[]>> {
    const all: Record<string, string[]> = {};
    for (const region of this.regions) {
      const kms = new KMS({ ...this.options, region });
      const keys = names(await kms.listKeys(), "Keys", "KeyId");
      const states = await Promise.all(keys.map((KeyId) => kms.describeKey({ KeyId })));
      const topics = names(await new SNS({ ...this.options, region }).listTopics(), "Topics", "TopicArn");
      const logs = this.logs(region);
      const groups = names(await logs.describeLogGroups({}), "logGroups", "logGroupName");
      const filters = await Promise.all(
        groups.map((logGroupName) => logs.describeMetricFilters({ logGroupName })),
      );
      const found = {
        alarms: names(await this.cloudWatch(region).describeAlarms({}), "MetricAlarms", "AlarmName"),
        rules: names(await this.eventBridge(region).listRules({}), "Rules", "Name"),
        secrets: names(await this.secretsManager(region).listSecrets({}), "SecretList", "Name"),
        topics: topics.map((arn) => arn.slice(arn.lastIndexOf(":") + 1)),
        keys: keys.filter((_, i) => states[i]?.KeyMetadata?.KeyState === "Enabled"),
        filters: filters.flatMap((answer) => names(answer, "metricFilters", "filterName")),
      };
      for (const [kind, list] of Object.entries(found))
        all[kind] = [...(all[kind] ?? []), ...list.map((name) => `${region} ${name}`)];
    }
    return all;
  }
}

/** One member of each item of a list in an answer. */
function names<L extends string, N extends string>(
  answer: Readonly<
    Partial<Record<L, readonly Readonly<Partial<Record<N, string | undefined>>>[] | undefined>>
  >,
  list: L,
  name: N,
): string[] {
  return (answer[list] ?? []).flatMap((item) => item[name] ?? []);
}

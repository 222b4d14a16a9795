import type { Account } from "@aws-sdk/client-account";
import type { Budgets } from "@aws-sdk/client-budgets";
import type { CloudWatch } from "@aws-sdk/client-cloudwatch";
import type { CloudWatchLogs } from "@aws-sdk/client-cloudwatch-logs";
import type { EventBridge } from "@aws-sdk/client-eventbridge";
import type { IAM } from "@aws-sdk/client-iam";
import type { KMS } from "@aws-sdk/client-kms";
import type { Organizations } from "@aws-sdk/client-organizations";
import type { SecretsManager } from "@aws-sdk/client-secrets-manager";
import type { SNS } from "@aws-sdk/client-sns";
import type { STS } from "@aws-sdk/client-sts";

/** Long-term or session credentials. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

interface ClientOptions {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: Credentials;
}

/** Clients of one set of credentials. A service's SDK is loaded when it is first asked for: a start costs no more. */
export class Clients {
  private readonly cache = new Map<string, unknown>();

  constructor(private readonly options: ClientOptions) {}

  async iam(): Promise<IAM> {
    const { IAM } = await import("@aws-sdk/client-iam");
    return this.get("iam", this.options.region, (options) => new IAM(options));
  }

  async sts(): Promise<STS> {
    const { STS } = await import("@aws-sdk/client-sts");
    return this.get("sts", this.options.region, (options) => new STS(options));
  }

  async account(): Promise<Account> {
    const { Account } = await import("@aws-sdk/client-account");
    return this.get("account", this.options.region, (options) => new Account(options));
  }

  async organizations(): Promise<Organizations> {
    const { Organizations } = await import("@aws-sdk/client-organizations");
    return this.get("organizations", this.options.region, (options) => new Organizations(options));
  }

  async budgets(): Promise<Budgets> {
    const { Budgets } = await import("@aws-sdk/client-budgets");
    return this.get("budgets", this.options.region, (options) => new Budgets(options));
  }

  async cloudWatch(region: string): Promise<CloudWatch> {
    const { CloudWatch } = await import("@aws-sdk/client-cloudwatch");
    return this.get("cloudwatch", region, (options) => new CloudWatch(options));
  }

  async eventBridge(region: string): Promise<EventBridge> {
    const { EventBridge } = await import("@aws-sdk/client-eventbridge");
    return this.get("eventbridge", region, (options) => new EventBridge(options));
  }

  async logs(region: string): Promise<CloudWatchLogs> {
    const { CloudWatchLogs } = await import("@aws-sdk/client-cloudwatch-logs");
    return this.get("logs", region, (options) => new CloudWatchLogs(options));
  }

  async secretsManager(region: string): Promise<SecretsManager> {
    const { SecretsManager } = await import("@aws-sdk/client-secrets-manager");
    return this.get("secretsmanager", region, (options) => new SecretsManager(options));
  }

  async sns(region: string): Promise<SNS> {
    const { SNS } = await import("@aws-sdk/client-sns");
    return this.get("sns", region, (options) => new SNS(options));
  }

  async kms(region: string): Promise<KMS> {
    const { KMS } = await import("@aws-sdk/client-kms");
    return this.get("kms", region, (options) => new KMS(options));
  }

  private get<T>(service: string, region: string, make: (options: ClientOptions) => T): T {
    const key = `${service} ${region}`;
    const client = (this.cache.get(key) as T | undefined) ?? make({ ...this.options, region });
    this.cache.set(key, client);
    return client;
  }
}

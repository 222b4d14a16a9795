import { Clients } from "./clients";
import type { Credentials } from "./clients";
import { durationSeconds } from "./config";
import type { AssumeRole, Environment, ProviderConfig } from "./config";
import { describeError, present } from "./errors";
import { HeldState } from "./heldState";
import { toTagList } from "./tags";
import type { Tags } from "./tags";

/** A configured provider: who it is, where, and what it talks through. */
export interface Session {
  readonly accountId: string;
  readonly callerArn: string;
  readonly userId: string;
  /** `aws`, `aws-us-gov` or `aws-cn`. */
  readonly partition: string;
  readonly region: string;
  readonly defaultTags: Tags;
  readonly clients: Clients;
  readonly held: HeldState;
}

/**
 * Opens a session: follows the role chain, asks who that is, and compares the account with the allowed and forbidden
 * ones before anything else can happen.
 *
 * @throws Error when the emulator's address is missing or is AWS itself, when there are no credentials, when a role
 * cannot be assumed, and `AWS account ID not allowed: <id>`, the real provider's words.
 */
export async function openSession(config: ProviderConfig, environment: Environment): Promise<Session> {
  const endpoint = emulatorEndpoint(config, environment);
  const { region } = config;
  const held = new HeldState(required(environment, "SANDBOX_STATE_DIR", "the directory for what it lacks"));
  let credentials = initialCredentials(config, environment);
  for (const role of config.assumeRoles ?? []) {
    credentials = await assume(role, new Clients({ endpoint, region, credentials }));
  }
  const clients = new Clients({ endpoint, region, credentials });
  const caller = await (await clients.sts()).getCallerIdentity({});
  const accountId = present(caller.Account, "account id");
  if (isRefused(config, accountId)) throw new Error(`AWS account ID not allowed: ${accountId}`);
  const callerArn = present(caller.Arn, "caller ARN");
  return {
    accountId,
    callerArn,
    userId: present(caller.UserId, "user id"),
    partition: callerArn.split(":")[1] ?? "aws",
    region,
    defaultTags: config.defaultTags?.tags ?? {},
    clients,
    held,
  };
}

function isRefused(config: ProviderConfig, accountId: string): boolean {
  const allowed = config.allowedAccountIds ?? [];
  return (
    (allowed.length > 0 && !allowed.includes(accountId)) ||
    (config.forbiddenAccountIds ?? []).includes(accountId)
  );
}

/** The stand-in never talks to AWS: it has no default address, and refuses one of AWS's own. */
function emulatorEndpoint(config: ProviderConfig, environment: Environment): string {
  const endpoint = required(environment, "AWS_ENDPOINT_URL", "the emulator to talk to");
  const url = new URL(endpoint);
  if (/(^|\.)(amazonaws\.com(\.cn)?|aws)$/.test(url.hostname)) {
    throw new Error(
      `the sandbox's stand-in for the aws plugin never talks to AWS, but the endpoint is ${endpoint}`,
    );
  }
  for (const other of (config.endpoints ?? []).flatMap((endpoints) => Object.values(endpoints))) {
    if (new URL(other).origin !== url.origin) {
      throw new Error(`the provider's endpoint ${other} is not AWS_ENDPOINT_URL, ${endpoint}`);
    }
  }
  return endpoint;
}

function required(environment: Environment, name: string, what: string): string {
  const value = environment[name];
  if (value !== undefined && value !== "") return value;
  throw new Error(`the sandbox's stand-in for the aws plugin needs ${name}: ${what}`);
}

/** Of the configuration, else of the environment; never from a file, so that no key of the user's is read. */
function initialCredentials(config: ProviderConfig, environment: Environment): Credentials {
  const accessKeyId = config.accessKey ?? environment["AWS_ACCESS_KEY_ID"];
  const secretAccessKey = config.secretKey ?? environment["AWS_SECRET_ACCESS_KEY"];
  if (!accessKeyId || !secretAccessKey) {
    throw new Error(
      "no credentials: give accessKey and secretKey to the provider, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
    );
  }
  const sessionToken = config.accessKey ? config.token : environment["AWS_SESSION_TOKEN"];
  return { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
}

async function assume(role: AssumeRole, clients: Clients): Promise<Credentials> {
  try {
    const sts = await clients.sts();
    const { Credentials: credentials } = await sts.assumeRole({
      RoleArn: role.roleArn,
      RoleSessionName: role.sessionName ?? `pulumi-${Date.now()}`,
      ExternalId: role.externalId,
      DurationSeconds: durationSeconds(role.duration),
      Policy: role.policy,
      PolicyArns: role.policyArns?.map((arn) => ({ arn })),
      SourceIdentity: role.sourceIdentity,
      Tags: role.tags && toTagList(role.tags),
      TransitiveTagKeys: role.transitiveTagKeys,
    });
    return {
      accessKeyId: present(credentials?.AccessKeyId, "access key id"),
      secretAccessKey: present(credentials?.SecretAccessKey, "secret access key"),
      sessionToken: present(credentials?.SessionToken, "session token"),
    };
  } catch (error) {
    throw new Error(`cannot assume the role ${role.roleArn}: ${describeError(error)}`, { cause: error });
  }
}

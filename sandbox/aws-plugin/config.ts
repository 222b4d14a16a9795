import { z } from "zod";
import { accountId } from "./resources/schemas";
import { validate } from "./validate";
import type { Failure } from "./validate";
import { containsUnknown } from "./wire";
import type { Properties } from "./wire";

const tags = z.record(z.string(), z.string());

const assumeRole = z.strictObject({
  roleArn: z
    .string()
    .regex(/^arn:[\w-]+:iam::\d{12}:role\/.+$/, "expected arn:<partition>:iam::<account>:role/<name>"),
  externalId: z.string().optional(),
  sessionName: z.string().optional(),
  duration: z
    .string()
    .regex(/^(\d+h)?(\d+m)?(\d+s)?$/, "expected a duration such as 1h or 15m")
    .optional(),
  policy: z.string().optional(),
  policyArns: z.array(z.string()).optional(),
  sourceIdentity: z.string().optional(),
  tags: tags.optional(),
  transitiveTagKeys: z.array(z.string()).optional(),
});

const schema = z.strictObject({
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, "expected an AWS region such as eu-central-1"),
  accessKey: z.string().optional(),
  secretKey: z.string().optional(),
  token: z.string().optional(),
  profile: z.string().optional(),
  allowedAccountIds: z.array(accountId).optional(),
  forbiddenAccountIds: z.array(accountId).optional(),
  assumeRoles: z.array(assumeRole).optional(),
  defaultTags: z.strictObject({ tags: tags.optional() }).optional(),
  endpoints: z.array(z.record(z.string(), z.url())).optional(),
  maxRetries: z.int().optional(),
  skipCredentialsValidation: z.boolean().optional(),
  skipMetadataApiCheck: z.boolean().optional(),
  skipRegionValidation: z.boolean().optional(),
  skipRequestingAccountId: z.boolean().optional(),
  s3UsePathStyle: z.boolean().optional(),
});

/** One link of a role chain. */
export type AssumeRole = z.infer<typeof assumeRole>;

/** The provider's configuration, decoded and checked. */
export type ProviderConfig = z.infer<typeof schema>;

const SECRETS = ["accessKey", "secretKey", "token"];
/** The engine's own keys among the provider's inputs. */
const OF_THE_ENGINE = new Set(["version", "pluginDownloadURL", "__internal", "__defaults"]);
const TEXT = new Set(["region", "accessKey", "secretKey", "token", "profile"]);

/** The plugin's environment; the region is taken from it where the provider names none, as with a default provider. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What is wrong with a provider's inputs; parts that are not known yet in a preview are not judged. */
export function checkConfig(inputs: Properties, environment: Environment): Failure[] {
  return validate(schema, "pulumi:providers:aws", decode(inputs, environment), SECRETS);
}

/**
 * Reads a provider's inputs.
 *
 * @throws Error that lists everything that is wrong with them.
 */
export function parseConfig(inputs: Properties, environment: Environment): ProviderConfig {
  const failures = checkConfig(inputs, environment);
  if (failures.length > 0) throw new Error(failures.map(({ reason }) => reason).join("\n"));
  return schema.parse(decode(inputs, environment));
}

/** Seconds of a duration such as `1h30m`; undefined stays undefined. */
export function durationSeconds(duration: string | undefined): number | undefined {
  if (duration === undefined) return undefined;
  const [, hours, minutes, seconds] = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(duration) ?? [];
  return Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
}

/** The SDKs send everything that is not text as JSON in text. */
function decode(inputs: Properties, environment: Environment): Properties {
  const region = environment["AWS_REGION"] ?? environment["AWS_DEFAULT_REGION"];
  const given = Object.fromEntries(
    Object.entries(inputs)
      .filter(([key, value]) => !OF_THE_ENGINE.has(key) && value !== undefined && value !== null)
      .map(([key, value]) => [key, TEXT.has(key) || containsUnknown(value) ? value : fromJson(value)]),
  );
  return region === undefined ? given : { region, ...given };
}

function fromJson(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

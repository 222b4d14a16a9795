import { partitionOf } from "./awsRules";
import type { Fault } from "./fault";

/** An account, as far as its ARNs have to fit it; what is no plain value is not judged. */
interface Account {
  readonly accountId: string;
  readonly region?: string | undefined;
}

/** Whose an ARN may be: anyone's, or that of the account, for the reason given. */
type Owner = { readonly reason: string } | undefined;

const IN_ACCOUNT = { reason: "IAM takes policies and providers of its own account only" } as const;
const SUBSCRIBED = {
  reason:
    "the owner of another account would have to confirm the subscription, for which the deploy does not wait",
} as const;
const NOTIFIED = { reason: "AWS Budgets notifies topics of the budget's account only" } as const;
const MONITOR = { reason: "a monitor belongs to one account" } as const;

/** Every key that has ARNs, wherever it is. */
const OWNERS: ReadonlyMap<string, Owner> = new Map<string, Owner>([
  ["managedPolicies", IN_ACCOUNT],
  ["permissionsBoundary", IN_ACCOUNT],
  ["identityProvider", IN_ACCOUNT],
  ["sqs", SUBSCRIBED],
  ["lambda", SUBSCRIBED],
  ["topics", NOTIFIED],
  ["existingMonitorArn", MONITOR],
  ["trustedPrincipals", undefined],
  ["readers", undefined],
  ["role", undefined],
  ["roleArn", undefined],
  ["policy", undefined],
]);

/** Maps whose keys and values are anyone's own. */
const FREE: ReadonlySet<string> = new Set(["tags", "accountTags", "conditions", "filters"]);

/** ARNs of another partition than the account's, and of another account where AWS takes none. */
export function arnFaults(account: Account): Fault[] {
  const partition = partitionOf(account.region ?? "us-east-1");
  return arnsIn(account, [], undefined).flatMap(({ path, arn, key }) => {
    const [, ofArn = "", , , owner = ""] = arn.split(":");
    if (ofArn !== partition)
      return [
        {
          path,
          allowed: `an ARN of the partition ${partition}, in which the account is, and not of ${ofArn}`,
        },
      ];
    const owned = OWNERS.get(key);
    return owned === undefined || ["", "aws", account.accountId].includes(owner)
      ? []
      : [{ path, allowed: `an ARN of account ${account.accountId}, and not of ${owner}: ${owned.reason}` }];
  });
}

interface Placed {
  readonly path: Fault["path"];
  readonly arn: string;
  /** The key whose value it is, or is in. */
  readonly key: string;
}

function arnsIn(value: unknown, path: Fault["path"], key: string | undefined): Placed[] {
  if (typeof value === "string")
    return key !== undefined && OWNERS.has(key) && value.startsWith("arn:")
      ? [{ path, arn: value, key }]
      : [];
  if (Array.isArray(value)) return value.flatMap((item, index) => arnsIn(item, [...path, index], key));
  if (!isPlain(value)) return [];
  return Object.entries(value)
    .filter(([name]) => !FREE.has(name))
    .flatMap(([name, part]) => arnsIn(part, [...path, name], name));
}

/** Whether a value is a map and not an object of a class, such as an output of Pulumi. */
export function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

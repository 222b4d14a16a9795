import { readProperty, readText, type StackResource } from "../../inputs/pulumi/resource";
import { parseResourcePolicy } from "./resourcePolicy";
import { letsIn, type ServiceRequest } from "./serviceGrant";

const KEY = "aws:kms/key:Key";
const ALIAS = "aws:kms/alias:Alias";
/** SNS's own key, whose policy nobody can change. */
const AWS_MANAGED_KEY = /(^|:)alias\/aws\/sns$/;
/** What a service does with the key of a topic that it publishes to. */
const ACTIONS = ["kms:Decrypt", "kms:GenerateDataKey"];

/**
 * Why the key of a topic keeps a service from publishing to it; `undefined` where nothing does.
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services
 */
export function keyObstacle(
  topic: StackResource,
  resources: readonly StackResource[],
  request: Omit<ServiceRequest, "action" | "resource">,
): string | undefined {
  const id = readProperty(topic, "kmsMasterKeyId");
  if (id.kind === "known" && (id.value === undefined || id.value === null || id.value === ""))
    return undefined;
  if (id.kind === "known" && AWS_MANAGED_KEY.test(String(id.value))) {
    return "is encrypted with alias/aws/sns, which lets no service publish: use a key of your own";
  }
  const key = findKey(topic, "kmsMasterKeyId", resources);
  if (key === undefined)
    return "is encrypted with a key that is not in this stack, so its policy cannot be seen";
  const policy = readProperty(key, "policy");
  if (policy.kind === "unknown" && "policy" in key.propertyDependencies) {
    return `is encrypted with key ${key.name}, whose policy is not known in the preview`;
  }
  // KMS fills in the policy of a key without one; that one lets no service in.
  const parsed = policy.kind === "known" ? parseResourcePolicy(policy.value) : undefined;
  const resource = { arn: readText(key, "arn"), name: key.name };
  const open =
    parsed?.ok === true && ACTIONS.every((action) => letsIn(parsed.policy, { ...request, action, resource }));
  return open
    ? undefined
    : `is encrypted with key ${key.name}, whose policy does not allow ${request.service} ${ACTIONS.join(" and ")}`;
}

/** The key that a property names by id, ARN or alias, or that its value comes from. */
function findKey(
  owner: StackResource,
  property: string,
  resources: readonly StackResource[],
): StackResource | undefined {
  const reference = readText(owner, property);
  const candidates =
    reference === undefined
      ? (owner.propertyDependencies[property] ?? [])
      : resources.filter((it) => ["arn", "keyId", "name"].some((name) => readText(it, name) === reference));
  const [key, ...others] = candidates.flatMap((it) => {
    if (it.type === KEY) return [it];
    return it.type === ALIAS ? (findKey(it, "targetKeyId", resources) ?? []) : [];
  });
  return others.length === 0 ? key : undefined;
}

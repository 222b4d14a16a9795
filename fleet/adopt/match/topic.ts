import type { Clients } from "../facts/clients";
import { customerKey, type KeyFacts } from "../facts/keys";
import { subscriptionInputs, topic as readTopic, type TopicFacts } from "../facts/topics";
import type { Plan } from "../plan";
import type { Wanted, WantedResource } from "../wanted";

const TOPIC = "aws:sns/topic:Topic";
const POLICY = "aws:sns/topicPolicy:TopicPolicy";
const SUBSCRIPTION = "aws:sns/topicSubscription:TopicSubscription";
const KEY = "aws:kms/key:Key";

/**
 * A topic for the baseline's, with its policy, the confirmed subscriptions that the config asks for, and its key.
 * @returns Whether there is such a topic.
 */
export async function adoptTopic(
  clients: Pick<Clients, "sns" | "kms">,
  wanted: Wanted,
  plan: Plan,
  { arn, accountId }: { arn: string; accountId: string },
): Promise<boolean> {
  const topic = wanted.part(TOPIC, "notifications");
  const found = await readTopic(clients.sns, arn);
  if (topic === undefined || found === undefined) return false;
  const name = arn.slice(arn.lastIndexOf(":") + 1);
  const keyId = found.today["kmsMasterKeyId"];
  const key =
    typeof keyId === "string" && keyId !== "" ? await customerKey(clients.kms, accountId, keyId) : undefined;
  adoptKey(plan, wanted.part(KEY, "notifications-key"), key);
  // A topic names its key by id, alias or ARN, a program by ARN.
  const uncompared = key === undefined || key.arn === keyId ? [] : ["kmsMasterKeyId"];
  plan.adopt(
    topic,
    { id: arn, physicalName: name, what: `SNS topic ${name}`, today: found.today, uncompared },
    key === undefined ? {} : { kmsMasterKeyId: key.arn },
  );
  adoptPolicy(plan, wanted.part(POLICY, "notifications-policy"), found, {
    offline: String(topic.inputs["name"]),
    real: name,
  });
  await adoptSubscriptions(clients, wanted, plan, found, name);
  return true;
}

function adoptKey(plan: Plan, wanted: WantedResource | undefined, key: KeyFacts | undefined): void {
  if (wanted === undefined || key === undefined) return;
  plan.adopt(wanted, { id: key.id, what: `KMS key ${key.id}`, today: key.today });
  plan.notes.push(
    `KMS key ${key.id}: if it has other uses than the topic, remove its entry from the file before a deploy. The topic then gets its own key. With the entry, the policy of the key becomes that of the baseline once it is not in keep`,
  );
}

/** An offline run knows the document, but for the topic's name. */
function adoptPolicy(
  plan: Plan,
  wanted: WantedResource | undefined,
  { arn, policy }: TopicFacts,
  { offline, real }: { offline: string; real: string },
): void {
  if (wanted === undefined) return;
  const asked = String(wanted.inputs["policy"]).replaceAll(offline, real);
  plan.adopt(wanted, { id: arn, what: `policy of SNS topic ${real}`, today: { policy } }, { policy: asked });
}

async function adoptSubscriptions(
  { sns }: Pick<Clients, "sns">,
  wanted: Wanted,
  plan: Plan,
  { subscriptions }: TopicFacts,
  topicName: string,
): Promise<void> {
  for (const { arn, protocol, endpoint } of subscriptions) {
    const subscription = wanted
      .all(SUBSCRIPTION)
      .find(
        ({ name, inputs }) =>
          name === `${wanted.baseline}-notifications-${endpoint}` && inputs["protocol"] === protocol,
      );
    if (subscription === undefined) {
      plan.leftAlone.push(`${protocol} subscription of ${endpoint} to SNS topic ${topicName}`);
    } else if (arn === undefined) {
      plan.notes.push(`${endpoint} has not confirmed its subscription to ${topicName}: it is asked again`);
    } else {
      const what = `${protocol} subscription of ${endpoint}`;
      plan.adopt(subscription, { id: arn, what, today: await subscriptionInputs(sns, arn) });
    }
  }
}

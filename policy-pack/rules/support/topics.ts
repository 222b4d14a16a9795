import { Providers } from "../../inputs/pulumi/providers";
import { readProperty, readText, type Property, type StackResource } from "../../inputs/pulumi/resource";
import { nameOf } from "./names";
import { parseResourcePolicy, type ResourcePolicy } from "./resourcePolicy";

export const TOPIC = "aws:sns/topic:Topic";
const TOPIC_POLICY = "aws:sns/topicPolicy:TopicPolicy";

/** What a list such as `alarmActions` refers to. */
export interface TopicReferences {
  topics: readonly StackResource[];
  /** Texts that are no topic of the stack. */
  outside: readonly string[];
  /** Some of it is known only after the deploy, and what it depends on does not settle it. */
  unsettled: boolean;
}

/** The policy that governs a topic. */
export type TopicPolicy =
  | { kind: "policy"; policy: ResourcePolicy }
  /** What SNS gives a topic that is given none: its own account only. */
  | { kind: "default" }
  | { kind: "unreadable"; fault: string };

/** The SNS topics of a stack, and their policies. */
export class Topics {
  readonly all: readonly StackResource[];
  private readonly byPlace: ReadonlyMap<string, StackResource>;
  private readonly policies = new Map<StackResource, StackResource[]>();
  /** Policies of which it cannot be told for certain whose they are, with the name of the topic where it is known. */
  private readonly unplaced: { policy: StackResource; topic: string | undefined }[] = [];
  private readonly governedBy = new Map<StackResource, readonly StackResource[]>();

  constructor(resources: readonly StackResource[]) {
    const providers = new Providers(resources);
    this.all = resources.filter(({ type }) => type === TOPIC);
    this.byPlace = new Map(this.all.map((topic) => [placeOf(topic, providers), topic]));
    for (const policy of resources.filter(({ type }) => type === TOPIC_POLICY)) {
      const { topics, outside, unsettled } = this.resolve(policy, "arn", [readProperty(policy, "arn")]);
      this.governedBy.set(policy, topics);
      for (const arn of outside) this.unplaced.push({ policy, topic: arn.split(":").at(-1) });
      if (unsettled) this.unplaced.push({ policy, topic: undefined });
      for (const topic of topics) this.policies.set(topic, [...(this.policies.get(topic) ?? []), policy]);
    }
  }

  /**
   * Finds the topics that a property's values, read before, refer to: known ones by ARN, others by what the property
   * depends on, be it the topic or its policy. Where the two numbers differ the values may come from any of them.
   */
  resolve(owner: StackResource, property: string, values: readonly Property[] | "unknown"): TopicReferences {
    const known = values === "unknown" ? [] : values.filter((value) => value.kind === "known");
    const unknown = values === "unknown" ? 1 : values.length - known.length;
    const topics = new Set<StackResource>();
    const outside: string[] = [];
    for (const { value } of known) {
      const topic = this.byPlace.get(placeInArn(String(value)));
      if (topic === undefined) outside.push(String(value));
      else topics.add(topic);
    }
    if (unknown === 0) return { topics: [...topics], outside, unsettled: false };
    const dependencies = owner.propertyDependencies[property] ?? [];
    const candidates = new Set(
      dependencies
        .flatMap((it) => (it.type === TOPIC ? [it] : (this.governedBy.get(it) ?? [])))
        .filter((it) => !topics.has(it)),
    );
    const unsettled = candidates.size !== unknown;
    return { topics: unsettled ? [...topics] : [...topics, ...candidates], outside, unsettled };
  }

  policyOf(topic: StackResource): TopicPolicy {
    const [policy, ...others] = this.policies.get(topic) ?? [];
    if (others.length > 0)
      return { kind: "unreadable", fault: "is given by several aws.sns.TopicPolicy, and only one wins" };
    const other = this.unplaced.find((it) => it.topic === undefined || it.topic === nameOf(topic));
    if (policy === undefined && other !== undefined)
      return {
        kind: "unreadable",
        fault: `may be that of ${other.policy.name}, because its arn is unknown in the preview`,
      };
    const source = policy ?? topic;
    const property = readProperty(source, "policy");
    const document = property.kind === "known" ? (property.value ?? undefined) : undefined;
    if (document !== undefined) {
      const parsed = parseResourcePolicy(document);
      return parsed.ok
        ? { kind: "policy", policy: parsed.policy }
        : { kind: "unreadable", fault: `cannot be read, since it ${parsed.defect}` };
    }
    // SNS fills in the policy of a topic without one, so before the deploy the preview shows it as not known.
    if (source === topic && !("policy" in topic.propertyDependencies)) return { kind: "default" };
    return {
      kind: "unreadable",
      fault:
        "is not known in the preview: build the ARN in its document from the topic's name, which is known before the deploy",
    };
  }
}

/** Region, account and name, which make up the ARN of a topic and are known before it. */
function placeOf(topic: StackResource, providers: Providers): string {
  const arn = readText(topic, "arn");
  if (arn !== undefined) return placeInArn(arn);
  return [providers.regionOf(topic), providers.accountOf(topic), nameOf(topic)].join(":");
}

function placeInArn(arn: string): string {
  return arn.split(":").slice(3).join(":");
}

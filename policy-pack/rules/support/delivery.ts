import { Providers } from "../../inputs/pulumi/providers";
import { readText, type StackResource } from "../../inputs/pulumi/resource";
import { keyObstacle } from "./keys";
import { nameOf } from "./names";
import { letsIn } from "./serviceGrant";
import { Topics } from "./topics";

/** A service of AWS that publishes to topics. */
export type Publisher = "cloudwatch.amazonaws.com" | "budgets.amazonaws.com";

/** Tells whether what a service publishes for an alarm or a budget gets into a topic. */
export class Delivery {
  readonly topics: Topics;
  readonly providers: Providers;

  constructor(private readonly resources: readonly StackResource[]) {
    this.topics = new Topics(resources);
    this.providers = new Providers(resources);
  }

  /**
   * Why the service cannot publish to the topic; `undefined` where it can.
   * @see https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
   */
  obstacle(topic: StackResource, service: Publisher, source: StackResource): string | undefined {
    const request = {
      service,
      account: this.providers.accountOf(source),
      sourceArn: this.sourceArn(service, source),
      sendsSourceOwner: service === "cloudwatch.amazonaws.com",
    };
    const governing = this.topics.policyOf(topic);
    const what = `topic ${nameOf(topic)}`;
    if (governing.kind === "unreadable") return `the policy of ${what} ${governing.fault}`;
    const resource = { arn: readText(topic, "arn"), name: nameOf(topic) };
    const open =
      governing.kind === "default"
        ? request.sendsSourceOwner
        : letsIn(governing.policy, { ...request, action: "sns:Publish", resource });
    if (!open)
      return `the policy of ${what} does not allow ${service} sns:Publish for account ${request.account ?? "(not known: give the provider allowedAccountIds)"}`;
    const obstacle = keyObstacle(topic, this.resources, request);
    return obstacle && `${what} ${obstacle}`;
  }

  /** The ARN, or what it will be in the partition `aws`, the only one that has these services' billing data. */
  private sourceArn(service: Publisher, source: StackResource): string | undefined {
    const arn = readText(source, "arn");
    const account = this.providers.accountOf(source);
    if (arn !== undefined || account === undefined) return arn;
    if (service === "budgets.amazonaws.com") return `arn:aws:budgets::${account}:budget/${nameOf(source)}`;
    const region = this.providers.regionOf(source);
    return region && `arn:aws:cloudwatch:${region}:${account}:alarm:${nameOf(source)}`;
  }
}

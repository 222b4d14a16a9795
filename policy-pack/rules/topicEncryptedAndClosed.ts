import type { Rule } from "../pack/rule";
import { Providers } from "../inputs/pulumi/providers";
import { readProperty, type StackResource } from "../inputs/pulumi/resource";
import { inBaseline } from "./support/baseline";
import { openings } from "./support/closedToOthers";
import { nist } from "./support/controls";
import { nameOf } from "./support/names";
import { Topics } from "./support/topics";

export interface TopicEncryptedAndClosedOptions {
  everyTopic: boolean;
}

/**
 * Blocks notification topics that are not encrypted, or that other accounts can read from or write to. An organization
 * that a statement names by aws:PrincipalOrgID or aws:SourceOrgID counts as own.
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html
 */
export const topicEncryptedAndClosed: Rule<TopicEncryptedAndClosedOptions> = {
  name: "topic-encrypted-and-closed",
  displayName: "Notification topics are encrypted and closed to other accounts",
  description:
    "The baseline's SNS topics have a KMS key, and each Allow of their policy is for this account, or for a service that acts on its behalf.",
  enforcementLevel: "mandatory",
  severity: "high",
  controls: [
    nist("SC-28(1)", "Protection of Information at Rest | Cryptographic Protection."),
    nist("AC-3", "Access Enforcement."),
  ],
  tags: ["sns", "encryption"],
  remediationSteps:
    "Set kmsMasterKeyId. Let each Allow of the topic's policy name this account or a service, the latter with StringEquals aws:SourceAccount of this account.",
  url: "https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html",
  options: {
    everyTopic: {
      type: "boolean",
      description: "Whether the rule applies to topics outside an AccountBaseline as well. Default: false.",
    },
  },
  judge: (resources, { everyTopic }) => {
    const topics = new Topics(resources);
    const providers = new Providers(resources);
    return topics.all
      .filter((topic) => everyTopic === true || inBaseline(topic))
      .flatMap((topic) => {
        const faults = [...encryptionFaults(topic), ...policyFaults(topic, topics, providers)];
        if (faults.length === 0) return [];
        const subject = nameOf(topic);
        return [{ subject, urn: topic.urn, message: `SNS topic "${subject}": ${faults.join("; ")}.` }];
      });
  },
};

/** A key that is not known yet is one that is given. */
function encryptionFaults(topic: StackResource): string[] {
  const key = readProperty(topic, "kmsMasterKeyId");
  const given = key.kind === "unknown" || (typeof key.value === "string" && key.value !== "");
  return given ? [] : ["it is not encrypted, set kmsMasterKeyId"];
}

function policyFaults(topic: StackResource, topics: Topics, providers: Providers): string[] {
  const governing = topics.policyOf(topic);
  if (governing.kind === "default") return [];
  if (governing.kind === "unreadable") return [`its policy ${governing.fault}`];
  const account = providers.accountOf(topic);
  if (account === undefined) {
    return [
      "its account is not known, so it is unknown whom its policy lets in: give the provider one account in allowedAccountIds",
    ];
  }
  return openings(governing.policy, account).map((opening) => `its policy is open, ${opening}`);
}

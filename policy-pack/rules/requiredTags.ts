import type { Rule } from "../pack/rule";
import type { StackResource } from "../inputs/pulumi/resource";
import { nist } from "./support/controls";
import { nameOf } from "./support/names";

export interface RequiredTagsOptions {
  tags: readonly string[];
}

/** Types that take tags, for those whose preview shows no `tagsAll`. */
const TAGGABLE: ReadonlySet<string> = new Set([
  "aws:budgets/budget:Budget",
  "aws:cloudwatch/metricAlarm:MetricAlarm",
  "aws:iam/policy:Policy",
  "aws:iam/role:Role",
  "aws:iam/user:User",
  "aws:kms/key:Key",
  "aws:sns/topic:Topic",
]);

/**
 * Asks for tags on every AWS resource that can carry them. Only their keys are looked at, so values that are known only
 * after the deploy are fine; where the keys themselves are not known yet the resource is reported.
 * @see https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html
 */
export const requiredTags: Rule<RequiredTagsOptions> = {
  name: "required-tags",
  displayName: "Resources carry the required tags",
  description:
    "Every resource that can carry tags has the keys that the pack's config requires; by default none.",
  enforcementLevel: "mandatory",
  severity: "low",
  controls: [nist("CM-8", "System Component Inventory.")],
  tags: ["tags"],
  remediationSteps: "Add the tags to the resource, or to defaultTags of its provider.",
  url: "https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html",
  options: {
    tags: {
      type: "array",
      items: { type: "string", minLength: 1 },
      uniqueItems: true,
      description: "Keys that every taggable resource must have, case-sensitive. Default: none.",
    },
  },
  judge: (resources, { tags: required = [] }) =>
    resources.filter(isTaggable).flatMap((resource) => {
      const keys = tagKeys(resource);
      const missing = required.filter((key) => keys === "unknown" || !keys.has(key));
      if (missing.length === 0) return [];
      const fault =
        keys === "unknown"
          ? `has tags whose keys are not known in the preview, so these cannot be seen: ${missing.join(", ")}. Write the keys out`
          : `lacks the tags ${missing.join(", ")}`;
      const subject = nameOf(resource);
      return [{ subject, urn: resource.urn, message: `${resource.type} "${subject}" ${fault}.` }];
    }),
};

function isTaggable({ type, props }: StackResource): boolean {
  return (
    type.startsWith("aws:") &&
    (TAGGABLE.has(type) || Object.keys(props).some((it) => it === "tags" || it === "tagsAll"))
  );
}

/** The provider's default tags are among them; reading the values would fail where they are not known yet. */
function tagKeys({ props }: StackResource): ReadonlySet<string> | "unknown" {
  try {
    return new Set(Object.keys(props["tags"] ?? {}));
  } catch {
    return "unknown";
  }
}

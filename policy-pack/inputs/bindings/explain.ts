import { describeDefect } from "../../iam/document";
import { describeRefusal } from "../../iam/limits";
import type { Assessment } from "../../proof/assess";
import { describeCounterexample, describeFix, FAULTS } from "../../proof/describe";
import type { Bindings, Obstacle } from "./bindings";

/** What the users are in: a stack under the policy pack, whose config may vouch for groups and policies, or any input. */
export type Scope = "stack" | "input";

/**
 * Tells a user of a stack why it is blocked, with the request that gets through and what to do.
 * @param labels What the documents judged are called, in their order.
 * @returns `undefined` for a user that enforces MFA.
 */
export function explain(
  userName: string,
  { verdict, fix }: Assessment,
  labels: readonly string[],
  { obstacles, differing }: Pick<Bindings, "obstacles" | "differing">,
  scope: Scope = "stack",
): string | undefined {
  if (verdict.enforced) return undefined;
  const { finding, also, counterexample } = verdict;
  if (obstacles.length > 0) {
    return [
      `IAM user "${userName}": MFA cannot be proven (not-provable).`,
      ...describeObstacles(obstacles, scope).map((line) => `- ${line}`),
      ...differing.map((line) => `- ${line}`),
      `- What can be read does not enforce MFA (${[finding, ...also].join(", ")}).`,
    ].join("\n");
  }
  return [
    `IAM user "${userName}" can work without MFA (${[finding, ...also].join(", ")}): ${FAULTS[finding]}.`,
    ...differing,
    ...(counterexample ? [`Counterexample: ${describeCounterexample(counterexample, labels)}`] : []),
    ...(fix ? [`Fix: ${describeFix(fix, labels)}`] : []),
  ].join("\n");
}

/** Why policies cannot be read and what to do, in sentences. */
export function describeObstacles(obstacles: readonly Obstacle[], scope: Scope): string[] {
  return [
    ...new Set(
      obstacles.map(
        (obstacle) =>
          (scope === "input" ? describeInInput(obstacle) : undefined) ?? describeObstacle(obstacle),
      ),
    ),
  ];
}

/** What reads differently where there is neither a preview nor a config; `undefined` for what does not. */
function describeInInput(obstacle: Obstacle): string | undefined {
  switch (obstacle.kind) {
    case "unknown-document":
      return `the document of ${obstacle.label} is not in the input, or known only after the deploy.`;
    case "outside-group":
      return `group "${obstacle.name}" is not in the input, so its policies cannot be read: add the input that has it, with --together.`;
    case "outside-policy":
      return `policy ${obstacle.arn} is not in the input, so its document cannot be read: add the input that has it, with --together.`;
    case "outside-user":
      return `the user of ${obstacle.credential} is not in the input, so its policies cannot be read: add the input that has it, with --together.`;
    case "unsettled-reference":
      return `${obstacle.property} of ${obstacle.label} is known only after the deploy, and does not come from exactly one resource.`;
    default:
      return undefined;
  }
}

function describeObstacle(obstacle: Obstacle): string {
  switch (obstacle.kind) {
    case "unknown-document":
      return (
        `the document of ${obstacle.label} is not known in the preview: build it from values that exist before the ` +
        "deploy, not from outputs of resources that are still to be created. If it must have such values, put the Deny " +
        "into a policy of its own, without them."
      );
    case "malformed-document":
      return `IAM would refuse the document of ${obstacle.label}: ${obstacle.defects.map(describeDefect).join("; ")}.`;
    case "outside-group":
      return (
        `group "${obstacle.name}" is not in this stack, so its policies cannot be read: create it here, bind the user ` +
        "to an MFA-enforcing policy of its own, or vouch for the group in the pack's config: " +
        `${trustEntry("trustedGroups", obstacle.name)}.`
      );
    case "outside-policy":
      return (
        `policy ${obstacle.arn} is not in this stack, so its document cannot be read: create it here, bind the user to ` +
        "an MFA-enforcing policy of its own, or vouch for it in the pack's config: " +
        `${trustEntry("trustedPolicyArns", obstacle.arn)}.`
      );
    case "outside-user":
      return (
        `the user of ${obstacle.credential} is not in this stack, so its policies cannot be read: create the user ` +
        "here, bind an MFA-enforcing policy to it here by its name, or give an exemption for its name."
      );
    case "ambiguous-account":
      return (
        `"${obstacle.name}" is in this stack through another provider, which may be for another account: use one ` +
        "provider for both, or give both the same allowedAccountIds."
      );
    case "repeated-policy":
      return (
        `there are several of ${obstacle.label} with different documents, and AWS keeps only the last that is ` +
        "written: give each a name of its own."
      );
    case "repeated-holder":
      return (
        `${obstacle.labels.join(" and ")} are one user or group in AWS, and list different policies or groups, of ` +
        "which AWS keeps the last that is written: create it once."
      );
    case "conditional-resource":
      return (
        `${obstacle.label} has the condition ${obstacle.condition}, so it may not exist: take the condition ` +
        "away, or bind the user without it."
      );
    case "late-name":
      return (
        `the name of ${obstacle.label} is not known in the preview, so it may overwrite the others: AWS keeps one ` +
        "inline policy of each name. Give it a name that exists before the deploy, or a namePrefix."
      );
    case "exclusive-members":
      return (
        `GroupMembership ${obstacle.label} owns all members of group "${obstacle.group}" and does not list the user, ` +
        "which the next refresh takes out: list it there, or use UserGroupMembership for all members."
      );
    case "exclusive-attachment":
      return (
        `PolicyAttachment ${obstacle.label} owns all attachments of policy ${obstacle.policy} and does not list this ` +
        "one, which the next refresh detaches: list it there, or use UserPolicyAttachment and GroupPolicyAttachment."
      );
    case "written-trust":
      return (
        `group "${obstacle.name}" is trusted by the pack's config, but this stack writes or removes policies of it: ` +
        "leave its policies to whoever vouches for them, or create the group here."
      );
    case "detached-trust":
      return (
        `group "${obstacle.name}" is trusted by the pack's config, but PolicyAttachment ${obstacle.label} owns all ` +
        "attachments of a policy that is not in this stack, and takes it from the group: list the group there, or use " +
        "UserPolicyAttachment and GroupPolicyAttachment."
      );
    case "beyond-limit":
      return `${describeRefusal(obstacle.refusal)}.`;
    case "refused-name":
      return `IAM refuses the name of ${obstacle.label}: expected 1 to 128 letters, digits and +=,.@_-.`;
    case "other-account":
      return (
        `${obstacle.label} names "${obstacle.name}" through another provider, which may be for another account: use ` +
        "one provider for both, or give both the same allowedAccountIds."
      );
    case "late-holder":
      return (
        `${obstacle.property} of ${obstacle.label} is not known in the preview. It comes from ${obstacle.source}, but may ` +
        "turn out to be this one, and then takes a policy from it: give it a name that exists before the deploy " +
        `(the property name of ${obstacle.source}, not its id or ARN), or give inline policies names of their own.`
      );
    case "unsettled-reference":
      return (
        `${obstacle.property} of ${obstacle.label} is not known in the preview and may come from several ` +
        "resources: name one resource, or give a list with one entry for each."
      );
  }
}

function trustEntry(option: "trustedGroups" | "trustedPolicyArns", pattern: string): string {
  return `{ "iam-user-mfa-enforcement": { "${option}": [${JSON.stringify({ pattern, reason: "…", owner: "…", expires: "YYYY-MM-DD" })}] } }`;
}

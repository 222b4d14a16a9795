import { describeDefect } from "../../iam/document";
import type { Assessment } from "../assess";
import { describeCounterexample, describeFix, FAULTS } from "../describe";
import type { Obstacle } from "./bindings";

/**
 * Tells a user of a stack why it is blocked, with the request that gets through and what to do.
 * @param labels What the documents judged are called, in their order.
 * @returns `undefined` for a user that enforces MFA.
 */
export function explain(
  userName: string,
  { verdict, fix }: Assessment,
  labels: readonly string[],
  obstacles: readonly Obstacle[],
): string | undefined {
  if (verdict.enforced) return undefined;
  const { finding, also, counterexample } = verdict;
  if (obstacles.length > 0) {
    return [
      `IAM user "${userName}": MFA cannot be proven (not-provable).`,
      ...obstacles.map((obstacle) => `- ${describeObstacle(obstacle)}`),
      `- What can be read does not enforce MFA (${[finding, ...also].join(", ")}).`,
    ].join("\n");
  }
  return [
    `IAM user "${userName}" can work without MFA (${[finding, ...also].join(", ")}): ${FAULTS[finding]}.`,
    ...(counterexample ? [`Counterexample: ${describeCounterexample(counterexample, labels)}`] : []),
    ...(fix ? [`Fix: ${describeFix(fix, labels)}`] : []),
  ].join("\n");
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
        `group "${obstacle.name}" is not in this stack, so its policies cannot be read: create it here, or bind ` +
        "the user to an MFA-enforcing policy of its own."
      );
    case "outside-policy":
      return (
        `policy ${obstacle.arn} is not in this stack, so its document cannot be read: create it here, read it ` +
        "with aws.iam.Policy.get, or bind the user to an MFA-enforcing policy of its own."
      );
    case "outside-user":
      return (
        `the user of ${obstacle.credential} is not in this stack, so its policies cannot be read: create the user ` +
        "here, read it with aws.iam.User.get and bind it here, or give an exemption for its name."
      );
    case "ambiguous-account":
      return (
        `"${obstacle.name}" is in this stack, but several providers of aws or aws-native make it uncertain whether ` +
        "it is in the same account: use the resources of one package, or one provider of each."
      );
    case "repeated-policy":
      return (
        `there are several of ${obstacle.label} with different documents, of which AWS keeps the last that is ` +
        "written: give each a name of its own."
      );
    case "conditional-resource":
      return (
        `${obstacle.label} has the condition ${obstacle.condition}, so it may not exist: take the condition ` +
        "away, or bind the user without it."
      );
    case "unsettled-reference":
      return (
        `${obstacle.property} of ${obstacle.label} is not known in the preview and may come from several ` +
        "resources: name one resource, or give a list with one entry for each."
      );
  }
}

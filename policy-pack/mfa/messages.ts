import type { Obstacle } from "./stack/bindings";
import type { Counterexample, Finding, StatementRef, Verdict } from "./verdict";

const FIX =
  'bind the user, or a group it is in, to a Deny with NotAction (the enrolment actions only), Resource "*" and ' +
  'the condition BoolIfExists aws:MultiFactorAuthPresent "false".';

const FINDING_TEXTS: Readonly<Record<Finding, { fault: string; fix: string }>> = {
  none: { fault: "no policy of the user or its groups denies anything for lack of MFA", fix: FIX },
  "allow-only": {
    fault: "MFA is a condition of Allow statements only, so any other Allow grants without it",
    fix: FIX,
  },
  "partial-scope": {
    fault: "the Deny without MFA leaves out actions or resources, or has a further condition",
    fix: 'let the Deny cover every action but the enrolment (NotAction) on Resource "*", with the MFA condition alone.',
  },
  "partial-no-longterm-keys": {
    fault: "the Deny binds console sessions but not access keys, whose requests carry no MFA key at all",
    fix: "use BoolIfExists in place of Bool.",
  },
  "over-permissive-exemption": {
    fault: "the Deny exempts more than the enrolment of an MFA device",
    fix:
      "take the action out of NotAction; if users are to manage their own credentials without MFA, deny it for all " +
      "other users (a second Deny with NotResource naming only the user's own ARN).",
  },
  "not-provable": {
    fault: "the policies are too involved to be decided",
    fix: "use fewer wildcards in the Deny statements.",
  },
};

/**
 * Tells a user of a stack why it is blocked, with the request that gets through and what to do.
 * @param labels What the documents judged are called, in their order.
 * @returns `undefined` for a user that enforces MFA.
 */
export function explain(
  userName: string,
  verdict: Verdict,
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
  const { fault, fix } = FINDING_TEXTS[finding];
  return [
    `IAM user "${userName}" can work without MFA (${[finding, ...also].join(", ")}): ${fault}.`,
    ...(counterexample === undefined ? [] : [describeCounterexample(counterexample, labels)]),
    `Fix: ${fix}`,
  ].join("\n");
}

function describeCounterexample(
  { session, action, resource, statement }: Counterexample,
  labels: readonly string[],
): string {
  const who = session === "console" ? "a console session without MFA" : "a long-term access key";
  const where = statement === undefined ? "" : `; see ${describeStatement(statement, labels)}`;
  return `Counterexample: ${action} on ${resource} by ${who} is not denied${where}.`;
}

function describeStatement({ document, index, sid }: StatementRef, labels: readonly string[]): string {
  const statement = sid === undefined || sid === "" ? `statement ${index + 1}` : `statement "${sid}"`;
  return `${statement} of ${labels[document] ?? `document ${document + 1}`}`;
}

function describeObstacle(obstacle: Obstacle): string {
  switch (obstacle.kind) {
    case "unknown-document":
      return (
        `the document of ${obstacle.label} is not known in the preview: build it from values that exist before the ` +
        "deploy, not from outputs of resources that are still to be created."
      );
    case "malformed-document": {
      const defects = obstacle.defects.map(({ path, message }) => [path, message].filter(Boolean).join(" "));
      return `IAM would refuse the document of ${obstacle.label}: ${defects.join("; ")}.`;
    }
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
    case "unsettled-reference":
      return (
        `${obstacle.property} of ${obstacle.label} is not known in the preview and may come from several ` +
        "resources: name one resource, or give a list with one entry for each."
      );
  }
}

import type { PolicyDocument, Statement } from "../iam/document";
import type { Enrollment, EnrollmentOutcome, EnrollmentStep } from "./enrollment";
import type { Fix } from "./fix";
import { SESSIONS, type Session } from "./sessions";
import type { UnknownAction } from "./unknownActions";
import type { UnknownKey } from "./unknownKeys";
import type { Counterexample, Finding, Reason, StatementRef } from "./verdict";

/** What is wrong, for each finding. */
export const FAULTS: Readonly<Record<Finding, string>> = {
  none: "no policy of the user or its groups denies anything for lack of MFA",
  "allow-only": "MFA is a condition of Allow statements only, so any other Allow grants without it",
  "partial-scope": "the Deny without MFA leaves out actions or resources, or has a further condition",
  "partial-no-longterm-keys":
    "the Deny binds console sessions but not access keys, whose requests carry no MFA key at all",
  "over-permissive-exemption": "the Deny exempts more than the enrollment of an MFA device",
  "not-provable": "the policies cannot be read, or are too involved to be decided",
};

/** What messages call a session. */
export const SESSION_NAMES: Readonly<Record<Session, string>> = {
  console: "a console session without MFA",
  "access-key": "a long-term access key",
};

/**
 * The request that gets through, in one sentence.
 * @param labels What the documents judged are called, in their order.
 */
export function describeCounterexample(
  { session, action, resource, statement, future }: Counterexample,
  labels: readonly string[],
): string {
  const where = statement === undefined ? "" : `; see ${describeStatement(statement, labels)}`;
  const what = future === true ? `${action} (an action that AWS may add)` : action;
  return `${what} on ${resource} by ${SESSION_NAMES[session]} is not denied${where}.`;
}

export function describeStatement({ document, index, sid }: StatementRef, labels: readonly string[]): string {
  const statement = sid === undefined || sid === "" ? `statement ${index + 1}` : `statement "${sid}"`;
  return `${statement} of ${labels[document] ?? `document ${document + 1}`}`;
}

/** The change that closes the hole, in words and as a JSON Patch, or as the document that is missing. */
export function describeFix({ document, summary, patch }: Fix, labels: readonly string[]): string {
  const [operation] = patch;
  if (document === undefined && operation?.op === "add") {
    return `${summary}:\n${JSON.stringify(operation.value)}`;
  }
  const where = document === undefined ? "" : `${labels[document] ?? `document ${document + 1}`}, `;
  return `${where}${summary}. As a JSON Patch: ${JSON.stringify(patch)}`;
}

/** One line for each statement that is needed, with what it closes. */
export function describeReason(
  reason: Reason,
  documents: readonly PolicyDocument[],
  labels: readonly string[],
): string[] {
  if (reason.kind === "not-granted") {
    return ["no policy grants anything beyond the enrollment to a session without MFA"];
  }
  const sessions = new Map<string, Session[]>();
  for (const session of SESSIONS) {
    for (const ref of reason.by[session]) {
      const statement = documents[ref.document]?.statements.find(({ index }) => index === ref.index);
      const line = `${describeStatement(ref, labels)} denies ${statement ? coverage(statement) : "it"}`;
      sessions.set(line, [...(sessions.get(line) ?? []), session]);
    }
  }
  return [...sessions].map(
    ([line, bound]) => `${line} (${bound.map((session) => SESSION_NAMES[session]).join(", ")})`,
  );
}

export function describeUnknownAction(
  { action, effect, element, suggestion, statement }: UnknownAction,
  labels: readonly string[],
): string {
  const exempt = effect === "Deny" && element === "NotAction";
  const consequence = exempt ? "so it exempts nothing" : `so this ${effect} does nothing for it`;
  const hint = suggestion === undefined ? "" : `; ${suggestion} may be meant`;
  return `${action} in ${element} of ${describeStatement(statement, labels)} is no action that AWS has, ${consequence}${hint}`;
}

export function describeUnknownKey(
  { key, effect, suggestion, statement }: UnknownKey,
  labels: readonly string[],
): string {
  const always =
    effect === "Deny" ? "where it fires without the key, it fires with MFA too" : "no request has it";
  return `${key} in ${describeStatement(statement, labels)} is no condition key that AWS has (${always}); ${suggestion} may be meant`;
}

/** What each outcome means for a new user. */
const ENROLLMENT_WORDS: Readonly<Record<EnrollmentOutcome, string>> = {
  works: "works",
  "fido-only": "works for FIDO security keys only (fido-only)",
  "not-granted": "nothing denies it, and nothing that was judged grants it (not-granted)",
  denied: "denied",
};

/** Whether a new user can enroll a device, in one sentence, with the step that fails. */
export function describeEnrollment({ outcome, steps }: Enrollment, labels: readonly string[]): string {
  // An account setting grants the change of one's own password too.
  const counts = ({ action }: EnrollmentStep): boolean =>
    outcome === "denied" || action !== "iam:ChangePassword";
  const failing = steps.find((step) => step.outcome === outcome && counts(step));
  if (failing === undefined) return `${ENROLLMENT_WORDS[outcome]}.`;
  const { action, resource, statement } = failing;
  if (outcome === "not-granted") return `${ENROLLMENT_WORDS[outcome]}: ${action} on ${resource}.`;
  const by = statement === undefined ? "the policies together" : describeStatement(statement, labels);
  return `${ENROLLMENT_WORDS[outcome]}: ${by} stops ${action} on ${resource}, so a new user never gets in.`;
}

const MAX_LISTED = 4;

function coverage({ actions, resources }: Statement): string {
  const list = (texts: readonly string[]): string =>
    texts.length > MAX_LISTED
      ? `${texts.slice(0, MAX_LISTED - 1).join(", ")} and ${texts.length - MAX_LISTED + 1} more`
      : texts.join(", ");
  const all = (kind: string, texts: readonly string[], negated: boolean): string => {
    if (negated) return `every ${kind} but ${list(texts)}`;
    return texts.includes("*") ? `every ${kind}` : list(texts);
  };
  const texts = (patterns: readonly { text: string }[]): string[] => patterns.map(({ text }) => text);
  return (
    `${all("action", texts(actions.patterns), actions.negated)} on ` +
    all("resource", texts(resources.patterns), resources.negated)
  );
}

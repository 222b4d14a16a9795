import { describeDefect, type Defect, type PolicyDocument } from "../iam/document";
import type { Assessment } from "../proof/assess";
import {
  describeCounterexample,
  describeEnrollment,
  describeReason,
  describeUnknownAction,
  describeUnknownKey,
  FAULTS,
} from "../proof/describe";
import type { Enrollment, EnrollmentOutcome, EnrollmentStep } from "../proof/enrollment";
import type { UnknownAction } from "../proof/unknownActions";
import type { UnknownKey } from "../proof/unknownKeys";
import type { StatementRef } from "../proof/verdict";

/** What came out for the files that were judged as one. */
export type Explanation = { files: readonly string[] } & (
  | { kind: "unreadable"; error: string }
  /** IAM would not accept one of the documents. */
  | { kind: "refused"; file: string; defects: readonly Defect[] }
  | ({
      kind: "judged";
      documents: readonly PolicyDocument[];
      enrollment: Enrollment;
      unknownActions: readonly UnknownAction[];
      unknownKeys: readonly UnknownKey[];
    } & Assessment)
);

/** The line of a file (or of files judged together): what it holds, `null` where there is nothing to say. */
interface JsonLine {
  file: string;
  enforced: boolean;
  finding: string | null;
  also: readonly string[];
  counterexample: object | null;
  /** `patch` is a JSON Patch of `file`; `file` is null where a document is to be made. */
  fix: { file: string | null; summary: string; patch: readonly object[] } | null;
  reason?: readonly string[];
  enrollment?: EnrollmentOutcome;
  enrollmentSteps?: readonly PlacedStep<object>[];
  warnings?: readonly string[];
  error?: string;
  defects?: readonly Defect[];
}

/** A step of an enrollment, with the place of the statement that denies it. */
export type PlacedStep<Place> = Omit<EnrollmentStep, "statement"> & { statement: Place | null };

/** What a line of JSON says of an enrollment. */
export function enrollmentOf<Place>(
  { outcome, steps }: Enrollment,
  placeOf: (statement: StatementRef) => Place,
): { enrollment: EnrollmentOutcome; enrollmentSteps: PlacedStep<Place>[] } {
  return {
    enrollment: outcome,
    enrollmentSteps: steps.map(({ statement, ...step }) => ({
      ...step,
      statement: statement ? placeOf(statement) : null,
    })),
  };
}

/** One line of JSON. */
export function formatJson(explanation: Explanation): string {
  return JSON.stringify(jsonLine(explanation));
}

function jsonLine(explanation: Explanation): JsonLine {
  const { files, kind } = explanation;
  const labels = labelsOf(files);
  const line = { file: files.join(" "), also: [], counterexample: null, fix: null };
  const notProvable = { ...line, enforced: false, finding: "not-provable" };
  if (kind === "unreadable") return { ...notProvable, error: explanation.error };
  if (kind === "refused") {
    return { ...notProvable, error: `IAM would refuse ${explanation.file}`, defects: explanation.defects };
  }
  const { verdict, fix, documents, enrollment } = explanation;
  const placeOf = ({ document, index, sid }: StatementRef) => ({ file: files[document], index, sid });
  const rest = {
    ...enrollmentOf(enrollment, placeOf),
    warnings: warningsOf(explanation, labels),
  };
  if (verdict.enforced) {
    const reason = describeReason(verdict.reason, documents, labels);
    return { ...line, enforced: true, finding: null, reason, ...rest };
  }
  const { finding, also, counterexample } = verdict;
  const { statement, ...request } = counterexample ?? {};
  const place = statement && placeOf(statement);
  return {
    ...line,
    enforced: false,
    finding,
    also,
    counterexample: counterexample ? { ...request, statement: place ?? null } : null,
    fix: fix
      ? { file: files[fix.document ?? files.length] ?? null, summary: fix.summary, patch: fix.patch }
      : null,
    ...rest,
  };
}

type Judged = Extract<Explanation, { kind: "judged" }>;

function warningsOf(
  { unknownActions, unknownKeys, enrollment }: Judged,
  labels: readonly string[],
): string[] {
  return [
    ...unknownActions.map((action) => describeUnknownAction(action, labels)),
    ...unknownKeys.map((key) => describeUnknownKey(key, labels)),
    ...enrollment.warnings,
  ];
}

/** A paragraph for a reader. */
export function formatText(explanation: Explanation): string {
  const { files, kind } = explanation;
  const labels = labelsOf(files);
  const title = files.join(" + ");
  if (kind === "unreadable") return `✗ ${explanation.error}`;
  if (kind === "refused") {
    const defects = explanation.defects.map((defect) => `  ${describeDefect(defect)}`);
    return [`✗ ${title}: not-provable; IAM would refuse ${explanation.file}:`, ...defects].join("\n");
  }
  const { verdict, fix, documents, enrollment } = explanation;
  const warnings = warningsOf(explanation, labels).map((warning) => `  Warning: ${warning}.`);
  const enrolling = `  Enrollment: ${describeEnrollment(enrollment, labels)}`;
  if (verdict.enforced) {
    const reasons = describeReason(verdict.reason, documents, labels).map((line) => `  ${line}.`);
    return [`✓ ${title}: MFA is enforced.`, ...reasons, enrolling, ...warnings].join("\n");
  }
  const { finding, also, counterexample } = verdict;
  const file = fix?.document === undefined || files.length === 1 ? "" : `${files[fix.document] ?? ""}, `;
  return [
    `✗ ${title}: MFA is not enforced (${[finding, ...also].join(", ")}): ${FAULTS[finding]}.`,
    ...(counterexample ? [`  Counterexample: ${describeCounterexample(counterexample, labels)}`] : []),
    ...(fix ? [`  Fix: ${file}${fix.summary}. As a JSON Patch:`, ...fix.patch.map(patchLine)] : []),
    enrolling,
    ...warnings,
  ].join("\n");
}

function patchLine(operation: object, index: number, patch: readonly object[]): string {
  const open = index === 0 ? "[" : " ";
  const close = index === patch.length - 1 ? "]" : ",";
  return `    ${open}${JSON.stringify(operation)}${close}`;
}

/** A document need not be named where there is only one. */
function labelsOf(files: readonly string[]): readonly string[] {
  return files.length === 1 ? ["the document"] : files;
}

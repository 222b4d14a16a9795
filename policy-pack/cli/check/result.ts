import type { EnrollmentOutcome } from "../../proof/enrollment";
import type { PlacedStep } from "../format";
import type { Counterexample, Finding, StatementRef } from "../../proof/verdict";
import type { Fix } from "../../proof/fix";

/** What a check says about one user; the keys of a line of JSON. */
export interface UserResult {
  file: string;
  /** The user's name, or what the input calls it; `null` for users that are unknown and for a policy document. */
  user: string | null;
  enforced: boolean;
  finding: Finding | null;
  also: readonly Finding[];
  enrollment?: EnrollmentOutcome;
  enrollmentSteps?: readonly PlacedStep<Place>[];
  counterexample: (Omit<Counterexample, "statement"> & { statement: Place | null }) | null;
  /** `policy` is what the patch is for; `null` if the document is to be created. */
  fix: { policy: string | null; summary: string; patch: Fix["patch"] } | null;
  /** Why nothing can be proven, as sentences. */
  obstacles: readonly string[];
  /** The same for a reader. */
  text: string;
  /** Whether it is of policy documents and not of a user. */
  isDocument?: true;
}

/** A statement of a policy. */
interface Place {
  policy: string;
  index: number;
  sid: string | undefined;
}

/** An assessment without what only a program needs. */
export interface Judged {
  finding: Finding;
  also: readonly Finding[];
  counterexample: Counterexample | undefined;
  fix: Fix | undefined;
  labels: readonly string[];
}

/** The parts of a result that a failed verdict gives. */
export function failure({
  finding,
  also,
  counterexample,
  fix,
  labels,
}: Judged): Pick<UserResult, "enforced" | "finding" | "also" | "counterexample" | "fix"> {
  const { statement, ...request } = counterexample ?? {};
  const place = statement && placeOf(statement, labels);
  return {
    enforced: false,
    finding,
    also,
    counterexample: counterexample
      ? { ...(request as Omit<Counterexample, "statement">), statement: place ?? null }
      : null,
    fix: fix ? { policy: labels[fix.document ?? -1] ?? null, summary: fix.summary, patch: fix.patch } : null,
  };
}

/** @param labels What the documents judged are called, in their order. */
export function placeOf({ document, index, sid }: StatementRef, labels: readonly string[]): Place {
  return { policy: labels[document] ?? "", index, sid };
}

/** One line of JSON. */
export function jsonLine({ text: _, isDocument: __, ...line }: UserResult): string {
  return JSON.stringify(line);
}

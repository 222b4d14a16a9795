import { describeDefect, type PolicyDocument } from "../../iam/document";
import { parseDocument } from "../../iam/parseDocument";
import { describeObstacles, explain } from "../../inputs/bindings/explain";
import { judgeUsers, type JudgedUser } from "../../inputs/bindings/judgeUsers";
import type { UnreadableTemplate } from "../../inputs/cloudformation/expandTemplates";
import type { AccountInput } from "../../inputs/input";
import { spelled } from "../../inputs/pulumi/resource";
import { Assessor } from "../../proof/assess";
import { describeEnrollment } from "../../proof/describe";
import type { JudgeSettings } from "../../proof/settings";
import { findUnknownKeys } from "../../proof/unknownKeys";
import { enrollmentOf, formatText } from "../format";
import { failure, placeOf, type UserResult } from "./result";

/** Resources of one or more files that are judged as one account. */
export interface AccountFiles extends AccountInput {
  /** The file of a resource, by its URN. */
  fileOf: (urn: string) => string;
}

const PASSED = {
  enforced: true,
  finding: null,
  also: [],
  counterexample: null,
  fix: null,
  obstacles: [],
  text: "",
};
const NOT_PROVABLE = {
  enforced: false,
  finding: "not-provable",
  also: [],
  counterexample: null,
  fix: null,
} as const;

/** The users of an account, and what was assumed. */
export interface AccountResults {
  /** One without a user for what may create users that are unknown. */
  results: readonly UserResult[];
  /** Values that are unknown and count as what they come from, in sentences. */
  notes: readonly string[];
}

export async function judgeAccount(
  { resources, incomplete, fileOf }: AccountFiles,
  files: readonly string[],
  settings: JudgeSettings,
): Promise<AccountResults> {
  const { users, unreadable, provisional } = await judgeUsers(resources, settings);
  const whole = files.join(" ");
  const lockedOut = users.filter(
    ({ verdict, enrollment }) => verdict.enforced && enrollment.outcome === "denied",
  );
  const locked = lockedOut.map(
    ({ user, enrollment, labels }) =>
      `${fileOf(user.urn)}: IAM user "${user.subject}" can never enroll a device. Enrollment is ${describeEnrollment(enrollment, labels)}`,
  );
  const late = provisional.map(
    ({ by, property, takenFor }) =>
      `${fileOf(by.urn)}: ${spelled(by, property)} of ${by.name} is known only after the deploy and counts as ${takenFor}, which it comes from.`,
  );
  const results = [
    ...users.map((it) => userResult(it, fileOf(it.user.urn), incomplete)),
    ...unreadable.map((it) => unreadableResult(it, fileOf(it.stack.urn))),
    ...incomplete.map((reason) => ({
      ...NOT_PROVABLE,
      file: whole,
      user: null,
      obstacles: [`${reason}.`],
      text: `${whole}: not all users are known (not-provable): ${reason}.`,
    })),
  ];
  return { results, notes: [...new Set([...late, ...locked])] };
}

function userResult(
  { user, labels, enrollment, ...assessment }: JudgedUser,
  file: string,
  incomplete: readonly string[],
): UserResult {
  const { verdict, fix } = assessment;
  const { subject, bindings } = user;
  const about = { file, user: subject, ...enrollmentOf(enrollment, (it) => placeOf(it, labels)) };
  if (incomplete.length > 0) {
    const reasons = incomplete.map((reason) => `${reason}.`);
    const also = verdict.enforced ? [] : [verdict.finding, ...verdict.also];
    const head = `${file}: IAM user "${subject}": MFA cannot be proven (not-provable).`;
    const lines = [head, ...reasons.map((reason) => `- ${reason}`)];
    return { ...about, ...NOT_PROVABLE, also, obstacles: reasons, text: lines.join("\n") };
  }
  if (verdict.enforced) return { ...about, ...PASSED };
  const { finding, also, counterexample } = verdict;
  const text = `${file}: ${explain(subject, assessment, labels, bindings, "input") ?? ""}`;
  const obstacles = describeObstacles(bindings.obstacles, "input");
  if (obstacles.length > 0) return { ...about, ...NOT_PROVABLE, also: [finding, ...also], obstacles, text };
  return { ...about, ...failure({ finding, also, counterexample, fix, labels }), obstacles, text };
}

function unreadableResult({ name, what, reason }: UnreadableTemplate, file: string): UserResult {
  const title = what === "Resource" || name !== file ? `${what} "${name}" of ${file}` : file;
  const text =
    `${title} may create IAM users whose MFA cannot be proven (not-provable): ${reason}.\n` +
    "Check the template or program that it deploys as well.";
  return { ...NOT_PROVABLE, file, user: null, obstacles: [`${reason}.`], text };
}

/** Judges policy documents that bind the same user. */
export async function judgeDocumentFiles(
  sources: readonly { file: string; source: unknown }[],
  settings: JudgeSettings,
): Promise<UserResult> {
  const files = sources.map(({ file }) => file);
  const file = files.join(" ");
  const documents: PolicyDocument[] = [];
  for (const { file: own, source } of sources) {
    const parsed = parseDocument(source);
    if (!parsed.ok) {
      const text = formatText({ kind: "refused", files, file: own, defects: parsed.defects });
      const obstacles = parsed.defects.map((defect) => `IAM would refuse ${own}: ${describeDefect(defect)}.`);
      return { ...NOT_PROVABLE, file, user: null, isDocument: true, obstacles, text: withoutMark(text) };
    }
    documents.push(parsed.document);
  }
  const assessor = new Assessor({ documents }, settings);
  const { verdict, fix } = await assessor.assess();
  const enrollment = assessor.enrollment();
  const about = {
    file,
    user: null,
    isDocument: true as const,
    ...enrollmentOf(enrollment, (it) => placeOf(it, files)),
  };
  if (verdict.enforced) return { ...about, ...PASSED };
  const text = formatText({
    ...{ kind: "judged" as const, files, documents, verdict, fix, enrollment },
    ...{ unknownActions: [], unknownKeys: findUnknownKeys(documents) },
  });
  return { ...about, ...failure({ ...verdict, fix, labels: files }), obstacles: [], text: withoutMark(text) };
}

function withoutMark(text: string): string {
  return text.replace(/^✗ /, "");
}

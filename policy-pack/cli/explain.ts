import type { PolicyDocument } from "../iam/document";
import { parseDocument } from "../iam/parseDocument";
import { Assessor } from "../proof/assess";
import type { JudgeSettings } from "../proof/settings";
import type { Identity } from "../proof/identity";
import { findUnknownKeys } from "../proof/unknownKeys";
import { formatJson, formatText, type Explanation } from "./format";
import { readDocument } from "./readDocument";

export interface ExplainRequest {
  format: "text" | "json";
  /** Whether all files bind the same user. */
  together: boolean;
  identity: Identity;
  settings: JudgeSettings;
}

/**
 * Judges policy documents and prints what comes out, file by file.
 * @returns Exit code: 0 all enforce MFA, 1 some do not, 2 some cannot be read.
 */
export async function explain(files: readonly string[], request: ExplainRequest): Promise<number> {
  const groups = request.together ? [files] : files.map((file) => [file]);
  let code = 0;
  for (const group of groups) {
    const explanation = await explainGroup(group, request);
    if (request.format === "json") console.log(formatJson(explanation));
    else if (explanation.kind === "unreadable") console.error(formatText(explanation));
    else console.log(formatText(explanation));
    code = Math.max(code, exitCodeOf(explanation));
  }
  return code;
}

async function explainGroup(
  files: readonly string[],
  { identity, settings }: ExplainRequest,
): Promise<Explanation> {
  const documents: PolicyDocument[] = [];
  for (const file of files) {
    const read = await readDocument(file);
    if (!read.ok) return { kind: "unreadable", files, error: `${file}: ${read.error}` };
    const parsed = parseDocument(read.source);
    if (!parsed.ok) return { kind: "refused", files, file, defects: parsed.defects };
    documents.push(parsed.document);
  }
  const assessor = new Assessor({ documents }, settings);
  const assessment = await assessor.assess(identity);
  return {
    kind: "judged",
    files,
    documents,
    ...assessment,
    enrollment: assessor.enrollment(identity),
    unknownActions: await assessor.unknownActions(),
    unknownKeys: findUnknownKeys(documents),
  };
}

function exitCodeOf(explanation: Explanation): number {
  if (explanation.kind === "unreadable") return 2;
  return explanation.kind === "judged" && explanation.verdict.enforced ? 0 : 1;
}

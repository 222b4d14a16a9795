import type { Defect, ParsedDocument, Statement } from "./document";
import { describe, isObject, repeatedKeys } from "./json";
import { parseStatement } from "./parseStatement";

const CURRENT_VERSION = "2012-10-17";
const VERSIONS = ["2008-10-17", CURRENT_VERSION];
const ELEMENTS = ["Version", "Id", "Statement"];

/**
 * Reads an identity-based policy document. IAM refuses a document for a single defect, and then none of its
 * statements protects anyone; therefore the result is either the whole document or all of its defects.
 * @param source JSON text, or the value that it stands for.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function parseDocument(source: unknown): ParsedDocument {
  let value: unknown = source;
  if (typeof source === "string") {
    try {
      value = JSON.parse(source) as unknown;
    } catch (error) {
      return refused([{ path: "", message: `is not JSON: ${(error as SyntaxError).message}` }]);
    }
    const repeated = repeatedKeys(source);
    if (repeated.length > 0) {
      return refused([{ path: "", message: `has keys twice in one object: ${repeated.join(", ")}` }]);
    }
  }
  if (!isObject(value)) {
    return refused([{ path: "", message: `is ${describe(value)}, and must be a JSON object` }]);
  }
  const defects: Defect[] = [];
  for (const key of Object.keys(value).filter((name) => !ELEMENTS.includes(name))) {
    defects.push({ path: key, message: `is not an element of a policy; allowed: ${ELEMENTS.join(", ")}` });
  }
  const version = value["Version"] ?? "2008-10-17";
  if (typeof version !== "string" || !VERSIONS.includes(version)) {
    defects.push({ path: "Version", message: `is ${describe(version)}; allowed: ${VERSIONS.join(", ")}` });
  }
  const statements = parseStatements(value["Statement"], version === CURRENT_VERSION, defects);
  defects.push(...repeatedSids(statements));
  return defects.length > 0 ? refused(defects) : { ok: true, document: { statements, source: value } };
}

function parseStatements(source: unknown, variables: boolean, defects: Defect[]): Statement[] {
  if (source === undefined) {
    defects.push({ path: "Statement", message: "is missing" });
    return [];
  }
  const list: readonly unknown[] = Array.isArray(source) ? source : [source];
  if (list.length === 0) defects.push({ path: "Statement", message: "has no statement" });
  return list.flatMap((item, index) => parseStatement(item, { index, variables, defects }) ?? []);
}

function repeatedSids(statements: readonly Statement[]): Defect[] {
  const seen = new Set<string>();
  return statements.flatMap(({ sid, index }) => {
    if (sid === undefined || sid === "") return [];
    if (seen.has(sid)) return [{ path: `Statement[${index}].Sid`, message: `"${sid}" is used twice` }];
    seen.add(sid);
    return [];
  });
}

function refused(defects: readonly Defect[]): ParsedDocument {
  return { ok: false, defects };
}

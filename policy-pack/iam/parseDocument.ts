import type { Defect, ParsedDocument, Statement } from "./document";
import { describe, isObject, repeatedKeys, type JsonObject } from "./json";
import { parseStatement } from "./parseStatement";
import { partitionsOf } from "./resourceArn";

const CURRENT_VERSION = "2012-10-17";
const VERSIONS = ["2008-10-17", CURRENT_VERSION];
const ELEMENTS = ["Version", "Id", "Statement"];
/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-names */
const REFUSED_CHARACTER = /[^\t\n\r\u0020-\u00ff]/u;

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
  const defects = refusedCharacter(value);
  for (const key of Object.keys(value).filter((name) => !ELEMENTS.includes(name))) {
    defects.push({ path: key, message: `is not an element of a policy; allowed: ${ELEMENTS.join(", ")}` });
  }
  const version = value["Version"] ?? "2008-10-17";
  if (typeof version !== "string" || !VERSIONS.includes(version)) {
    defects.push({ path: "Version", message: `is ${describe(version)}; allowed: ${VERSIONS.join(", ")}` });
  }
  const id = value["Id"];
  if (id !== undefined && typeof id !== "string") {
    defects.push({ path: "Id", message: `is ${describe(id)}; expected a text` });
  }
  const statements = parseStatements(value["Statement"], version === CURRENT_VERSION, defects);
  defects.push(...repeatedSids(statements), ...severalPartitions(statements));
  return defects.length > 0 ? refused(defects) : { ok: true, document: { statements, source: value } };
}

/**
 * Reads the document of a managed policy. IAM takes it only in the current version ("Policy document must be version
 * 2012-10-17 or greater"), while it takes an inline policy in the old one too.
 * @param source JSON text, or the value that it stands for.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html
 */
export function parseManagedPolicy(source: unknown): ParsedDocument {
  const parsed = parseDocument(source);
  const version = parsed.ok ? parsed.document.source["Version"] : CURRENT_VERSION;
  if (version === CURRENT_VERSION) return parsed;
  const message = `is ${describe(version)}; a managed policy must have "${CURRENT_VERSION}"`;
  return refused([{ path: "Version", message }]);
}

/** An escaped character counts as itself: clients that write the JSON anew send it so. */
function refusedCharacter(value: JsonObject): Defect[] {
  const character = REFUSED_CHARACTER.exec(JSON.stringify(value))?.[0];
  if (character === undefined) return [];
  const code = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0");
  const message = `has the character "${character}" (U+${code}); IAM takes none beyond U+00FF`;
  return [{ path: "", message }];
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

/** An account is in one partition, and IAM refuses the ARNs of another. */
function severalPartitions(statements: readonly Statement[]): Defect[] {
  const partitions = partitionsOf(statements);
  if (partitions.length < 2) return [];
  const message = `names resources of the partitions ${partitions.join(", ")}; an account accepts one, or *`;
  return [{ path: "Statement", message }];
}

function refused(defects: readonly Defect[]): ParsedDocument {
  return { ok: false, defects };
}

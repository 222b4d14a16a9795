import type { Operation } from "rfc6902";

import type { PolicyDocument } from "../iam/document";
import { actionGlob } from "../iam/pattern";
import { isObject, type JsonObject } from "../iam/json";
import { parseDocument } from "../iam/parseDocument";
import type { BootstrapSet } from "./bootstrap";
import { OpenRequests } from "./openRequest";
import { MFA_KEYS } from "./mfaKeys";

/** A change of one document with which all of them together enforce MFA. */
export interface Fix {
  /** Position of the document in the list, from 0; `undefined` for a document that is to be made. */
  document: number | undefined;
  /** What it does, in words. */
  summary: string;
  /** JSON Patch (RFC 6902) of the document. */
  patch: readonly Operation[];
}

/** What a patch does to a document, on the way to the patch. */
interface Change {
  summary: string;
  source: JsonObject;
  /** The only part that differs, by its JSON Pointer. Default: the document. */
  part?: { at: string; before: JsonObject; after: JsonObject };
}

type Edit = (statement: JsonObject) => { summary: string; statement: JsonObject } | undefined;

const WITHOUT_MFA = { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } };
/** Statements that are looked at; a document with more Deny statements for lack of MFA is rewritten by a new one. */
const MAX_STATEMENTS = 6;

/**
 * The smallest change that closes what is open: an edit of a Deny that asks for MFA, or else a further Deny.
 * @param isEnforced Judges the documents with the change made.
 */
export async function findFix(
  documents: readonly PolicyDocument[],
  bootstrap: BootstrapSet,
  isEnforced: (documents: readonly PolicyDocument[]) => boolean,
): Promise<Fix | undefined> {
  const { createPatch } = await import("rfc6902");
  const standard = standardStatements(bootstrap);
  const works = (changed: unknown, position: number): boolean => {
    const parsed = parseDocument(changed);
    return (
      parsed.ok &&
      isEnforced([...documents.slice(0, position), parsed.document, ...documents.slice(position + 1)])
    );
  };
  const edits = documents
    .flatMap((document, position) => editsOf(document, bootstrap).map((change) => ({ position, ...change })))
    .sort((a, b) => a.edits - b.edits);
  const additions = documents.map(({ source }, position) => ({
    position,
    ...addStatements(source, standard),
  }));
  for (const { position, summary, source, part } of [...edits, ...additions]) {
    if (!works(source, position)) continue;
    const { at, before, after } = part ?? {
      at: "",
      before: documents[position]?.source ?? {},
      after: source,
    };
    const patch = createPatch(...differing(before, after)).map((it) => ({ ...it, path: at + it.path }));
    return { document: position, summary, patch };
  }
  if (documents.length > 0) return undefined;
  const value = { Version: "2012-10-17", Statement: standard };
  return {
    document: undefined,
    summary:
      "bind the user, or a group it is in, to a policy that denies everything except the enrollment without MFA",
    patch: [{ op: "add", path: "", value }],
  };
}

/** Two objects without the properties that they share, of which a patch says nothing and which take long to compare. */
function differing(before: JsonObject, after: JsonObject): [JsonObject, JsonObject] {
  const own = (from: JsonObject, other: JsonObject): JsonObject =>
    Object.fromEntries(Object.entries(from).filter(([key, value]) => value !== other[key]));
  return [own(before, after), own(after, before)];
}

/** The Deny statements that leave a session without MFA nothing but the bootstrap set's first part. */
function standardStatements({ anyResource, securityKeysOnly }: BootstrapSet): JsonObject[] {
  const denyAll = {
    Sid: "DenyAllButEnrolmentWithoutMFA",
    Effect: "Deny",
    NotAction: [...anyResource],
    Resource: "*",
    Condition: WITHOUT_MFA,
  };
  if (securityKeysOnly !== true) return [denyAll];
  const denyOtherDevices = {
    Sid: "DenyDevicesOtherThanSecurityKeys",
    Effect: "Deny",
    Action: "iam:EnableMFADevice",
    Resource: "*",
    Condition: { Null: { "iam:RegisterSecurityKey": "true" } },
  };
  return [denyAll, denyOtherDevices];
}

function addStatements(source: JsonObject, added: readonly JsonObject[]): Change {
  const present = statementsOf(source);
  const sids = new Set(present.map((statement) => statement["Sid"]));
  const fresh = added.map((statement) => {
    const { Sid, ...rest } = statement;
    return sids.has(Sid) ? rest : statement;
  });
  return {
    summary: "add a Deny of everything except the enrollment without MFA",
    source: { ...source, Statement: [...present, ...fresh] },
  };
}

/** Every combination of edits of one statement that denies for lack of MFA. */
function editsOf(
  { source, statements }: PolicyDocument,
  bootstrap: BootstrapSet,
): (Change & { edits: number })[] {
  const all: readonly Edit[] = [useIfExists, mfaConditionAlone, everyResource, trimExemptions(bootstrap)];
  const concerned = statements.filter(
    ({ effect, conditions }) => effect === "Deny" && conditions.some(({ key }) => MFA_KEYS.has(key)),
  );
  return concerned.slice(0, MAX_STATEMENTS).flatMap(({ index, sid }) => {
    const original = statementsOf(source)[index];
    if (original === undefined) return [];
    return subsets(all).flatMap((edits) => {
      const summaries: string[] = [];
      let statement = original;
      for (const edit of edits) {
        const edited = edit(statement);
        if (edited === undefined) return [];
        summaries.push(edited.summary);
        statement = edited.statement;
      }
      const changed = statementsOf(source).map((it, at) => (at === index ? statement : it));
      const isList = Array.isArray(source["Statement"]);
      const name = sid === undefined || sid === "" ? `statement ${index + 1}` : `statement "${sid}"`;
      return [
        {
          edits: edits.length,
          summary: `in ${name}: ${summaries.join("; ")}`,
          source: { ...source, Statement: isList ? changed : statement },
          part: {
            at: isList ? `/Statement/${index}` : "/Statement",
            before: original,
            after: statement,
          },
        },
      ];
    });
  });
}

/** All but the empty one. */
function subsets<T>(items: readonly T[]): T[][] {
  return items.reduce<T[][]>((all, item) => [...all, ...all.map((set) => [...set, item])], [[]]).slice(1);
}

function useIfExists(statement: JsonObject): ReturnType<Edit> {
  const { Bool: plain, ...rest } = conditionOf(statement);
  if (!isObject(plain) || rest["BoolIfExists"] !== undefined) return undefined;
  return {
    summary: "use BoolIfExists instead of Bool",
    statement: { ...statement, Condition: { BoolIfExists: plain, ...rest } },
  };
}

function mfaConditionAlone(statement: JsonObject): ReturnType<Edit> {
  return {
    summary: 'let the condition be BoolIfExists aws:MultiFactorAuthPresent "false" alone',
    statement: { ...statement, Condition: WITHOUT_MFA },
  };
}

function everyResource({ Resource, NotResource, ...statement }: JsonObject): ReturnType<Edit> {
  if (Resource === "*" && NotResource === undefined) return undefined;
  return { summary: 'let it cover Resource "*"', statement: { ...statement, Resource: "*" } };
}

function trimExemptions(bootstrap: BootstrapSet): Edit {
  return (statement) => {
    const exempt = statement["NotAction"];
    const actions: readonly unknown[] = Array.isArray(exempt) ? exempt : [exempt];
    const [kept, dropped] = partition(actions.filter(isText), (action) => isHarmless(action, bootstrap));
    if (dropped.length === 0 || kept.length === 0) return undefined;
    return {
      summary: `take ${dropped.join(", ")} out of NotAction`,
      statement: { ...statement, NotAction: kept },
    };
  };
}

const harmless = new WeakMap<BootstrapSet, Map<string, boolean>>();

/** Whether nothing that the pattern matches is beyond the bootstrap set, on any resource. */
function isHarmless(action: string, bootstrap: BootstrapSet): boolean {
  const known = harmless.get(bootstrap) ?? new Map<string, boolean>();
  harmless.set(bootstrap, known);
  let answer = known.get(action);
  if (answer === undefined) {
    const question = { denies: [], bootstrap, identity: {}, actions: actionGlob(action) };
    answer = new OpenRequests(question).search().kind === "closed";
    known.set(action, answer);
  }
  return answer;
}

function conditionOf(statement: JsonObject): JsonObject {
  return isObject(statement["Condition"]) ? statement["Condition"] : {};
}

function statementsOf(source: JsonObject): JsonObject[] {
  const statements = source["Statement"];
  return (Array.isArray(statements) ? statements : [statements]).filter(isObject);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function partition<T>(items: readonly T[], belongs: (item: T) => boolean): [T[], T[]] {
  return [items.filter(belongs), items.filter((item) => !belongs(item))];
}

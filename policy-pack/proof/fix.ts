import type { Operation } from "rfc6902";

import type { PolicyDocument, Statement } from "../iam/document";
import type { JsonObject } from "../iam/json";
import { parseDocument } from "../iam/parseDocument";
import type { BootstrapSet } from "./bootstrap";
import { editsOf, exemptEnrollment, isInverted, statementsOf, turnedRound, WITHOUT_MFA } from "./edits";
import { MFA_KEYS } from "./mfaKeys";

/** A change of one document with which all of them together enforce MFA. */
export interface Fix {
  /** Position of the document in the list, from 0; `undefined` for a document that is to be created. */
  document: number | undefined;
  /** What it does, in words. */
  summary: string;
  /** JSON Patch (RFC 6902) of the document. */
  patch: readonly Operation[];
}

/** A document as it could be. */
interface Change {
  position: number;
  summary: string;
  source: JsonObject;
  cost: number;
}

/** MFA is enforced; and in addition no Deny stops the enrollment. */
export type Goal = "enforced" | "enforced-and-open";

/** What is to be fixed. */
interface Aim {
  bootstrap: BootstrapSet;
  /** The documents deny the enrollment as they are. */
  locksOut: boolean;
  hasBoundary: boolean;
}

/** Statements that are looked at; a document with more Deny statements for lack of MFA gets a new one. */
const MAX_STATEMENTS = 6;
/** A reviewer would edit the statement that is wrong, where that helps, and not add another beside it. */
const COST_OF_NEW_DENY = 9;

/**
 * The smallest change that closes what is open: an edit of a Deny for lack of MFA, or else a further Deny.
 * @param reaches Judges the documents with the change.
 */
export async function findFix(
  documents: readonly PolicyDocument[],
  aim: Aim,
  reaches: (goal: Goal, documents: readonly PolicyDocument[]) => boolean,
): Promise<Fix | undefined> {
  const { createPatch } = await import("rfc6902");
  const works = ({ source, position }: Change, goal: Goal): boolean => {
    const parsed = parseDocument(source);
    if (!parsed.ok) return false;
    return reaches(goal, [
      ...documents.slice(0, position),
      parsed.document,
      ...documents.slice(position + 1),
    ]);
  };
  const changes = documents
    .flatMap((document, position) => changesOf(document, position, aim))
    .sort((a, b) => a.cost - b.cost);
  const isPossible = (verdict: Goal) => (change: Change) => works(change, verdict);
  // Where another document locks new users out, none of this one can let them in.
  const isLockedByOthers = aim.locksOut && (documents.length > 1 || aim.hasBoundary);
  const change =
    changes.find(isPossible("enforced-and-open")) ??
    (isLockedByOthers ? changes.find(isPossible("enforced")) : undefined);
  if (change !== undefined) {
    const { position, summary, source } = change;
    const before = documents[position]?.source ?? {};
    return { document: position, summary, patch: patchOf(before, source, createPatch) };
  }
  if (documents.length > 0) return undefined;
  const value = { Version: "2012-10-17", Statement: standardStatements(aim.bootstrap) };
  return {
    document: undefined,
    summary:
      "bind the user, or a group it is in, to a policy that denies everything except the enrollment without MFA",
    patch: [{ op: "add", path: "", value }],
  };
}

/** What may close the holes of a document, on top of what has to be done in any case. */
function changesOf(document: PolicyDocument, position: number, { bootstrap, locksOut }: Aim): Change[] {
  const { source, statements } = document;
  const concerned = statements.filter(
    ({ effect, conditions }) => effect === "Deny" && conditions.some(({ key }) => MFA_KEYS.has(key)),
  );
  const { base, notes } = groundwork(document, locksOut ? concerned : [], bootstrap);
  const withStatements = (changed: readonly JsonObject[]): JsonObject => ({
    ...source,
    Statement: Array.isArray(source["Statement"]) || changed.length > 1 ? changed : changed[0],
  });
  const summaryOf = (note: string): string => [...notes, note].join("; ");
  const edits = concerned.slice(0, MAX_STATEMENTS).flatMap((statement): Change[] => {
    const { index, sid } = statement;
    const original = base[index];
    if (original === undefined) return [];
    return editsOf(statement, original, bootstrap).map((edited) => ({
      position,
      summary: summaryOf(`in ${nameOf(index, sid)}: ${edited.summary}`),
      source: withStatements(base.map((it, at) => (at === index ? edited.statement : it))),
      cost: edited.cost,
    }));
  });
  const addition = {
    position,
    summary: summaryOf("add a Deny of everything except the enrollment without MFA"),
    source: withStatements([...base, ...standardStatements(bootstrap, base)]),
    cost: COST_OF_NEW_DENY,
  };
  return [...edits, addition];
}

/** The statements with inverted Allow statements turned round, and with the enrollment open in those that lock it. */
function groundwork(
  { source, statements }: PolicyDocument,
  locking: readonly Statement[],
  bootstrap: BootstrapSet,
): { base: JsonObject[]; notes: string[] } {
  const notes: string[] = [];
  const exempt = exemptEnrollment(bootstrap);
  const base = statementsOf(source).map((statement, at) => {
    const parsed = statements.find(({ index }) => index === at);
    if (parsed === undefined) return statement;
    const name = nameOf(at, parsed.sid);
    if (isInverted(parsed)) {
      notes.push(`turn round the inverted Allow of ${name}, so that it grants with MFA only`);
      return turnedRound(statement);
    }
    const opened = locking.includes(parsed) ? exempt(statement) : undefined;
    if (opened !== undefined) notes.push(`in ${name}: ${opened.summary}`);
    return opened?.statement ?? statement;
  });
  return { base, notes };
}

function nameOf(index: number, sid: string | undefined): string {
  return sid === undefined || sid === "" ? `statement ${index + 1}` : `statement "${sid}"`;
}

/** The Deny statements that leave a session without MFA nothing but the bootstrap set's first part. */
function standardStatements(
  { anyResource, securityKeysOnly }: BootstrapSet,
  present: readonly JsonObject[] = [],
): JsonObject[] {
  const denyAll = {
    Sid: "DenyAllButEnrolmentWithoutMFA",
    Effect: "Deny",
    NotAction: [...anyResource],
    Resource: "*",
    Condition: WITHOUT_MFA,
  };
  const denyOtherDevices = {
    Sid: "DenyDevicesOtherThanSecurityKeys",
    Effect: "Deny",
    Action: "iam:EnableMFADevice",
    Resource: "*",
    Condition: { Null: { "iam:RegisterSecurityKey": "true" } },
  };
  const sids = new Set(present.map((statement) => statement["Sid"]));
  return (securityKeysOnly === true ? [denyAll, denyOtherDevices] : [denyAll]).map((statement) => {
    const { Sid, ...rest } = statement;
    return sids.has(Sid) ? rest : statement;
  });
}

type CreatePatch = (before: unknown, after: unknown) => Operation[];

/** The patch from one document to another, statement by statement: to compare them whole takes long. */
function patchOf(before: JsonObject, after: JsonObject, createPatch: CreatePatch): Operation[] {
  const [old, now] = [before["Statement"], after["Statement"]];
  if (!Array.isArray(old) || !Array.isArray(now)) return createPatch(...differing(before, after));
  const kept = old.flatMap((statement: JsonObject, index) => {
    const changed = now[index] as JsonObject;
    if (changed === statement) return [];
    return createPatch(...differing(statement, changed)).map((it) => ({
      ...it,
      path: `/Statement/${index}${it.path}`,
    }));
  });
  const added = now
    .slice(old.length)
    .map((value: unknown) => ({ op: "add" as const, path: "/Statement/-", value }));
  return [...kept, ...added];
}

/** Two objects without the properties that they share, of which a patch says nothing and which take long to compare. */
function differing(before: JsonObject, after: JsonObject): [JsonObject, JsonObject] {
  const own = (from: JsonObject, other: JsonObject): JsonObject =>
    Object.fromEntries(Object.entries(from).filter(([key, value]) => value !== other[key]));
  return [own(before, after), own(after, before)];
}

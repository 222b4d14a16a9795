import { distance } from "fastest-levenshtein";

import { actionsOf, allServices } from "../iam/catalogue";
import type { PolicyDocument, Statement } from "../iam/document";
import { actionGlob, literal, matches } from "../iam/pattern";
import type { StatementRef } from "./verdict";

/** A pattern of an `Action` or `NotAction` that names no action which AWS has today. */
export interface UnknownAction {
  statement: StatementRef;
  effect: Statement["effect"];
  element: "Action" | "NotAction";
  /** As the document has it. */
  action: string;
  /** An action of a similar name; `undefined` where there is none, or for a pattern with wildcards. */
  suggestion: string | undefined;
}

/**
 * Finds the actions of documents that do not exist. IAM accepts them silently: in a Deny of the action that was meant
 * they leave a hole, exempt from a Deny they exempt nothing.
 */
export async function findUnknownActions(documents: readonly PolicyDocument[]): Promise<UnknownAction[]> {
  const found: UnknownAction[] = [];
  for (const [document, { statements }] of documents.entries()) {
    for (const { index, sid, effect, actions } of statements) {
      for (const { text } of actions.patterns) {
        if (await isKnown(text)) continue;
        found.push({
          statement: { document, index, sid },
          effect,
          element: actions.negated ? "NotAction" : "Action",
          action: text,
          suggestion: await suggest(text),
        });
      }
    }
  }
  return found;
}

/**
 * Those that are surely misspelled, in lower case: they can be neither called nor granted. One that resembles no action
 * is not among them, since it may be newer than the catalogue.
 */
export function misspelled(actions: readonly UnknownAction[]): string[] {
  return actions.flatMap(({ action, suggestion }) =>
    suggestion === undefined ? [] : [action.toLowerCase()],
  );
}

const WILDCARD = /[*?]/;

async function isKnown(pattern: string): Promise<boolean> {
  const [service = "", name] = pattern.toLowerCase().split(":");
  // A bare `*`, or a pattern over services.
  if (name === undefined || WILDCARD.test(service)) return true;
  const actions = await actionsOf(service);
  if (!WILDCARD.test(name)) return actions.has(name);
  const glob = actionGlob(name);
  return [...actions.keys()].some((action) => matches(glob, literal(action)));
}

/** Where an action is looked for whose prefix is not the right one. */
const IDENTITY_SERVICES = ["iam", "sts"];

async function suggest(pattern: string): Promise<string | undefined> {
  const [service = "", name = ""] = pattern.toLowerCase().split(":");
  if (WILDCARD.test(pattern)) return undefined;
  const similarServices = (await allServices()).filter((it) => distance(it, service) <= 1);
  for (const candidate of new Set([service, ...IDENTITY_SERVICES, ...similarServices])) {
    const allowed = candidate === service ? Math.max(2, Math.floor(name.length / 4)) : 1;
    const ranked = [...(await actionsOf(candidate))]
      .map(([lowerCase, action]) => ({ action, away: distance(lowerCase, name) }))
      .sort((a, b) => a.away - b.away);
    const [nearest] = ranked;
    if (nearest !== undefined && nearest.away <= allowed) return `${candidate}:${nearest.action}`;
  }
  return undefined;
}

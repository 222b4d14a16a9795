import assert from "node:assert/strict";

import { parseDocument } from "../../../policy-pack/iam/parseDocument";
import { judgeDocuments } from "../../../policy-pack/proof/judge";
import { isOpen, type BruteForce } from "../../support/bruteForce/bruteForce";
import { NOW } from "../../support/bruteForce/context";
import type { JsonDocument } from "../../support/bruteForce/document";

/**
 * Checks a verdict against brute force: nothing is open that is judged enforced, and a counterexample is open. The
 * latter may name an action that AWS has not made yet, so brute force need not have found one.
 * @returns The verdict.
 */
export function agree(
  bruteForce: BruteForce,
  documents: readonly JsonDocument[],
  userName?: string,
): "enforced" | "open" | "not-provable" {
  const parsed = documents.map((source) => {
    const result = parseDocument(source);
    assert.ok(result.ok, JSON.stringify(result));
    return result.document;
  });
  const verdict = judgeDocuments(parsed, userName === undefined ? {} : { name: userName }, { now: NOW });
  const shown = JSON.stringify(documents);
  if (verdict.enforced) {
    assert.deepEqual(bruteForce.openRequests(documents, userName), [], `judged enforced: ${shown}`);
    return "enforced";
  }
  if (verdict.finding === "not-provable") return "not-provable";
  const counterexample = verdict.counterexample ?? assert.fail(`no counterexample: ${shown}`);
  const open = isOpen(documents, counterexample, userName);
  assert.ok(open, `not open: ${JSON.stringify(counterexample)} with ${shown}`);
  return "open";
}

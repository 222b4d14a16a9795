import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { parseDocument } from "../../../policy-pack/iam/parseDocument";
import { judgeDocuments } from "../../../policy-pack/proof/judge";
import type { Verdict } from "../../../policy-pack/proof/verdict";
import { NOW } from "../../support/bruteForce/context";

const CASES = join(__dirname, "../../cases/mfa");

/** One line of a case table. */
interface Case {
  name: string;
  documents: unknown[];
  /** Name of the user judged; any user where it is left out. */
  user?: string;
  expected:
    | { enforced: true }
    | { enforced: false; finding: string; also: string[]; counterexample?: Record<string, string> };
  why: string;
  source: string;
}

function judge({ documents, user }: Case): Verdict {
  const parsed = documents.map((source) => {
    const result = parseDocument(source);
    assert.ok(result.ok, JSON.stringify(result));
    return result.document;
  });
  return judgeDocuments(parsed, user === undefined ? {} : { name: user }, { now: NOW });
}

for (const file of readdirSync(CASES)) {
  describe(`MFA verdict: ${file}`, () => {
    const cases = JSON.parse(readFileSync(join(CASES, file), "utf8")) as Case[];
    for (const line of cases) {
      it(`${line.name}: ${line.why}`, () => {
        const verdict = judge(line);
        const { expected } = line;
        assert.equal(verdict.enforced, expected.enforced, JSON.stringify(verdict));
        if (verdict.enforced || expected.enforced) return;
        assert.deepEqual(
          { finding: verdict.finding, also: verdict.also },
          { finding: expected.finding, also: expected.also },
        );
        assert.ok(verdict.counterexample);
        assert.deepEqual({ ...verdict.counterexample, ...expected.counterexample }, verdict.counterexample);
      });
    }
  });
}

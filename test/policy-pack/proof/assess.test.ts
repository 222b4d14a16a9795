import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { applyPatch, type Operation } from "rfc6902";

import type { PolicyDocument } from "../../../policy-pack/iam/document";
import { parseDocument } from "../../../policy-pack/iam/parseDocument";
import { Assessor } from "../../../policy-pack/proof/assess";
import { BOOTSTRAP_PRESETS, type BootstrapPreset } from "../../../policy-pack/proof/bootstrap";
import type { Identity } from "../../../policy-pack/proof/identity";
import type { JudgeSettings } from "../../../policy-pack/proof/settings";
import { NOW } from "../../support/bruteForce/context";

const CASES = join(__dirname, "../../cases");

/** One line of a case table under test/cases/assess. */
interface Case {
  name: string;
  documents: unknown[];
  boundary?: unknown;
  /** Something is granted by a policy that cannot be read. */
  unreadGrants?: boolean;
  mode?: NonNullable<JudgeSettings["mode"]>;
  bootstrap?: BootstrapPreset;
  user?: string;
  path?: string;
  account?: string;
  arn?: string;
  expected: {
    enforced: boolean;
    reason?: string;
    finding?: string;
    counterexample?: Record<string, unknown>;
    fix?: string;
    /** Actions that do not exist, with what may be meant. */
    unknown?: Record<string, string | null>;
  };
  why: string;
  source: string;
}

function read<T>(folder: string): [file: string, cases: T[]][] {
  return readdirSync(join(CASES, folder)).map((file) => [
    file,
    JSON.parse(readFileSync(join(CASES, folder, file), "utf8")) as T[],
  ]);
}

function parse(source: unknown): PolicyDocument {
  const parsed = parseDocument(source);
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return parsed.document;
}

function identityOf({ user, path, account, arn }: Omit<Case, "expected">): Identity {
  return {
    ...(user !== undefined && { name: user }),
    ...(path !== undefined && { path }),
    ...(account !== undefined && { account }),
    ...(arn !== undefined && { arn }),
  };
}

function assessor({ documents, boundary, unreadGrants, mode, bootstrap }: Omit<Case, "expected">): Assessor {
  return new Assessor(
    {
      documents: documents.map(parse),
      boundary: boundary === undefined ? undefined : parse(boundary),
      ...(unreadGrants !== undefined && { unreadGrants }),
    },
    {
      now: NOW,
      ...(mode && { mode }),
      ...(bootstrap && { bootstrap: BOOTSTRAP_PRESETS[bootstrap] }),
    },
  );
}

for (const [file, cases] of read<Case>("assess")) {
  describe(`MFA assessment: ${file}`, () => {
    for (const line of cases) {
      it(`${line.name}: ${line.why}`, async () => {
        const { enforced, reason, finding, counterexample, fix, unknown } = line.expected;
        const judged = assessor(line);
        const { verdict, fix: found } = await judged.assess(identityOf(line));
        assert.equal(verdict.enforced, enforced, JSON.stringify(verdict));
        if (verdict.enforced) {
          assert.equal(verdict.reason.kind, reason ?? "denied");
        } else {
          assert.equal(verdict.finding, finding, JSON.stringify(verdict));
          assert.deepEqual({ ...verdict.counterexample, ...counterexample }, verdict.counterexample ?? {});
          assert.equal(verdict.counterexample === undefined, verdict.finding === "not-provable");
          if (fix !== undefined) assert.match(found?.summary ?? "", new RegExp(fix));
        }
        const actions = await judged.unknownActions();
        assert.deepEqual(
          Object.fromEntries(actions.map(({ action, suggestion }) => [action, suggestion ?? null])),
          unknown ?? {},
        );
      });
    }
  });
}

describe("the fix of a document that does not enforce MFA", () => {
  const cases = [...read<Omit<Case, "expected">>("mfa"), ...read<Omit<Case, "expected">>("assess")];
  for (const [file, lines] of cases) {
    it(`closes the hole when its patch is applied, and lets new users in: every case of ${file}`, async () => {
      for (const line of lines) {
        const identity = identityOf(line);
        const judged = assessor(line);
        const { verdict, fix } = await judged.assess(identity);
        if (verdict.enforced) continue;
        assert.ok(fix, `${line.name} has no fix`);
        const patched = patchDocuments(line.documents, fix.document, fix.patch);
        const after = assessor({ ...line, documents: patched });
        const fixed = await after.assess(identity);
        assert.ok(fixed.verdict.enforced, `${line.name}: ${JSON.stringify(fix)}`);
        // One document cannot open what another one, or a boundary, denies.
        const isAlone = line.documents.length === 1 && line.boundary === undefined;
        if (isAlone || judged.enrollment(identity).outcome !== "denied")
          assert.notEqual(
            after.enrollment(identity).outcome,
            "denied",
            `${line.name}: ${JSON.stringify(fix)}`,
          );
      }
    }).timeout(20_000);
  }
});

function patchDocuments(
  documents: readonly unknown[],
  position: number | undefined,
  patch: readonly Operation[],
): unknown[] {
  const holder = { document: structuredClone(documents[position ?? documents.length]) };
  const inHolder = patch.map((operation) => ({ ...operation, path: `/document${operation.path}` }));
  assert.deepEqual(applyPatch(holder, inHolder).filter(Boolean), []);
  return position === undefined ? [...documents, holder.document] : documents.with(position, holder.document);
}

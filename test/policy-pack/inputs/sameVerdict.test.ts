import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { characters, INLINE_LIMIT } from "../../../policy-pack/iam/limits";
import { parseDocument } from "../../../policy-pack/iam/parseDocument";
import { judgeUsers } from "../../../policy-pack/inputs/bindings/judgeUsers";
import { readInput } from "../../../policy-pack/inputs/readInput";
import { Assessor, type Assessment } from "../../../policy-pack/proof/assess";
import type { EnrollmentOutcome } from "../../../policy-pack/proof/enrollment";
import type { Identity } from "../../../policy-pack/proof/identity";
import { NOW } from "../../support/bruteForce/context";
import { ACCOUNT, WRAPPERS } from "../../support/inputs/wrapDocuments";

const CASES = join(__dirname, "../../cases/mfa");
const SETTINGS = { now: NOW };

interface Case {
  name: string;
  documents: unknown[];
  user?: string;
}

/** Of several documents, the order differs between inputs. */
const cases = readdirSync(CASES)
  .flatMap((file) => JSON.parse(readFileSync(join(CASES, file), "utf8")) as Case[])
  .filter(({ documents }) => documents.length === 1 && characters(documents[0]) <= INLINE_LIMIT.group);

/** The assessment of the documents by themselves, each read as a file. */
async function bare({ documents }: Case, identity: Identity): Promise<Answer> {
  const parsed = documents.map((document) => {
    const input = readInput(JSON.stringify(document), { file: "policy.json", parameters: {} });
    assert.equal(input.kind, "document");
    const result = parseDocument(input.source);
    assert.ok(result.ok, JSON.stringify(result));
    return result.document;
  });
  const assessor = new Assessor({ documents: parsed }, SETTINGS);
  return { ...(await assessor.assess(identity)), enrollment: assessor.enrollment(identity).outcome };
}

/** Both directions of the proof. */
type Answer = Assessment & { enrollment: EnrollmentOutcome };

/** The assessment of the only user of an input. */
async function inside(text: string): Promise<Answer> {
  const input = readInput(text, { file: "input.json", parameters: {} });
  assert.equal(input.kind, "account");
  assert.deepEqual(input.incomplete, []);
  const { users, unreadable } = await judgeUsers(input.resources, SETTINGS);
  assert.deepEqual(unreadable, []);
  const [user, ...others] = users;
  assert.ok(user);
  assert.deepEqual([others, user.user.bindings.obstacles], [[], []]);
  return { verdict: user.verdict, fix: user.fix, enrollment: user.enrollment.outcome };
}

describe("the same documents in every input", () => {
  it("are taken from at least 300 cases", () => {
    assert.ok(cases.length >= 300, String(cases.length));
  });

  for (const line of cases) {
    it(`have one verdict and enrollment: ${line.name}`, async () => {
      const user = line.user ?? "somebody";
      const byName = await bare(line, { name: user, path: "/" });
      const byArn = await bare(line, { arn: `arn:aws:iam::${ACCOUNT}:user/${user}` });
      for (const [input, wrap] of Object.entries(WRAPPERS)) {
        const assessment = await inside(wrap({ user, documents: line.documents }));
        // Only this input shows the account.
        assert.deepEqual(assessment, input === "authorization details" ? byArn : byName, input);
      }
    });
  }
});

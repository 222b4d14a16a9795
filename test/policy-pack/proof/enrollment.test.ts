import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import fc from "fast-check";

import { parseDocument } from "../../../policy-pack/iam/parseDocument";
import type { PolicyDocument } from "../../../policy-pack/iam/document";
import { Assessor } from "../../../policy-pack/proof/assess";
import { judgeEnrollment, type EnrollmentOutcome } from "../../../policy-pack/proof/enrollment";
import { NOW } from "../../support/bruteForce/context";
import type { JsonDocument, JsonStatement } from "../../support/bruteForce/document";
import { tryEnrollment } from "../../support/bruteForce/enrollment";
import { nearlyEnforcing } from "./generateDocuments";

interface Case {
  name: string;
  documents: JsonDocument[];
  boundary?: JsonDocument;
  user?: string;
  path?: string;
  expected: {
    enforced: boolean;
    finding?: string;
    enrollment?: EnrollmentOutcome;
    /** The action that is denied. */
    step?: string;
    /** Part of a warning. */
    warning?: string;
  };
  why: string;
}

const CASES = join(__dirname, "../../cases/enrollment");
const SEED = Number(process.env["MFA_FUZZ_SEED"] ?? 4);
const RUNS = Number(process.env["MFA_FUZZ_RUNS"] ?? 20_000);

function parsed(source: JsonDocument): PolicyDocument {
  const result = parseDocument(source);
  assert.ok(result.ok, JSON.stringify(result));
  return result.document;
}

for (const file of ["given.json", "further.json"]) {
  describe(`verdict and enrollment: ${file}`, () => {
    for (const line of JSON.parse(readFileSync(join(CASES, file), "utf8")) as Case[]) {
      it(`${line.name}: ${line.why}`, async () => {
        const identity = { ...(line.user && { name: line.user }), ...(line.path && { path: line.path }) };
        const { enforced, finding, enrollment, step, warning } = line.expected;
        const boundary = line.boundary && parsed(line.boundary);
        const assessor = new Assessor({ documents: line.documents.map(parsed), boundary });
        const { verdict } = await assessor.assess(identity);
        assert.equal(verdict.enforced, enforced, JSON.stringify(verdict));
        if (!verdict.enforced) assert.equal(verdict.finding, finding);
        const { outcome, steps, warnings } = assessor.enrollment(identity);
        if (enrollment !== undefined) assert.equal(outcome, enrollment, JSON.stringify(steps));
        if (step !== undefined) assert.equal(steps.find((it) => it.outcome === "denied")?.action, step);
        if (warning !== undefined) assert.ok(warnings.join().includes(warning), warnings.join());
      });
    }
  });
}

describe("the enrollment of users that the same documents bind", () => {
  const statement = (Action: string, Resource: string) => ({ Effect: "Allow", Action, Resource });
  const assessor = new Assessor({
    documents: [
      parsed({
        Version: "2012-10-17",
        Statement: [
          statement("iam:CreateVirtualMFADevice", "*"),
          statement("iam:EnableMFADevice", "arn:aws:iam::*:user/ops/${aws:username}"),
        ],
      }),
    ],
  });

  it("is that of their path, which an ARN shows", () => {
    const of = (path: string) =>
      assessor.enrollment({ arn: `arn:aws:iam::123456789012:user${path}alice` }).outcome;
    assert.deepEqual([of("/ops/"), of("/")], ["works", "not-granted"]);
  });

  it("names each of them", () => {
    const { steps } = assessor.enrollment({ name: "bob", path: "/ops/" });
    assert.equal(steps.at(-1)?.resource, "arn:aws:iam::123456789012:user/ops/bob");
  });
});

const OWN = ["arn:aws:iam::*:user/${aws:username}", "arn:aws:iam::*:user/*/${aws:username}"];
const GRANTS: fc.Arbitrary<JsonStatement> = fc
  .record({
    Action: fc.constantFrom(
      ["*"],
      ["iam:*"],
      ["iam:EnableMFADevice"],
      ["iam:CreateVirtualMFADevice"],
      ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice"],
      ["iam:*MFADevice"],
      ["s3:*"],
    ),
    Resource: fc.constantFrom(
      ["*"],
      OWN,
      ["arn:aws:iam::*:mfa/*"],
      ["arn:aws:iam::*:mfa/${aws:username}"],
      ["arn:aws:iam::*:mfa/*-${aws:username}"],
      [...OWN, "arn:aws:iam::123456789012:mfa/phone?"],
      ["arn:aws:iam::*:user/alice"],
      ["arn:aws:iam::*:user/${aws:PrincipalTag/name}"],
    ),
    Condition: fc.constantFrom<JsonStatement["Condition"]>(
      {},
      { Bool: { "aws:MultiFactorAuthPresent": "true" } },
      { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } },
      { Null: { "iam:RegisterSecurityKey": "false" } },
      { StringEquals: { "aws:username": "alice" } },
    ),
  })
  .map(({ Condition, ...rest }) => ({ Effect: "Allow", ...rest, ...(Condition && { Condition }) }));

describe("enrollment against brute force", function () {
  this.timeout(120_000 + RUNS * 10);

  it(`agrees on ${RUNS} documents near the border`, () => {
    const counts = { works: 0, "fido-only": 0, "not-granted": 0, denied: 0 };
    const further = fc.array(GRANTS, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(
        nearlyEnforcing,
        further,
        fc.constantFrom("alice", undefined),
        (documents, grants, name) => {
          const all = [...documents, { Version: "2012-10-17", Statement: grants }];
          const { outcome } = judgeEnrollment({ documents: all.map(parsed) }, name ? { name } : {}, NOW);
          assert.equal(outcome, tryEnrollment(all, name), JSON.stringify(all));
          counts[outcome]++;
        },
      ),
      { seed: SEED, numRuns: RUNS },
    );
    assert.ok(
      Object.values(counts).every((count) => count >= 0.02 * RUNS),
      JSON.stringify(counts),
    );
  });
});

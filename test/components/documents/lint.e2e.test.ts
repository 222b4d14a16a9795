import assert from "node:assert/strict";

import { deployBaseline } from "../../support/deployBaseline";
import { everything } from "../../support/everything";
import { type Finding, lint } from "../../support/policyLinter/lint";
import { policyDocuments, type RegisteredDocument } from "../../support/policyLinter/policyDocuments";
import { KINDS } from "../../support/policyLinter/template";

/** By what is misspelt, a change to a document's JSON; it changes nothing in a document that has no such thing. */
const MISSPELLINGS: Readonly<Record<string, (json: string) => string>> = {
  action: (json) => json.replace(/"(?:Not)?Action":\[?"[\w-]+:\w+/, "$&x"),
  "condition operator": (json) => json.replace(/"Condition":{"[\w:]+/, "$&x"),
  principal: (json) => json.replace('"Principal":', '"Principle":'),
};

const label = ({ kind, name }: RegisteredDocument) => `${kind} of ${name}`;
const text = ({ document, message }: Finding) => `${document ? label(document) : "template"}: ${message}`;

describe("the policy documents of an account with everything", () => {
  let documents: RegisteredDocument[];

  before(async () => {
    documents = [];
    for (const args of [
      everything,
      { mfaEnforcement: "announce" },
      { mfaEnforcement: "fido-only" },
    ] as const) {
      const { resources } = await deployBaseline(args);
      documents.push(...policyDocuments(resources));
    }
  });

  it("are of the kinds that the linter can be given, each of them", () => {
    assert.deepEqual([...new Set(documents.map(({ kind }) => kind))].sort(), KINDS.toSorted());
  });

  it("have no finding", async () => {
    assert.deepEqual((await lint(documents)).map(text), []);
  });

  it("have a finding wherever something is misspelt", async () => {
    const misspelt = Object.entries(MISSPELLINGS).flatMap(([what, misspell]) => {
      const changed = documents.flatMap((correct) => {
        const json = JSON.stringify(correct.document);
        const wrong = misspell(json);
        const name = `${correct.name} with misspelt ${what}`;
        return wrong === json ? [] : [{ ...correct, name, document: JSON.parse(wrong) as unknown }];
      });
      assert.notEqual(changed.length, 0, `no document has a ${what}`);
      return changed;
    });
    const found = new Set((await lint(misspelt)).map(({ document }) => document));
    assert.deepEqual(misspelt.filter((document) => !found.has(document)).map(label), []);
  });
});

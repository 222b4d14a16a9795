import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { PARTITIONS } from "../../../policy-pack/iam/arn";
import { parseDocument, parseManagedPolicy } from "../../../policy-pack/iam/parseDocument";

/** One line of the table: a document and the places of all its defects. */
interface Case {
  name: string;
  document: unknown;
  defects: string[];
  source: string;
}

describe("what IAM would refuse of a policy document", () => {
  const file = join(__dirname, "../../cases/iam/defects.json");
  for (const { name, document, defects } of JSON.parse(readFileSync(file, "utf8")) as Case[]) {
    it(`${name}: ${defects.length === 0 ? "accepted" : `reported at ${defects.join(", ") || "the top"}`}`, () => {
      const parsed = parseDocument(document);
      assert.deepEqual(parsed.ok ? [] : parsed.defects.map(({ path }) => path), defects);
    });
  }

  it("accepts each partition of AWS", () => {
    for (const partition of PARTITIONS) {
      const Resource = `arn:${partition}:s3:::bucket`;
      assert.ok(
        parseDocument({ Version: "2012-10-17", Statement: { Effect: "Deny", Action: "*", Resource } }).ok,
        partition,
      );
    }
  });

  it("says what is there and what is allowed", () => {
    const parsed = parseDocument({ Statement: { Effect: "Block", Action: "*", Resource: "*" } });
    assert.ok(!parsed.ok);
    assert.deepEqual(parsed.defects, [
      { path: "Statement[0].Effect", message: 'is "Block"; allowed: "Allow", "Deny"' },
    ]);
  });

  const messages: [string, unknown, string][] = [
    [
      "a partition",
      "arn:foo:s3:::bucket/*",
      '"arn:foo:s3:::bucket/*" has the partition "foo"; expected aws, aws-cn, aws-us-gov, aws-iso, aws-iso-b, aws-iso-e, aws-iso-f, aws-eusc, or *',
    ],
    [
      "a service",
      "arn:aws:*:::a",
      '"arn:aws:*:::a" has the service "*"; expected the name of one, in lower case and without wildcards',
    ],
    [
      "an incomplete ARN of IAM",
      "arn:aws:iam",
      '"arn:aws:iam" is not a whole ARN; expected arn:partition:service:region:account:resource',
    ],
    [
      "an IAM resource",
      "arn:aws:iam::*:user*",
      '"arn:aws:iam::*:user*" names nothing that IAM has; expected arn:aws:iam::123456789012:user/name, role/name and the like, or *',
    ],
  ];
  for (const [what, Resource, message] of messages) {
    it(`says what is wrong with ${what}`, () => {
      const parsed = parseDocument({
        Version: "2012-10-17",
        Statement: { Effect: "Deny", Action: "*", Resource },
      });
      assert.ok(!parsed.ok);
      assert.deepEqual(parsed.defects, [{ path: "Statement[0].Resource", message }]);
    });
  }
});

describe("what IAM would refuse of a managed policy", () => {
  const Statement = { Effect: "Deny", Action: "*", Resource: "*" };

  for (const [what, document] of Object.entries({
    "the old version": { Version: "2008-10-17", Statement },
    "no version": { Statement },
  })) {
    it(`refuses ${what}, which an inline policy may have`, () => {
      assert.ok(parseDocument(document).ok);
      const parsed = parseManagedPolicy(JSON.stringify(document));
      assert.ok(!parsed.ok);
      assert.deepEqual(
        parsed.defects.map(({ path }) => path),
        ["Version"],
      );
    });
  }

  it("accepts the current version", () => {
    assert.ok(parseManagedPolicy({ Version: "2012-10-17", Statement }).ok);
  });

  it("reports what is wrong with any policy", () => {
    const parsed = parseManagedPolicy({ Statement: { ...Statement, Effect: "deny" } });
    assert.ok(!parsed.ok);
    assert.deepEqual(
      parsed.defects.map(({ path }) => path),
      ["Statement[0].Effect"],
    );
  });
});

import assert from "node:assert/strict";

import { decodeText } from "../../../../policy-pack/inputs/decodeText";
import { readInput } from "../../../../policy-pack/inputs/readInput";
import { parseDocument } from "../../../../policy-pack/iam/parseDocument";
import { DENY } from "../../../support/inputs/checkText";

const TEXT = JSON.stringify(DENY);
const [STATEMENT] = DENY.Statement;
const ENCODED = encodeURIComponent(TEXT);
const ARN = "arn:aws:iam::123456789012:policy/mfa";

const SHAPES: Record<string, unknown> = {
  "a document": DENY,
  "a statement": STATEMENT,
  "a list of statements": [STATEMENT, { Effect: "Allow", Action: "s3:GetObject", Resource: "*" }],
  "aws iam get-policy-version": {
    PolicyVersion: {
      Document: DENY,
      VersionId: "v1",
      IsDefaultVersion: true,
      CreateDate: "2026-01-14T10:02:11Z",
    },
  },
  "aws iam get-policy-version of another client": {
    PolicyVersion: { Document: ENCODED, VersionId: "v1", IsDefaultVersion: true },
  },
  "aws iam get-user-policy": { UserName: "alice", PolicyName: "mfa", PolicyDocument: DENY },
  "aws iam get-group-policy": { GroupName: "admins", PolicyName: "mfa", PolicyDocument: ENCODED },
  "aws organizations describe-policy": {
    Policy: {
      PolicySummary: {
        Id: "p-abc",
        Arn: ARN,
        Name: "mfa",
        Type: "SERVICE_CONTROL_POLICY",
        AwsManaged: false,
      },
      Content: TEXT,
    },
  },
  "aws sso-admin get-inline-policy-for-permission-set": { InlinePolicy: TEXT },
  "a quoted document": TEXT,
};

function sourceOf(text: string): unknown {
  const input = readInput(text, { file: "x", parameters: {} });
  assert.equal(input.kind, "document", JSON.stringify(input));
  return input.source;
}

function firstStatement(text: string): unknown {
  const parsed = parseDocument(sourceOf(text));
  assert.ok(parsed.ok, JSON.stringify(parsed));
  const { Statement: statements } = parsed.document.source;
  return Array.isArray(statements) ? (statements as unknown[])[0] : statements;
}

describe("policy documents", () => {
  for (const [name, value] of Object.entries(SHAPES)) {
    it(`are read from ${name}`, () => {
      assert.deepEqual(firstStatement(JSON.stringify(value)), STATEMENT);
      assert.deepEqual(firstStatement(JSON.stringify(value, null, 4)), STATEMENT);
    });
  }

  it("are read from URL-encoded text", () => {
    assert.deepEqual(firstStatement(ENCODED), STATEMENT);
    assert.deepEqual(firstStatement(`${encodeURIComponent(JSON.stringify(DENY, null, 2))}\n`), STATEMENT);
  });

  const refused: Record<string, { text: string; says: RegExp }> = {
    "a statement with a variable, whose meaning depends on the version": {
      text: JSON.stringify({ ...STATEMENT, Resource: "arn:aws:iam::*:user/${aws:username}" }),
      says: /statements without a Version, .* give the whole document/,
    },
    "a permission set without an inline policy": {
      text: JSON.stringify({ InlinePolicy: "" }),
      says: /its policy document is empty/,
    },
    "a wrapper with a key that it has twice": {
      text: `{"PolicyDocument":${TEXT},"PolicyDocument":${TEXT}}`,
      says: /keys twice in one object: PolicyDocument/,
    },
    "a statement with a key that it has twice": {
      text: `{"Effect":"Deny","Effect":"Allow","Action":"*","Resource":"*"}`,
      says: /keys twice in one object: Effect/,
    },
  };
  for (const [name, { text, says }] of Object.entries(refused)) {
    it(`are not read from ${name}`, () => {
      const input = readInput(text, { file: "x", parameters: {} });
      assert.equal(input.kind, "refused");
      assert.match(input.error, says);
    });
  }

  it("are judged with the keys that they have twice", () => {
    const parsed = parseDocument(sourceOf(`{"Version":"2012-10-17","Statement":[],${TEXT.slice(1)}`));
    assert.ok(!parsed.ok && (parsed.defects[0]?.message ?? "").includes("keys twice"));
    const inner = JSON.stringify({ InlinePolicy: `{"Version":"2012-10-17","Statement":[],${TEXT.slice(1)}` });
    assert.ok(!parseDocument(sourceOf(inner)).ok);
  });
});

describe("the text of a file", () => {
  const text = '{"Sid":"für alle"}';
  const utf16 = Buffer.from(text, "utf16le");
  const swapped = Buffer.from(utf16).swap16();
  const bytes: Record<string, Buffer> = {
    "UTF-8": Buffer.from(text),
    "UTF-8 with a byte order mark": Buffer.from(`\ufeff${text}`),
    "UTF-16 LE with a byte order mark": Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]),
    "UTF-16 BE with a byte order mark": Buffer.concat([Buffer.from([0xfe, 0xff]), swapped]),
    "UTF-16 LE": utf16,
    "UTF-16 BE": swapped,
  };
  for (const [encoding, content] of Object.entries(bytes)) {
    it(`may be in ${encoding}`, () => {
      assert.equal(decodeText(content), text);
    });
  }
});

import assert from "node:assert/strict";

import fc from "fast-check";

import { mfaEnforcementDocument } from "../../../components/documents/mfaEnforcement";
import type { PolicyDocument } from "../../../policy-pack/iam/document";
import { parseDocument } from "../../../policy-pack/iam/parseDocument";
import { judgeDocuments } from "../../../policy-pack/proof/judge";
import type { Verdict } from "../../../policy-pack/proof/verdict";
import { BruteForce } from "../../support/bruteForce/bruteForce";
import { allActions } from "../../support/bruteForce/catalogue";
import { agree } from "./agreement";

interface RawStatement {
  Effect: "Allow" | "Deny";
  Action?: string[];
  NotAction?: string[];
  Resource?: string[];
  NotResource?: string[];
  Condition?: Record<string, Record<string, string>>;
}

function parse(statements: readonly object[]): PolicyDocument {
  const parsed = parseDocument({ Version: "2012-10-17", Statement: statements });
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return parsed.document;
}

function judge(...documents: RawStatement[][]): Verdict {
  return judgeDocuments(documents.map(parse));
}

/** What of a verdict must not depend on how a document is written. */
function essence(verdict: Verdict): unknown {
  return verdict.enforced ? "enforced" : [verdict.finding, verdict.also];
}

const ACTIONS = [
  "*",
  "iam:*",
  "iam:List*",
  "iam:Get*",
  "iam:GetUser",
  "iam:ChangePassword",
  "iam:CreateAccessKey",
  "iam:EnableMFADevice",
  "s3:*",
  "s3:Get?bject",
  "ec2:Describe*",
  "sts:GetSessionToken",
];
const RESOURCES = [
  "*",
  "arn:*:s3:::*",
  "arn:aws:iam::*:user/${aws:username}",
  "arn:aws:iam::*:user/*/${aws:username}",
  "arn:aws:iam::*:user/*",
  "arn:aws:s3:::bucket/*",
];
const CONDITIONS: (Record<string, Record<string, string>> | undefined)[] = [
  undefined,
  { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
  { Bool: { "aws:MultiFactorAuthPresent": "false" } },
  { Bool: { "aws:MultiFactorAuthPresent": "true" } },
  { Null: { "aws:MultiFactorAuthAge": "true" } },
  { StringNotEquals: { "aws:MultiFactorAuthPresent": "true" }, StringEquals: { "aws:SourceVpc": "vpc-1" } },
];

const statement: fc.Arbitrary<RawStatement> = fc
  .record({
    effect: fc.constantFrom<RawStatement["Effect"]>("Allow", "Deny", "Deny", "Deny"),
    actionElement: fc.constantFrom("Action", "NotAction"),
    actions: fc.uniqueArray(fc.constantFrom(...ACTIONS), { minLength: 1, maxLength: 4 }),
    resourceElement: fc.constantFrom("Resource", "Resource", "Resource", "NotResource"),
    resources: fc.oneof(
      fc.constant(["*"]),
      fc.uniqueArray(fc.constantFrom(...RESOURCES), { minLength: 1, maxLength: 2 }),
    ),
    condition: fc.constantFrom(...CONDITIONS),
  })
  .map(({ effect, actionElement, actions, resourceElement, resources, condition }) => ({
    Effect: effect,
    [actionElement]: actions,
    [resourceElement]: resources,
    ...(condition && { Condition: condition }),
  }));
const statements = fc.array(statement, { minLength: 1, maxLength: 4 });

/** The statement with each of its lists the other way round. */
function reverse(it: RawStatement): RawStatement {
  const entries = Object.entries(it).map(([element, value]): [string, unknown] => [
    element,
    Array.isArray(value) ? [...(value as string[])].reverse() : value,
  ]);
  return Object.fromEntries(entries.reverse()) as unknown as RawStatement;
}

const seeded = <T>(property: fc.IProperty<T>): void => {
  fc.assert(property, { seed: 4, numRuns: 500 });
};

describe("MFA verdict, for any documents", function () {
  this.timeout(60_000);

  it("does not depend on the order of statements, of what they list, and of documents", () => {
    seeded(
      fc.property(statements, (list) => {
        const reversed = list.map(reverse).reverse();
        assert.deepEqual(essence(judge(reversed)), essence(judge(list)));
        assert.deepEqual(essence(judge(...reversed.map((it) => [it]))), essence(judge(list)));
      }),
    );
  });

  it("does not depend on how statements are dealt out to documents", () => {
    seeded(
      fc.property(statements, fc.nat(4), (list, cut) => {
        assert.deepEqual(
          essence(judge(...[list.slice(0, cut), list.slice(cut)].filter((it) => it.length > 0))),
          essence(judge(list)),
        );
      }),
    );
  });

  it("does not depend on how a statement is split by action and resource", () => {
    seeded(
      fc.property(statements, (list) => {
        const split = list.flatMap((it) =>
          (it.Action ?? [undefined]).flatMap((action) =>
            (it.Resource ?? [undefined]).map((resource) => ({
              ...it,
              ...(action !== undefined && { Action: [action] }),
              ...(resource !== undefined && { Resource: [resource] }),
            })),
          ),
        );
        assert.deepEqual(essence(judge(split)), essence(judge(list)));
      }),
    );
  });

  it("does not depend on the case of actions", () => {
    const upper = (names?: string[]): string[] | undefined => names?.map((name) => name.toUpperCase());
    seeded(
      fc.property(statements, (list) => {
        const shouted = list.map(({ Action, NotAction, ...rest }): RawStatement => {
          const actions = upper(Action);
          const notActions = upper(NotAction);
          return {
            ...rest,
            ...(actions && { Action: actions }),
            ...(notActions && { NotAction: notActions }),
          };
        });
        assert.deepEqual(essence(judge(shouted)), essence(judge(list)));
      }),
    );
  });

  it("does not depend on the case of context keys", () => {
    seeded(
      fc.property(statements, (list) => {
        const shouted = list.map(({ Condition, ...rest }): RawStatement => {
          if (Condition === undefined) return rest;
          const conditions = Object.entries(Condition).map(([operator, keys]) => [
            operator,
            Object.fromEntries(Object.entries(keys).map(([key, value]) => [key.toUpperCase(), value])),
          ]);
          return { ...rest, Condition: Object.fromEntries(conditions) as typeof Condition };
        });
        assert.deepEqual(essence(judge(shouted)), essence(judge(list)));
      }),
    );
  });

  it("does not depend on an Allow that says nothing of MFA", () => {
    const allow: RawStatement = { Effect: "Allow", Action: ["*"], Resource: ["*"] };
    seeded(
      fc.property(statements, (list) => {
        assert.deepEqual(essence(judge(list, [allow])), essence(judge(list)));
      }),
    );
  });

  it("stays enforced when a Deny is added, whatever it says", () => {
    const good = parse(mfaEnforcementDocument({ partition: "aws", accountId: "123456789012" }).Statement);
    seeded(
      fc.property(statements, (list) => {
        assert.ok(judgeDocuments([parse(list), good]).enforced);
      }),
    );
  });

  it("agrees with brute force over every action of AWS", async () => {
    const bruteForce = new BruteForce(await allActions());
    let enforced = 0;
    seeded(
      fc.property(statements, (list) => {
        if (agree(bruteForce, [{ Version: "2012-10-17", Statement: list }]) === "enforced") enforced++;
      }),
    );
    assert.ok(enforced >= 20, `only ${enforced} of the documents enforce MFA`);
  });
});

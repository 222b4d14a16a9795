import assert from "node:assert/strict";

import fc from "fast-check";

import { mfaEnforcementDocument } from "../../../components/documents/mfaEnforcement";
import { parseDocument } from "../../../policy-pack/iam/parseDocument";
import { judgeDocuments, type Verdict } from "../../../policy-pack/mfa/verdict";

interface RawStatement {
  Effect: "Allow" | "Deny";
  Action?: string[];
  NotAction?: string[];
  Resource?: string[];
  NotResource?: string[];
  Condition?: Record<string, Record<string, string>>;
}

function judge(...documents: RawStatement[][]): Verdict {
  return judgeDocuments(
    documents.map((statements, index) => {
      const parsed = parseDocument({ Version: "2012-10-17", Statement: statements });
      assert.ok(parsed.ok, JSON.stringify(parsed));
      return { label: `document ${index + 1}`, document: parsed.document };
    }),
  );
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
  "*:Describe*",
  "sts:GetSessionToken",
];
const RESOURCES = [
  "*",
  "arn:*",
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
    resources: fc.uniqueArray(fc.constantFrom(...RESOURCES), { minLength: 1, maxLength: 2 }),
    condition: fc.constantFrom(...CONDITIONS),
  })
  .map(({ effect, actionElement, actions, resourceElement, resources, condition }) => ({
    Effect: effect,
    [actionElement]: actions,
    [resourceElement]: resources,
    ...(condition && { Condition: condition }),
  }));
const statements = fc.array(statement, { minLength: 1, maxLength: 4 });

const seeded = <T>(property: fc.IProperty<T>): void => {
  fc.assert(property, { seed: 4, numRuns: 500 });
};

describe("MFA verdict, for any documents", () => {
  it("does not depend on the order of statements, actions and documents", () => {
    seeded(
      fc.property(statements, (list) => {
        const reversed = list
          .map((it): RawStatement => ({ ...it, ...(it.Action && { Action: [...it.Action].reverse() }) }))
          .reverse();
        assert.deepEqual(essence(judge(reversed)), essence(judge(list)));
        assert.deepEqual(essence(judge(...reversed.map((it) => [it]))), essence(judge(list)));
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

  it("does not depend on an Allow that says nothing of MFA", () => {
    const allow: RawStatement = { Effect: "Allow", Action: ["*"], Resource: ["*"] };
    seeded(
      fc.property(statements, (list) => {
        assert.deepEqual(essence(judge(list, [allow])), essence(judge(list)));
      }),
    );
  });

  it("stays enforced when a Deny is added, whatever it says", () => {
    const [...enforcing] = mfaEnforcementDocument({ partition: "aws", accountId: "123456789012" }).Statement;
    const parsed = parseDocument({ Version: "2012-10-17", Statement: enforcing });
    assert.ok(parsed.ok);
    const good = { label: "good", document: parsed.document };
    seeded(
      fc.property(statements, (list) => {
        const other = parseDocument({ Version: "2012-10-17", Statement: list });
        assert.ok(other.ok);
        assert.ok(judgeDocuments([{ label: "other", document: other.document }, good]).enforced);
      }),
    );
  });

  it("finds a counterexample that adding a Deny for it closes", () => {
    seeded(
      fc.property(statements, (list) => {
        const verdict = judge(list);
        if (verdict.enforced) return;
        const { action, resource } = verdict.counterexample ?? assert.fail("no counterexample");
        const after = judge(list, [{ Effect: "Deny", Action: [action], Resource: [escape(resource)] }]);
        assert.notDeepEqual(after.enforced ? undefined : after.counterexample, verdict.counterexample);
      }),
    );
  });
});

/** A resource as a pattern; the user's own name stays a variable. */
function escape(resource: string): string {
  return resource === "*" ? "${*}" : resource;
}

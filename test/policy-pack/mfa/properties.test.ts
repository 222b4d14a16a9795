import assert from "node:assert/strict";

import fc from "fast-check";

import { mfaEnforcementDocument } from "../../../components/documents/mfaEnforcement";
import type { PolicyDocument } from "../../../policy-pack/iam/document";
import { parseDocument } from "../../../policy-pack/iam/parseDocument";
import { DEFAULT_BOOTSTRAP_SET } from "../../../policy-pack/mfa/bootstrap";
import { SESSIONS, type Session } from "../../../policy-pack/mfa/sessions";
import { judgeDocuments } from "../../../policy-pack/mfa/judge";
import type { Verdict } from "../../../policy-pack/mfa/verdict";

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

const seeded = <T>(property: fc.IProperty<T>): void => {
  fc.assert(property, { seed: 4, numRuns: 500 });
};

describe("MFA verdict, for any documents", function () {
  this.timeout(60_000);

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
    const good = parse(mfaEnforcementDocument({ partition: "aws", accountId: "123456789012" }).Statement);
    seeded(
      fc.property(statements, (list) => {
        assert.ok(judgeDocuments([parse(list), good]).enforced);
      }),
    );
  });

  it("shows a counterexample that no Deny stops, and says enforced where there is none", () => {
    let enforced = 0;
    seeded(
      fc.property(statements, (list) => {
        const verdict = judge(list);
        const open = REQUESTS.filter(
          ({ session, action, resource }) =>
            !isBootstrap(action, resource) && !isDenied(list, session, action, resource),
        );
        if (verdict.enforced) {
          enforced++;
          assert.deepEqual(open, []);
          return;
        }
        const { session, action, resource } = verdict.counterexample ?? assert.fail("no counterexample");
        assert.ok(!isBootstrap(action, resource), `${action} on ${resource}`);
        assert.ok(!isDenied(list, session, action, resource), `${action} on ${resource}`);
      }),
    );
    assert.ok(enforced >= 20, `only ${enforced} of the documents enforce MFA`);
  });
});

/** A second evaluator, as plain as can be: one request at a time, patterns as regular expressions. */
function isDenied(
  list: readonly RawStatement[],
  session: Session,
  action: string,
  resource: string,
): boolean {
  return list.some(
    (it) =>
      it.Effect === "Deny" &&
      CERTAIN[session].has(JSON.stringify(it.Condition ?? null)) &&
      (it.Action ? anyMatches(it.Action, action, "i") : !anyMatches(it.NotAction ?? [], action, "i")) &&
      (it.Resource ? anyMatches(it.Resource, resource, "") : !anyMatches(it.NotResource ?? [], resource, "")),
  );
}

function anyMatches(patterns: readonly string[], text: string, flags: string): boolean {
  return patterns.some((pattern) => {
    const source = pattern
      .replace(/[.+^${}()|[\]\\]/g, "\\$&")
      .replace(/\*/g, ".*")
      .replace(/\?/g, ".");
    return new RegExp(`^${source}$`, flags).test(text);
  });
}

/** By hand: which of the conditions are certain to hold in a session. */
const [none, boolIfExists, bool, , noAge] = CONDITIONS.map((condition) => JSON.stringify(condition ?? null));
const CERTAIN: Record<Session, Set<string | undefined>> = {
  console: new Set([none, boolIfExists, bool, noAge]),
  "access-key": new Set([none, boolIfExists, noAge]),
};

function isBootstrap(action: string, resource: string): boolean {
  const own = ["arn:*:iam::*:user/${aws:username}", "arn:*:iam::*:user/*/${aws:username}"];
  return (
    anyMatches(DEFAULT_BOOTSTRAP_SET.anyResource, action, "i") ||
    (anyMatches(DEFAULT_BOOTSTRAP_SET.ownUserOnly, action, "i") && anyMatches(own, resource, ""))
  );
}

const REQUESTS = SESSIONS.flatMap((session) =>
  [
    "iam:ListUsers",
    "iam:GetUser",
    "iam:GetRole",
    "iam:CreateUser",
    "iam:CreateAccessKey",
    "iam:ChangePassword",
    "s3:GetObject",
    "s3:PutObject",
    "ec2:DescribeInstances",
    "ec2:RunInstances",
    "sts:GetSessionToken",
    "tomorrow:DoIt",
    "tomorrow:DescribeIt",
  ].flatMap((action) =>
    [
      "*",
      "arn:aws:iam::123456789012:user/${aws:username}",
      "arn:aws:iam::123456789012:user/team/${aws:username}",
      "arn:aws:iam::123456789012:user/other",
      "arn:aws:s3:::bucket/key",
      "arn:aws:ec2:eu-central-1:123456789012:instance/i-1",
    ].map((resource) => ({ session, action, resource })),
  ),
);

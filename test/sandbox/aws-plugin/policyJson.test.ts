import assert from "node:assert/strict";
import fc from "fast-check";
import { canonicalPolicy } from "../../../sandbox/aws-plugin/policyJson";

const strings = fc.array(fc.string({ minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 3 });
const statements = fc.array(
  fc.record({
    Effect: fc.constantFrom("Allow", "Deny"),
    NotAction: strings,
    Resource: strings,
    Condition: fc.record({ BoolIfExists: fc.record({ "aws:MultiFactorAuthPresent": fc.boolean() }) }),
  }),
  { minLength: 1, maxLength: 3 },
);

describe("the stand-in aws plugin: equivalent policy documents", () => {
  it("are equal in any order of statements and lists, with one value as text, and with booleans as text", () => {
    fc.assert(
      fc.property(statements, (list) => {
        const rewritten = list
          .map(({ Effect, NotAction, Resource, Condition }) => ({
            Condition: {
              BoolIfExists: {
                "aws:MultiFactorAuthPresent": [String(Condition.BoolIfExists["aws:MultiFactorAuthPresent"])],
              },
            },
            Resource: Resource.length === 1 ? Resource[0] : Resource.toReversed(),
            NotAction: NotAction.toReversed(),
            Effect,
          }))
          .toReversed();
        assert.equal(
          canonicalPolicy(JSON.stringify({ Version: "2012-10-17", Statement: list })),
          canonicalPolicy(JSON.stringify({ Statement: rewritten, Version: "2012-10-17" }, undefined, 2)),
        );
      }),
    );
  });

  it("are not those with another effect, value or principal", () => {
    const document = (text: string): unknown => canonicalPolicy(`{"Statement":[${text}]}`);
    assert.notEqual(document('{"Effect":"Allow"}'), document('{"Effect":"Deny"}'));
    assert.notEqual(document('{"Action":["a","b"]}'), document('{"Action":["a"]}'));
    assert.notEqual(document('{"Action":"a"}'), document('{"NotAction":"a"}'));
    assert.equal(document('{"Principal":"*"}'), document('{"Principal":{"AWS":"*"}}'));
    assert.notEqual(document('{"Principal":"*"}'), document('{"Principal":{"Service":"*"}}'));
  });
});

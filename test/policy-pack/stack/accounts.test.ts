import assert from "node:assert/strict";

import { Accounts } from "../../../policy-pack/stack/iam/accounts";
import type { StackResource } from "../../../policy-pack/stack/resource";
import { previewValues, UNKNOWN } from "../../support/previewValues";

const ROLE = (account: string) => `arn:aws:iam::${account}:role/Deploy`;
const [A, B] = ["111122223333", "444455556666"] as const;

/** A user at a provider with these inputs. */
function at(urn: string, props?: Record<string, unknown>): StackResource {
  return {
    type: "aws:iam/user:User",
    urn: `urn:user-at-${urn}`,
    name: "user",
    props: {},
    propertyDependencies: {},
    provider: { urn, ...(props && { props: previewValues(props) }) },
  };
}

/** What two providers are to each other, and whether it is the same the other way round. */
function relation(
  a: Record<string, unknown>,
  b: Record<string, unknown>,
  ...more: Record<string, unknown>[]
): string {
  const relations = [false, true].map((isReversed) => {
    const users = [at("a", a), at("b", b), ...more.map((props, index) => at(`more-${index}`, props))];
    const accounts = new Accounts(isReversed ? [...users].reverse() : users);
    const [first, second] = users;
    return first && second && accounts.relation(accounts.of(first), accounts.of(second));
  });
  assert.equal(relations[0], relations[1], "the order of providers does not matter");
  return relations[0] ?? "";
}

describe("two providers", () => {
  const same: Record<string, [Record<string, unknown>, Record<string, unknown>]> = {
    "that differ in the region only": [{ region: "eu-west-1" }, { region: "us-east-1" }],
    "with one pin, whatever their credentials": [
      { allowedAccountIds: [A], profile: "a" },
      { allowedAccountIds: JSON.stringify([A]), assumeRoles: [{ roleArn: ROLE(A) }] },
    ],
    "with the same credentials, one of them pinned": [
      { profile: "a", allowedAccountIds: [A] },
      { profile: "a" },
    ],
    "of aws and aws-native that assume one role": [
      { assumeRoles: JSON.stringify([{ roleArn: ROLE(A) }]) },
      { assumeRole: { roleArn: ROLE(A) } },
    ],
    "that assume two roles of one account": [
      { assumeRoles: [{ roleArn: ROLE(A) }] },
      { assumeRoles: [{ roleArn: `${ROLE(A)}-2` }] },
    ],
    "with empty values": [{ profile: "", assumeRoles: [], sharedConfigFiles: "[]" }, {}],
  };
  for (const [what, [a, b]] of Object.entries(same)) {
    it(`${what} are for one account`, () => {
      assert.equal(relation(a, b), "same");
    });
  }

  const different: Record<string, [Record<string, unknown>, Record<string, unknown>]> = {
    "with different pins": [{ allowedAccountIds: [A] }, { allowedAccountIds: [B] }],
    "with roles of different accounts": [
      { assumeRoles: [{ roleArn: ROLE(A) }] },
      { assumeRoles: [{ roleArn: ROLE(B) }] },
    ],
    "with one set of credentials and different pins": [
      { profile: "a", allowedAccountIds: [A] },
      { profile: "a", allowedAccountIds: [B] },
    ],
  };
  for (const [what, [a, b]] of Object.entries(different)) {
    it(`${what} are for different accounts`, () => {
      assert.equal(relation(a, b), "different");
    });
  }

  const perhaps: Record<string, [Record<string, unknown>, Record<string, unknown>]> = {
    "with different profiles": [{ profile: "a" }, { profile: "b" }],
    "of which one is pinned and the other has other credentials": [
      { allowedAccountIds: [A] },
      { profile: "b" },
    ],
    "with keys that are not known yet": [{ accessKey: UNKNOWN }, { accessKey: UNKNOWN }],
    "with pins that overlap": [
      { allowedAccountIds: [A, B], profile: "a" },
      { allowedAccountIds: [A], profile: "b" },
    ],
  };
  for (const [what, [a, b]] of Object.entries(perhaps)) {
    it(`${what} are perhaps for one account`, () => {
      assert.equal(relation(a, b), "perhaps");
    });
  }

  it("turn out to be for one account by a third one", () => {
    const [a, b] = [{ profile: "a" }, { allowedAccountIds: [A], profile: "b" }];
    assert.equal(relation(a, b), "perhaps");
    assert.equal(relation(a, b, { profile: "a", allowedAccountIds: [A] }), "same");
  });

  it("that are shown without their inputs are known by their URN", () => {
    const users = [at("a"), at("b"), at("a")] as const;
    const accounts = new Accounts(users);
    assert.equal(accounts.of(users[0]), accounts.of(users[2]));
    assert.equal(accounts.relation(accounts.of(users[0]), accounts.of(users[1])), "perhaps");
  });

  it("tell the id of an account where only one is possible", () => {
    const [pinned, open] = [
      at("a", { allowedAccountIds: [A] }),
      at("b", { allowedAccountIds: [A, B], profile: "b" }),
    ];
    const accounts = new Accounts([pinned, open]);
    assert.deepEqual(
      [pinned, open].map((it) => Accounts.idOf(accounts.of(it))),
      [A, undefined],
    );
  });
});

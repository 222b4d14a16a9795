import assert from "node:assert/strict";

import { Accounts } from "../../../../policy-pack/inputs/pulumi/accounts";
import type { StackResource } from "../../../../policy-pack/inputs/pulumi/resource";
import { previewValues, UNKNOWN } from "../../../support/previewValues";

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
    "with options that do not choose an account": [
      { skipMetadataApiCheck: "false", defaultTags: JSON.stringify({ tags: { a: "b" } }), version: "7.0.0" },
      { skipRegionValidation: "true", forbiddenAccountIds: [B], maxRetries: "3", ignoreTags: {} },
    ],
    "with endpoints for other services, and one pin": [
      { allowedAccountIds: [A], endpoints: JSON.stringify([{ s3: "http://localhost" }]) },
      { allowedAccountIds: [A] },
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

  const perhaps: Record<string, readonly [Record<string, unknown>, Record<string, unknown>]> = {
    "with different profiles": [{ profile: "a" }, { profile: "b" }],
    "of which one is pinned and the other has other credentials": [
      { allowedAccountIds: [A] },
      { profile: "b" },
    ],
    ...Object.fromEntries(
      Object.entries({
        ec2MetadataServiceEndpoint: "http://192.0.2.1:1338",
        ec2MetadataServiceEndpointMode: "IPv6",
        skipMetadataApiCheck: "true",
        sharedCredentialsFiles: ["/tmp/c"],
        httpsProxy: "http://192.0.2.1",
        endpoints: [{ sts: "http://192.0.2.1" }],
        assumeRoleWithWebIdentity: { roleArn: ROLE(A) },
        someNewOption: "x",
      }).map(([name, value]) => [`of which one has ${name}`, [{}, { [name]: value }]] as const),
    ),
    "with one pin, of which one has an endpoint for IAM of its own": [
      { allowedAccountIds: [A] },
      { allowedAccountIds: [A], endpoints: JSON.stringify([{ iam: "http://192.0.2.1" }]) },
    ],
    "with one pin, and endpoints that are not known yet": [
      { allowedAccountIds: [A], endpoints: UNKNOWN },
      { allowedAccountIds: [A] },
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

  it("are perhaps for one account where the package of one is not known to be AWS's", () => {
    const pin = { allowedAccountIds: [A] };
    const of = (type: string): StackResource => ({ ...at("p", pin), type, urn: type });
    const own = of("aws:iam/user:User");
    const types = (pkg: string) => [of(`${pkg}:index/iamUser:IamUser`), of(`${pkg}:index/iamGroup:IamGroup`)];
    for (const [pkg, expected] of [
      ["aws", "same"],
      ["awscc", "same"],
      ["minio", "perhaps"],
    ] as const) {
      const [user, group] = types(pkg);
      assert.ok(user && group);
      const accounts = new Accounts([own, user, group]);
      assert.equal(accounts.relation(accounts.of(own), accounts.of(user)), expected);
      assert.equal(accounts.of(user), accounts.of(group));
    }
  });

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

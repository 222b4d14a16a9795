import assert from "node:assert/strict";

import { topicEncryptedAndClosed } from "../../../policy-pack/rules/topicEncryptedAndClosed";
import type { StackResource } from "../../../policy-pack/inputs/pulumi/resource";
import {
  ACCOUNT,
  allowService,
  baseline,
  document,
  OTHER_ACCOUNT,
  report,
  resource,
  TOPIC_ARN,
  TOPIC_NAME,
  UNKNOWN,
  type Changes,
} from "./fixtures";

const SERVICE = "events.amazonaws.com";
const judge = (changes: Changes, options = {}) => report(topicEncryptedAndClosed, baseline(changes), options);
/** With a single Allow, changed as given. */
const judgeAllow = (changes: object) =>
  judge({ topicPolicy: { policy: document(allowService(SERVICE, changes)) } });
const anyone = (operator: string, key: string, value: unknown) => ({
  Principal: "*",
  Condition: { [operator]: { [key]: value } },
});

const closed: Record<string, object> = {
  "a service on behalf of this account": {},
  "a service by the ARN of what it acts for": {
    Condition: { ArnLike: { "aws:SourceArn": `arn:aws:events:*:${ACCOUNT}:rule/*` } },
  },
  "this account": { Principal: { AWS: ACCOUNT }, Condition: undefined },
  "this account's root": { Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Condition: undefined },
  "a role of this account": { Principal: { AWS: [`arn:aws:iam::${ACCOUNT}:role/r`] }, Condition: undefined },
  "anyone of this account, as SNS's default": anyone("StringEquals", "AWS:SourceOwner", ACCOUNT),
  "anyone of this account by PrincipalAccount": anyone("StringEquals", "aws:PrincipalAccount", [ACCOUNT]),
  "anyone of the organization": anyone("StringEquals", "aws:PrincipalOrgID", "o-a1b2c3d4e5"),
  "a Deny for anyone": { Effect: "Deny", Principal: "*", Condition: undefined },
};

const open: Record<string, [object, RegExp]> = {
  anyone: [{ Principal: "*", Condition: undefined }, /statement 1 lets in anyone/],
  "anyone, written as AWS": [{ Principal: { AWS: "*" }, Condition: undefined }, /lets in anyone/],
  "another account": [
    { Principal: { AWS: `arn:aws:iam::${OTHER_ACCOUNT}:root` }, Condition: undefined },
    new RegExp(`lets in arn:aws:iam::${OTHER_ACCOUNT}:root`),
  ],
  "another account beside this one": [
    { Principal: { AWS: [ACCOUNT, OTHER_ACCOUNT] } },
    new RegExp(`lets in ${OTHER_ACCOUNT}`),
  ],
  "a service on behalf of any account": [
    { Condition: undefined },
    /lets in events\.amazonaws\.com on behalf of any account/,
  ],
  "all but someone": [
    { Principal: undefined, NotPrincipal: { AWS: OTHER_ACCOUNT } },
    /everyone but those in its NotPrincipal/,
  ],
  "an identity provider": [
    { Principal: { Federated: "accounts.google.com" }, Condition: undefined },
    /lets in accounts\.google\.com/,
  ],
  "a condition that holds without the key": [
    anyone("StringEqualsIfExists", "aws:SourceAccount", ACCOUNT),
    /lets in anyone/,
  ],
  "a condition on a set that may be empty": [
    anyone("ForAllValues:StringEquals", "aws:SourceAccount", ACCOUNT),
    /lets in anyone/,
  ],
  "a negated condition": [anyone("StringNotEquals", "aws:SourceAccount", ACCOUNT), /lets in anyone/],
  "a condition on both accounts": [
    anyone("StringEquals", "aws:SourceAccount", [ACCOUNT, OTHER_ACCOUNT]),
    /lets in anyone/,
  ],
  "a wildcard account": [anyone("StringLike", "aws:SourceAccount", "*"), /lets in anyone/],
  "a wildcard organization": [anyone("StringLike", "aws:PrincipalOrgID", "o-*"), /lets in anyone/],
  "a condition on something else": [anyone("Bool", "aws:SecureTransport", "true"), /lets in anyone/],
  "an ARN of any account": [anyone("ArnLike", "aws:SourceArn", "arn:aws:events:*:*:rule/*"), /anyone/],
  "an ARN of which a wildcard may swallow another account": [
    anyone("StringLike", "aws:SourceArn", `arn:aws:cloudwatch:*:${ACCOUNT}:alarm:*`),
    /anyone/,
  ],
};

describe("topic-encrypted-and-closed", () => {
  it("passes the baseline's topic, and one with SNS's default policy", async () => {
    assert.deepEqual(await judge({}), {});
    assert.deepEqual(await judge({ topicPolicy: "none" }), {});
  });

  for (const [who, changes] of Object.entries(closed)) {
    it(`passes a policy with ${who}`, async () => {
      assert.deepEqual(await judgeAllow(changes), {});
    });
  }
  for (const [who, [changes, message]] of Object.entries(open)) {
    it(`blocks a policy that lets in ${who}`, async () => {
      const reported = await judgeAllow(changes);
      assert.deepEqual(Object.keys(reported), [TOPIC_NAME]);
      assert.match(reported[TOPIC_NAME] ?? "", message);
    });
  }

  it("reads the policy of the topic itself where no TopicPolicy governs it", async () => {
    const policy = document(allowService(SERVICE, { Principal: "*", Condition: undefined }));
    assert.match(
      (await judge({ topicPolicy: "none", topic: { policy } }))[TOPIC_NAME] ?? "",
      /lets in anyone/,
    );
    assert.deepEqual(await judge({ topic: { policy } }), {}, "the TopicPolicy replaces it");
  });

  it("finds the topic of a TopicPolicy by its ARN as well", async () => {
    const policy = document(allowService(SERVICE, { Principal: "*", Condition: undefined }));
    assert.match((await judge({ topicPolicy: { arn: TOPIC_ARN, policy } }))[TOPIC_NAME] ?? "", /anyone/);
  });

  it("blocks a topic without a key; a key that is not known yet is one", async () => {
    for (const kmsMasterKeyId of [undefined, null, ""]) {
      assert.match((await judge({ topic: { kmsMasterKeyId } }))[TOPIC_NAME] ?? "", /not encrypted/);
    }
    assert.deepEqual(await judge({ topic: { kmsMasterKeyId: "alias/mine" } }), {});
  });

  it("blocks what cannot be read, and says what to do", async () => {
    const unreadable: [Changes, RegExp][] = [
      [
        { topicPolicy: { policy: UNKNOWN } },
        /not known in the preview: build the ARN .* from the topic's name/,
      ],
      [{ topicPolicy: { policy: "{" } }, /is not JSON/],
      [{ topicPolicy: { policy: '{"Statement":[],"Statement":[]}' } }, /keys twice/],
      [{ topicPolicy: { policy: document({ Effect: "Allow", Action: "*", Resource: "*" }) } }, /Principal/],
      [{ topicPolicy: { policy: document(allowService(SERVICE, { Effect: "allow" })) } }, /Effect/],
      [
        { topicPolicy: { policy: document(allowService(SERVICE, { Principal: { Srvice: "x" } })) } },
        /Srvice/,
      ],
      [{ provider: { allowedAccountIds: undefined } }, /account is not known.*allowedAccountIds/],
    ];
    for (const [changes, message] of unreadable) {
      assert.match((await judge(changes))[TOPIC_NAME] ?? "", message);
    }
  });

  it("blocks a topic where it is not certain which policy governs it", async () => {
    const topicPolicy = (name: string, props: Record<string, unknown>) =>
      resource("aws:sns/topicPolicy:TopicPolicy", name, {
        policy: document(allowService(SERVICE)),
        ...props,
      });
    const uncertain: [Changes, StackResource[], RegExp][] = [
      [{}, [topicPolicy("second", { arn: TOPIC_ARN })], /several aws\.sns\.TopicPolicy/],
      [{ topicPolicy: "none" }, [topicPolicy("late", { arn: UNKNOWN })], /may be that of late/],
      [
        { topicPolicy: "none", provider: { allowedAccountIds: undefined } },
        [topicPolicy("literal", { arn: TOPIC_ARN })],
        /may be that of literal/,
      ],
    ];
    for (const [changes, others, message] of uncertain) {
      const reported = await report(topicEncryptedAndClosed, [...baseline(changes), ...others]);
      assert.match(reported[TOPIC_NAME] ?? "", message);
    }
  });

  it("does not take a policy that is given, but not known yet, for SNS's default", async () => {
    const component = resource("account-baseline:index:AccountBaseline", "baseline", {});
    const part = resource("account-baseline:index:NotificationTopic", "part", {}, { parent: component });
    const topic = resource(
      "aws:sns/topic:Topic",
      "t",
      { name: "t", policy: UNKNOWN, kmsMasterKeyId: "alias/mine" },
      { parent: part, from: { policy: [part] } },
    );
    assert.match((await report(topicEncryptedAndClosed, [component, part, topic]))["t"] ?? "", /not known/);
  });

  it("judges topics outside the baseline only where the config says so", async () => {
    const other: Changes = { component: "my:index:Thing", topic: { kmsMasterKeyId: undefined } };
    assert.deepEqual(await judge(other), {});
    assert.deepEqual(Object.keys(await judge(other, { everyTopic: true })), [TOPIC_NAME]);
  });
});

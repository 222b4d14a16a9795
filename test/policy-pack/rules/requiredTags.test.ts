import assert from "node:assert/strict";

import { requiredTags } from "../../../policy-pack/rules/requiredTags";
import { report, resource, UNKNOWN } from "./fixtures";

const tags = ["owner", "cost-center"];
const topic = (props: object) => resource("aws:sns/topic:Topic", "t", { name: "topic", ...props });

describe("required-tags", () => {
  it("asks for no tags by default", async () => {
    assert.deepEqual(await report(requiredTags, [topic({})]), {});
  });

  it("passes resources that carry the keys, with values that are not known yet as well", async () => {
    const tagged = topic({ tags: { owner: "a", "cost-center": UNKNOWN, more: "b" } });
    assert.deepEqual(await report(requiredTags, [tagged], { tags }), {});
  });

  it("names all missing keys of a resource in one message", async () => {
    assert.deepEqual(await report(requiredTags, [topic({ tagsAll: UNKNOWN })], { tags }), {
      topic: 'aws:sns/topic:Topic "topic" lacks the tags owner, cost-center.',
    });
  });

  it("takes upper and lower case for different keys, as AWS does", async () => {
    const tagged = topic({ tags: { Owner: "a", "cost-center": "b" } });
    assert.match((await report(requiredTags, [tagged], { tags }))["topic"] ?? "", /lacks the tags owner\./);
  });

  it("reports tags whose keys the preview does not know", async () => {
    const late = topic({ tags: UNKNOWN });
    assert.match((await report(requiredTags, [late], { tags }))["topic"] ?? "", /keys are not known/);
  });

  it("leaves resources that cannot carry tags alone, and those of other packages", async () => {
    const resources = [
      resource("aws:iam/group:Group", "g", { name: "g" }),
      resource("random:index/randomId:RandomId", "r", { tags: {} }),
    ];
    assert.deepEqual(await report(requiredTags, resources, { tags }), {});
  });

  it("knows a taggable type that it has no entry for by its properties", async () => {
    const bucket = resource("aws:s3/bucket:Bucket", "b", { tagsAll: UNKNOWN });
    assert.deepEqual(Object.keys(await report(requiredTags, [bucket], { tags })), ["b"]);
  });
});

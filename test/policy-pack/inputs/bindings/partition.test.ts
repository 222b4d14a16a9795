import assert from "node:assert/strict";

import { partitionOf } from "../../../../policy-pack/inputs/shapes/partition";
import type { StackResource } from "../../../../policy-pack/inputs/pulumi/resource";
import { previewValues } from "../../../support/previewValues";
import { alice, judge, resource, SHORT, UNKNOWN } from "./fixtures";

/** A Deny that holds for the users of one partition only. */
const denyIn = (partition: string): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        ...(JSON.parse(SHORT) as { Statement: object[] }).Statement[0],
        Condition: {
          BoolIfExists: { "aws:MultiFactorAuthPresent": "false" },
          ArnLike: { "aws:PrincipalArn": `arn:${partition}:iam::*:user/*` },
        },
      },
    ],
  });
const through = (it: StackResource, props: object): StackResource => ({
  ...it,
  provider: { urn: "p", props: previewValues({ ...props }) },
});

describe("the partition of a user", () => {
  const judged = async (partition: string, props: object): Promise<string> => {
    const policy = resource("userPolicy", "p", { user: "alice", name: "p", policy: denyIn(partition) });
    return (await judge(through(alice, props), through(policy, props)))["alice"] ?? "";
  };

  it("is that of its provider's region", async () => {
    assert.equal(await judged("aws-cn", { region: "cn-north-1" }), "");
    assert.equal(await judged("aws-us-gov", { region: "us-gov-west-1" }), "");
    assert.match(await judged("aws-cn", { region: "eu-central-1" }), /IAM user "alice" can work without MFA/);
    assert.match(await judged("aws", { region: "cn-north-1" }), /on arn:aws-cn:iam::/);
  });

  it("is unknown without a region, and any that a document names", async () => {
    for (const props of [{}, { region: UNKNOWN }, { region: "moon-1" }]) {
      assert.equal(await judged("aws-cn", props), "");
      assert.equal(await judged("aws", props), "");
    }
  });

  it("is that of the region in each partition", () => {
    const regions = {
      aws: ["us-east-1", "ap-southeast-7", "il-central-1", "mx-central-1"],
      "aws-cn": ["cn-northwest-1"],
      "aws-us-gov": ["us-gov-east-1"],
      "aws-iso": ["us-iso-west-1"],
      "aws-iso-b": ["us-isob-east-1"],
      "aws-iso-e": ["eu-isoe-west-1"],
      "aws-iso-f": ["us-isof-south-1"],
      "aws-eusc": ["eusc-de-east-1"],
    };
    for (const [partition, names] of Object.entries(regions)) {
      for (const region of names) assert.equal(partitionOf(through(alice, { region })), partition, region);
    }
  });
});

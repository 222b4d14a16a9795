import assert from "node:assert/strict";

import { mistakes } from "../parsed";

const teams = {
  teamId: "0a0a0a0a-1b1b-2c2c-3d3d-4e4e4e4e4e4e",
  tenantId: "0a0a0a0a-1b1b-2c2c-3d3d-4e4e4e4e4e4e",
  channelId: "19%3ab6ef%40thread.tacv2",
};

describe("the config of notification targets", () => {
  it("takes addresses, queues, functions and chat channels", () => {
    const notificationTargets = JSON.stringify({
      https: ["https://example.com/hook?x=1"],
      sqs: ["arn:aws:sqs:eu-west-1:012345678901:alerts"],
      lambda: ["arn:aws:lambda:eu-west-1:012345678901:function:alerts:live"],
      slack: [{ teamId: "T07EA123LEP", channelId: "C07EZ1ABC23" }],
      teams: [teams],
    });
    assert.deepEqual(mistakes({ notificationTargets }), []);
  });

  for (const [targets, mistake] of [
    [{ https: ["http://example.com"] }, /^notificationTargets\.https\[0\] = .*an https address/],
    [
      { sqs: ["arn:aws:sqs:eu-west-1:012345678901:a.fifo"] },
      /^notificationTargets\.sqs\[0\] = .*standard queue/,
    ],
    [{ lambda: ["alerts"] }, /^notificationTargets\.lambda\[0\] = .*ARN of a Lambda function/],
    [{ slack: [{ teamId: "T1" }] }, /^notificationTargets\.slack\[0\]\.channelId is missing/],
    [{ teams: [{ ...teams, tenantId: "acme" }] }, /^notificationTargets\.teams\[0\]\.tenantId = .*a UUID/],
    [{ teams: [teams, teams] }, /^notificationTargets\.teams = .*one channel of a team/],
    [{ pager: [] }, /^notificationTargets\.pager is not a known key: expected https, sqs/],
  ] as const) {
    it(`refuses ${JSON.stringify(targets)}`, () => {
      const found = mistakes({ notificationTargets: JSON.stringify(targets) });
      assert.equal(found.length, 1, found.join("\n"));
      assert.match(found[0] ?? "", mistake);
    });
  }
});

import assert from "node:assert/strict";

import { mistakes, parse } from "../parsed";

describe("the config of sign-in alerts", () => {
  it("is off by default, and takes true or a map", () => {
    for (const [signInAlerts, expected] of [
      [undefined, undefined],
      ["false", undefined],
      ["true", {}],
      ['{"regions":[],"logGroup":"aws/trail"}', { regions: [], logGroup: "aws/trail" }],
    ] as const) {
      const result = parse({ signInAlerts });
      assert.ok(result.ok);
      assert.deepEqual(result.config.signInAlerts, expected);
    }
  });

  for (const [signInAlerts, mistake] of [
    ['{"regions":["eu"]}', /^signInAlerts\.regions\[0\] = "eu" .*the name of an AWS region/],
    ['{"regions":["us-gov-west-1"]}', /^signInAlerts\.regions\[0\] = .*a region of the partition aws/],
    ['{"regions":["us-west-2","us-west-2"]}', /^signInAlerts\.regions = .*each region once/],
    [
      '{"logGroupRegion":"us-west-2"}',
      /^signInAlerts\.logGroup is missing: expected .*where logGroupRegion is given/,
    ],
    ['{"logGroup":"a b"}', /^signInAlerts\.logGroup = "a b" .*log group/],
  ] as const) {
    it(`refuses ${signInAlerts}`, () => {
      const found = mistakes({ signInAlerts });
      assert.equal(found.length, 1, found.join("\n"));
      assert.match(found[0] ?? "", mistake);
    });
  }
});

import assert from "node:assert/strict";

import { iamPasswordPolicy } from "../../../policy-pack/rules/iamPasswordPolicy";
import { report, resource, UNKNOWN } from "./fixtures";

const STRONG = {
  minimumPasswordLength: 14,
  passwordReusePrevention: 24,
  requireLowercaseCharacters: true,
  requireUppercaseCharacters: true,
  requireNumbers: true,
  requireSymbols: true,
};

const weaknesses: [string, object, RegExp][] = [
  ["a length of 13", { minimumPasswordLength: 13 }, /minimumPasswordLength is 13, and must be at least 14/],
  ["no length", { minimumPasswordLength: undefined }, /minimumPasswordLength is left out/],
  ["23 remembered passwords", { passwordReusePrevention: 23 }, /passwordReusePrevention is 23/],
  [
    "remembered passwords that the preview does not know",
    { passwordReusePrevention: UNKNOWN },
    /known only after/,
  ],
  ["no lower case", { requireLowercaseCharacters: false }, /requireLowercaseCharacters is false/],
  ["no upper case", { requireUppercaseCharacters: undefined }, /requireUppercaseCharacters is left out/],
  ["no numbers", { requireNumbers: false }, /requireNumbers is false/],
  ["no symbols", { requireSymbols: false }, /requireSymbols is false/],
  [
    "users who cannot change their password",
    { allowUsersToChangePassword: false },
    /allowUsersToChangePassword is false/,
  ],
];

describe("iam-password-policy", () => {
  const judge = (props: object, options = {}) =>
    report(
      iamPasswordPolicy,
      [
        resource("aws:iam/accountPasswordPolicy:AccountPasswordPolicy", "policy", {
          ...STRONG,
          ...props,
        }),
      ],
      options,
    );

  it("passes what CIS asks for, and more", async () => {
    assert.deepEqual(await judge({}, { required: true }), {});
    assert.deepEqual(await judge({ minimumPasswordLength: 20, allowUsersToChangePassword: true }), {});
  });

  for (const [what, props, message] of weaknesses) {
    it(`blocks ${what}`, async () => {
      assert.match((await judge(props))["account password policy"] ?? "", message);
    });
  }

  it("tells all shortcomings of a policy at once", async () => {
    const { "account password policy": message = "" } = await judge({
      minimumPasswordLength: 6,
      requireSymbols: false,
    });
    assert.match(message, /minimumPasswordLength is 6.*; requireSymbols is false/);
  });

  it("asks for a policy only where the config says so", async () => {
    assert.deepEqual(await report(iamPasswordPolicy, []), {});
    assert.match(
      (await report(iamPasswordPolicy, [], { required: true }))["account password policy"] ?? "",
      /has no aws\.iam\.AccountPasswordPolicy/,
    );
  });
});

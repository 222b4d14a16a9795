import assert from "node:assert/strict";

import {
  GROUP_INLINE_POLICY_LIMIT,
  mfaEnforcementDocument,
} from "../../../components/documents/mfaEnforcement";

const document = mfaEnforcementDocument({ partition: "aws", accountId: "111122223333" });
const statement = (sid: string) => {
  const found = document.Statement.find(({ Sid }) => Sid === sid);
  assert.ok(found, sid);
  return found;
};
const ownUser = [
  "arn:aws:iam::111122223333:user/${aws:username}",
  "arn:aws:iam::111122223333:user/*/${aws:username}",
];

describe("mfaEnforcementDocument", () => {
  it("denies everything except enrollment without MFA, for sessions and for long-term access keys", () => {
    const deny = statement("DenyAllButEnrolmentWithoutMfa");
    assert.equal(deny.Effect, "Deny");
    assert.equal(deny.Resource, "*");
    assert.deepEqual(deny.Condition, { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } });
    assert.deepEqual(deny.NotAction, [
      "iam:ChangePassword",
      "iam:CreateVirtualMFADevice",
      "iam:DeleteVirtualMFADevice",
      "iam:EnableMFADevice",
      "iam:GetAccountPasswordPolicy",
      "iam:GetMFADevice",
      "iam:GetUser",
      "iam:ListMFADevices",
      "iam:ListVirtualMFADevices",
      "iam:ResyncMFADevice",
      "sts:GetCallerIdentity",
      "sts:GetSessionToken",
    ]);
  });

  it("closes for other users whatever an exempt action could do to them", () => {
    const deny = statement("DenyOtherUsersWithoutMfa");
    assert.deepEqual(deny.NotResource, ownUser);
    assert.deepEqual(deny.Condition, { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } });
    assert.ok(deny.Action?.includes("iam:EnableMFADevice"));
    assert.ok(deny.Action?.includes("iam:ChangePassword"));
  });

  it("lets a user manage itself, with or without a path, and change its password before anything else", () => {
    const own = statement("AllowOwnUser");
    assert.deepEqual(own.Resource, ownUser);
    assert.ok(own.Action?.includes("iam:ChangePassword"));
    assert.ok(own.Action?.includes("iam:DeactivateMFADevice"));
  });

  it("deactivates a device only with MFA", () => {
    assert.ok(!statement("DenyAllButEnrolmentWithoutMfa").NotAction?.includes("iam:DeactivateMFADevice"));
  });

  it("follows the partition in every ARN", () => {
    const text = JSON.stringify(
      mfaEnforcementDocument({ partition: "aws-us-gov", accountId: "111122223333" }),
    );
    assert.match(text, /arn:aws-us-gov:iam::111122223333:mfa\/\*/);
    assert.doesNotMatch(text, /arn:aws:/);
  });

  it("leaves room within the inline policies of a group", () => {
    assert.ok(JSON.stringify(document).length < GROUP_INLINE_POLICY_LIMIT / 2);
  });
});

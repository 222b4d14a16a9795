import assert from "node:assert/strict";

import { iamLoginProfileMustReset } from "../../../policy-pack/rules/iamLoginProfileMustReset";
import { report, resource, UNKNOWN } from "./fixtures";

/** Of a profile that is still to be created nothing that AWS fills in is known. */
const NEW = { user: "alice", password: UNKNOWN, encryptedPassword: UNKNOWN };
const EXISTING = { user: "alice", password: "first password" };
const IGNORED = { ignoreChanges: ["passwordResetRequired"] };

const passing: [string, object, { ignoreChanges: string[] }?][] = [
  ["a new profile that must be reset", { ...NEW, passwordResetRequired: true }],
  ["one whose user has changed the password since", { ...EXISTING, passwordResetRequired: false }, IGNORED],
];

const blocked: [string, object, RegExp, { ignoreChanges: string[] }?][] = [
  ["false", { ...NEW, passwordResetRequired: false }, /has passwordResetRequired false/],
  ["left out, which IAM takes for false", NEW, /left out, which means false/],
  ["known only after the deploy", { ...NEW, passwordResetRequired: UNKNOWN }, /known only after the deploy/],
  [
    "false on a new profile that ignores later changes",
    { ...NEW, passwordResetRequired: false },
    /false/,
    IGNORED,
  ],
  ["false on an existing profile", { ...EXISTING, passwordResetRequired: false }, /false/],
  [
    "false on a new profile with a PGP key",
    { ...NEW, password: undefined, passwordResetRequired: false },
    /false/,
    IGNORED,
  ],
];

describe("iam-login-profile-must-reset", () => {
  const judge = (props: object, opts?: { ignoreChanges: string[] }) =>
    report(iamLoginProfileMustReset, [
      resource("aws:iam/userLoginProfile:UserLoginProfile", "login", { ...props }, opts && { opts }),
    ]);

  for (const [what, props, opts] of passing) {
    it(`passes ${what}`, async () => {
      assert.deepEqual(await judge(props, opts), {});
    });
  }
  for (const [what, props, message, opts] of blocked) {
    it(`blocks passwordResetRequired ${what}`, async () => {
      const reported = await judge(props, opts);
      assert.deepEqual(Object.keys(reported), ["alice"]);
      assert.match(reported["alice"] ?? "", message);
    });
  }
});

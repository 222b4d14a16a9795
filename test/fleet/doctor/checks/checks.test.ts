import assert from "node:assert/strict";

import { CallError } from "../../../../fleet/doctor/permissions";
import { CHECKS } from "../../../../fleet/doctor/checks";
import { judgeDenial } from "../../../../fleet/doctor/checks/billingAccess";
import { judgeBillingMetrics } from "../../../../fleet/doctor/checks/billingMetrics";
import { judgeSubscriptions } from "../../../../fleet/doctor/checks/emailSubscriptionsConfirmed";
import { judgePasswordPolicy } from "../../../../fleet/doctor/checks/passwordPolicy";
import { judgeFeatures, judgeMember } from "../../../../fleet/doctor/checks/rootCentrallyManaged";
import { judgeRootMfa } from "../../../../fleet/doctor/checks/rootMfa";
import { judgeRootNoAccessKeys } from "../../../../fleet/doctor/checks/rootNoAccessKeys";
import { judgeCredentialReport } from "../../../../fleet/doctor/checks/unusedCredentials";
import { judgeUsers } from "../../../../fleet/doctor/checks/usersWithoutMfa";
import { verdict } from "../../../../fleet/doctor/doctor";
import { CONTROLS } from "../../../../fleet/doctor/examineAccount";
import { unknownBecause } from "../../../../fleet/doctor/check";
import { table } from "../table";

const ROOT = { AccountMFAEnabled: 0, AccountPasswordPresent: 1, AccountAccessKeysPresent: 0 };

table("root-mfa", [
  { name: "passes with a device", found: judgeRootMfa({ ...ROOT, AccountMFAEnabled: 1 }), expected: [] },
  { name: "fails without", found: judgeRootMfa(ROOT), expected: [/^the root user has no MFA device$/] },
  {
    name: "passes where root credentials were removed centrally",
    found: judgeRootMfa({ ...ROOT, AccountPasswordPresent: 0 }),
    expected: [],
  },
  {
    name: "fails where it is not known whether there is a password",
    found: judgeRootMfa({ AccountMFAEnabled: 0 }),
    expected: [/^the root user has no MFA device$/],
  },
  { name: "is unknown for an empty summary", found: judgeRootMfa({}), expected: [/^unknown: /] },
]);

table("root-no-access-keys", [
  { name: "passes without keys", found: judgeRootNoAccessKeys(ROOT), expected: [] },
  {
    name: "fails with one",
    found: judgeRootNoAccessKeys({ ...ROOT, AccountAccessKeysPresent: 1 }),
    expected: [/root user has an access key/],
  },
  { name: "is unknown for an empty summary", found: judgeRootNoAccessKeys({}), expected: [/^unknown: /] },
]);

table("root-centrally-managed", [
  {
    name: "passes in a management account with the feature",
    found: judgeFeatures(["RootCredentialsManagement", "RootSessions"]),
    expected: [],
  },
  {
    name: "objects where only root sessions are on",
    found: judgeFeatures(["RootSessions"]),
    expected: [/does not manage/],
  },
  {
    name: "passes in a member without any root credential",
    found: judgeMember({ AccountPasswordPresent: 0, AccountAccessKeysPresent: 0 }),
    expected: [],
  },
  {
    name: "names what is left in a member",
    found: judgeMember({ AccountPasswordPresent: 1, AccountAccessKeysPresent: 1 }),
    expected: [/has a password and an access key$/],
  },
  { name: "is unknown for an empty summary", found: judgeMember({}), expected: [/^unknown: /] },
]);

const USER =
  "User: arn:aws:sts::123456789012:assumed-role/x/y is not authorized to perform: budgets:ViewBudget";
table("billing-access", [
  {
    name: "fails where Budgets refuses and names no policy",
    found: judgeDenial(`AccessDeniedException: ${USER}`),
    expected: [/names no policy as the cause/],
  },
  {
    name: "is unknown where the role lacks the permission",
    found: judgeDenial(`${USER} because no identity-based policy allows the budgets:ViewBudget action`),
    expected: [/^unknown: not permitted: budgets:ViewBudget/],
  },
  {
    name: "is unknown where a service control policy does not allow",
    found: judgeDenial(`${USER} because no service control policy allows the budgets:ViewBudget action`),
    expected: [/^unknown: a policy forbids/],
  },
  {
    name: "is unknown where a service control policy denies",
    found: judgeDenial(`${USER} with an explicit deny in a service control policy`),
    expected: [/^unknown: a policy forbids/],
  },
]);

table("billing-metrics", [
  { name: "passes with values", found: judgeBillingMetrics(4), expected: [] },
  { name: "fails without", found: judgeBillingMetrics(0), expected: [/no value of EstimatedCharges/] },
]);

const ALARMS = [{ name: "charges", topicArns: ["arn:aws:sns:us-east-1:123456789012:t"] }];
const subscription = (address: string, confirmed: boolean) => ({ topicArn: "t", address, confirmed });
table("email-subscriptions-confirmed", [
  { name: "fails without an alarm", found: judgeSubscriptions(["a@x.org"], [], []), expected: [/no alarm/] },
  {
    name: "passes where each address has confirmed",
    found: judgeSubscriptions(["a@x.org"], ALARMS, [subscription("a@x.org", true)]),
    expected: [],
  },
  {
    name: "fails for each that has not, and for each that is not subscribed",
    found: judgeSubscriptions(["a@x.org", "b@x.org", "c@x.org"], ALARMS, [
      subscription("a@x.org", true),
      subscription("b@x.org", false),
    ]),
    expected: [/^b@x\.org has not confirmed/, /^c@x\.org is not subscribed/],
  },
  {
    name: "takes one confirmed subscription of several",
    found: judgeSubscriptions(["a@x.org"], ALARMS, [
      subscription("a@x.org", false),
      subscription("a@x.org", true),
    ]),
    expected: [],
  },
]);

table("password-policy", [
  {
    name: "passes at CIS's values",
    found: judgePasswordPolicy({ MinimumPasswordLength: 14, PasswordReusePrevention: 24 }),
    expected: [],
  },
  {
    name: "names both shortcomings",
    found: judgePasswordPolicy({ MinimumPasswordLength: 13 }),
    expected: [/at least 13 characters instead of 14; remembers 0 earlier passwords instead of 24$/],
  },
  { name: "fails without one", found: judgePasswordPolicy(undefined), expected: [/default of 8 characters/] },
]);

table("users-without-mfa", [
  {
    name: "fails for a user with a password and no device, and for no other",
    found: judgeUsers([
      { name: "alice", password: true, mfaDevices: 0 },
      { name: "bob", password: true, mfaDevices: 1 },
      { name: "ci", password: false, mfaDevices: 0 },
    ]),
    expected: [/^alice has a console password and no MFA device$/],
  },
]);

const HEADER =
  "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated";
const OLD = "2026-10-01T00:00:00+00:00";
const NEW = "2026-11-20T00:00:00+00:00";
const NO_KEYS = "false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A";
const report = (...rows: string[]) =>
  judgeCredentialReport([HEADER, ...rows].join("\n"), new Date("2026-11-24T12:00:00Z"));
table("unused-credentials", [
  {
    name: "passes what was used lately, and users without credentials",
    found: report(
      `alice,arn:aws:iam::1:user/alice,${OLD},true,${NEW},${OLD},N/A,true,${NO_KEYS}`,
      `ci,arn:aws:iam::1:user/ci,${OLD},false,N/A,N/A,N/A,false,${NO_KEYS}`,
    ),
    expected: [],
  },
  {
    name: "objects to a password that lies unused",
    found: report(`alice,arn:aws:iam::1:user/alice,${OLD},TRUE,${OLD},${OLD},N/A,true,${NO_KEYS}`),
    expected: [/^the console password of alice has not been used for 54 days$/],
  },
  {
    name: "counts from when it was made where it was never used",
    found: report(
      `new,arn:aws:iam::1:user/new,${NEW},true,no_information,${NEW},N/A,false,${NO_KEYS}`,
      `old,arn:aws:iam::1:user/old,${OLD},true,no_information,${OLD},N/A,false,${NO_KEYS}`,
    ),
    expected: [/password of old/],
  },
  {
    name: "names the access key",
    found: report(
      `ci,arn:aws:iam::1:user/ci,${OLD},false,N/A,N/A,N/A,false,true,${OLD},${NEW},N/A,N/A,true,${OLD},N/A,N/A,N/A,false,N/A,false,N/A`,
    ),
    expected: [/^access key 2 of ci has not been used for 54 days$/],
  },
  {
    name: "reads a user's name that has a comma",
    found: report(`smith,j,arn:aws:iam::1:user/smith,j,${OLD},true,${OLD},${OLD},N/A,true,${NO_KEYS}`),
    expected: [/^the console password of smith,j has/],
  },
  {
    name: "leaves the root user to its own checks",
    found: report(`<root_account>,arn:aws:iam::1:root,${OLD},true,${OLD},${OLD},N/A,false,${NO_KEYS}`),
    expected: [],
  },
  {
    name: "is unknown where the report has no date",
    found: report(`alice,arn:aws:iam::1:user/alice,${OLD},true,N/A,N/A,N/A,true,${NO_KEYS}`),
    expected: [/^unknown: .*no date/],
  },
]);

describe("the checks of doctor", () => {
  it("are columns of the report: each with its own name, a title and a reference", () => {
    assert.equal(new Set(CONTROLS.map(({ name }) => name)).size, CHECKS.length + 1);
    for (const { name, title, references } of CHECKS) {
      assert.match(name, /^[a-z]+(-[a-z]+)*$/);
      assert.notEqual(title, "");
      assert.ok(references.length > 0, name);
    }
  });

  it("do not pass what a denied call hides, and name the permission", () => {
    const denied = Object.assign(new Error("User x is not authorized"), { name: "AccessDenied" });
    assert.deepEqual(unknownBecause(new CallError("iam:GetAccountSummary", denied)), {
      unknown: true,
      message: "not permitted: iam:GetAccountSummary: AccessDenied: User x is not authorized",
      fix: "Allow iam:GetAccountSummary to the role that doctor uses.",
    });
  });

  it("do not pass what another failure hides", () => {
    const throttled = Object.assign(new Error("Rate exceeded"), { name: "Throttling" });
    assert.deepEqual(unknownBecause(new CallError("iam:ListUsers", throttled)), {
      unknown: true,
      message: "iam:ListUsers failed: Throttling: Rate exceeded",
    });
  });
});

describe("the outcome of an account", () => {
  const finding = (control: string, level: "mandatory" | "advisory" | "unknown") => ({
    control,
    level,
    message: "m",
  });

  it("is completed without findings, and with advice alone", () => {
    assert.deepEqual(verdict([]), { outcome: "completed" });
    assert.deepEqual(verdict([finding("password-policy", "advisory")]), { outcome: "completed" });
  });

  it("is failed by a mandatory check, and the cause counts the others", () => {
    assert.deepEqual(verdict([finding("root-mfa", "mandatory"), finding("billing-metrics", "mandatory")]), {
      outcome: "failed",
      cause: "root-mfa: m (and 1 more)",
    });
  });

  it("is failed by a mandatory check that could not tell, but not by an advisory one", () => {
    assert.equal(verdict([finding("root-mfa", "unknown")]).outcome, "failed");
    assert.equal(verdict([finding("unused-credentials", "unknown")]).outcome, "completed");
  });
});

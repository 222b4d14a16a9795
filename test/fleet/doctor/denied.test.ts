import assert from "node:assert/strict";

import type { Account } from "../../../fleet/accounts/account";
import { CHECKS } from "../../../fleet/doctor/checks";
import { examineAccount } from "../../../fleet/doctor/examineAccount";
import type { Finding } from "../../../fleet/runs/result";
import { type AwsAnswer, type AwsCall, useFakeAws } from "../aws/useFakeAws";

const ACCOUNT_ID = "111122223333";
const ACCOUNT: Account = {
  stack: "prod",
  file: "Pulumi.prod.yaml",
  accountId: ACCOUNT_ID,
  ou: undefined,
  tags: {},
  config: {
    values: {
      accountId: ACCOUNT_ID,
      admins: '["a"]',
      monthlyLimitUsd: "1",
      emails: "ops@example.com",
      signInAlerts: "true",
    },
    secretKeys: new Set(),
  },
};

/** Fails a call as its service does: IAM, SNS and STS speak XML, the others JSON. */
function refused({ parameters }: AwsCall, message: string): AwsAnswer {
  const body =
    parameters["Action"] === undefined
      ? JSON.stringify({ __type: "AccessDeniedException", message })
      : `<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>${message}</Message></Error></ErrorResponse>`;
  return { status: 403, body };
}

describe("doctor, where a role may do nothing", () => {
  let message = "";
  useFakeAws((call) =>
    call.operation === "GetCallerIdentity"
      ? {
          body: `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Account>${ACCOUNT_ID}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
        }
      : refused(call, message),
  );

  async function examine(denial: string): Promise<readonly Finding[]> {
    message = denial;
    const { entered, findings } = await examineAccount(ACCOUNT, ".", "account-baseline-test");
    assert.ok(entered);
    return findings;
  }

  it("passes no check, and names the permission that each lacks", async () => {
    const findings = await examine(
      "User x is not authorized because no identity-based policy allows the action",
    );
    assert.deepEqual(
      findings.map(({ control, level }) => `${level} ${control}`),
      CHECKS.map(({ name }) => `unknown ${name}`),
    );
    assert.deepEqual(
      findings.map(({ message: text }) => /^not permitted: (\w+:\w+): /.exec(text)?.[1]),
      [
        "iam:GetAccountSummary",
        "iam:GetAccountSummary",
        "organizations:DescribeOrganization",
        "budgets:ViewBudget",
        "cloudwatch:GetMetricStatistics",
        "cloudwatch:DescribeAlarmsForMetric",
        "cloudtrail:DescribeTrails",
        "iam:ListUsers",
        "iam:GetAccountPasswordPolicy",
        "iam:GenerateCredentialReport",
      ],
    );
  });

  it("takes a refusal of Budgets that names no policy for the root user's switch", async () => {
    const findings = await examine("You are not allowed to access billing");
    const found = findings.find(({ control }) => control === "billing-access");
    assert.equal(found?.level, "mandatory");
    assert.match(found.fix ?? "", /^Sign in as the root user .* Activate IAM Access/);
  });
});

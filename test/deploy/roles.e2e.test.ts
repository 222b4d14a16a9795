import assert from "node:assert/strict";

import { everything } from "../support/everything";
import { startPulumi } from "../support/pulumiRun";
import { useProject } from "../support/useProject";
import { allows } from "../support/simulate";
import { WholeAccount } from "../support/wholeAccount";
import { baselineRequest } from "./baselineRequest";
import { recordCalls, type Recorder } from "./recorder";
import { EVERYTHING_ON, memberRole } from "./roleTemplate";

const ACCOUNT = "100000000078";

/** Calls of the stand-in plugin alone, by which it makes up for what the emulator lacks. */
const OF_THE_STAND_IN = [
  "iam:ListAttachedUserPolicies",
  "iam:ListGroupPolicies",
  "iam:ListGroups",
  "iam:ListRoles",
  "iam:ListUserPolicies",
  "iam:ListUserTags",
  "iam:ListUsers",
  "iam:UpdateLoginProfile",
  "logs:DescribeLogGroups",
];

/** A stack file with every part on. Aliases are unique in all of AWS. */
const CONFIG = JSON.parse(
  JSON.stringify({
    ...everything,
    profile: undefined,
    assumeRoles: undefined,
    accountAlias: "deployed-by-ci",
  }).replaceAll(everything.accountId, ACCOUNT),
) as Record<string, unknown>;

describe("the deploying role", () => {
  const context = useProject();
  let recorder: Recorder;

  before(async () => {
    await new WholeAccount(context.sandbox, ACCOUNT, []).furnish();
    recorder = await recordCalls(context.sandbox.endpoint);
    await context.project.addStack("role", CONFIG);
  });
  after(() => {
    recorder.stop();
  });

  async function pulumi(...args: string[]): Promise<void> {
    const env = {
      AWS_ENDPOINT_URL: recorder.endpoint,
      PULUMI_OPTION_POLICY_PACK: undefined,
    };
    const { code, output } = await startPulumi(context.sandbox, context.project.directory, args, env).result;
    assert.equal(code, 0, output);
  }

  it("allows every call of a deploy, a change, a refresh and a destroy, with every part and parameter on", async () => {
    await pulumi("up", "--yes", "--skip-preview", "-s", "role");
    const changed = { ...CONFIG, monthlyLimitUsd: 6, emails: "cloud@example.com", tags: { by: "x" } };
    context.project.writeStack("role", changed);
    await pulumi("up", "--yes", "--skip-preview", "--refresh", "-s", "role");
    await pulumi("destroy", "--yes", "--skip-preview", "-s", "role");

    const calls = recorder.actions().filter((action) => action !== "sts:AssumeRole");
    assert.ok(calls.length > 100, `only ${calls.length} different calls were seen`);
    const { policies } = memberRole("AccountBaselineDeploy", EVERYTHING_ON);
    const refused = calls.filter(
      (action) => !OF_THE_STAND_IN.includes(action) && !allows(policies, baselineRequest(action)),
    );
    assert.deepEqual(refused, []);
  });
});

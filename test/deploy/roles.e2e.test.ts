import assert from "node:assert/strict";

import { startPulumi } from "../support/pulumiRun";
import { useProject } from "../support/useProject";
import { allows } from "../support/simulate";
import { baselineRequest } from "./baselineRequest";
import { recordCalls, type Recorder } from "./recorder";
import { memberRole } from "./roleTemplate";

const ACCOUNT = "111122223333";

/** Calls of the stand-in plugin alone, by which it makes up for what the emulator lacks. */
const OF_THE_STAND_IN = [
  "iam:GetPolicy",
  "iam:ListAttachedUserPolicies",
  "iam:ListGroupPolicies",
  "iam:ListGroups",
  "iam:ListUserPolicies",
  "iam:ListUserTags",
  "iam:ListUsers",
  "iam:UpdateLoginProfile",
];

describe("the deploying role", () => {
  const context = useProject();
  let recorder: Recorder;

  before(async () => {
    recorder = await recordCalls(context.sandbox.endpoint);
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

  it("allows every call of a deploy, a change, a refresh and a destroy", async () => {
    const config = {
      accountId: ACCOUNT,
      admins: [{ name: "alice", accessKey: true }],
      monthlyLimitUsd: 5,
      emails: "ops@example.com",
      tags: { team: "cloud" },
    };
    await context.project.addStack("role", config);
    await pulumi("up", "--yes", "--skip-preview", "-s", "role");
    const changed = {
      ...config,
      monthlyLimitUsd: 6,
      emails: "cloud@example.com",
      tags: { team: "platform", by: "x" },
    };
    context.project.writeStack("role", changed);
    await pulumi("up", "--yes", "--skip-preview", "--refresh", "-s", "role");
    await pulumi("destroy", "--yes", "--skip-preview", "-s", "role");

    const calls = recorder.actions().filter((action) => action !== "sts:AssumeRole");
    assert.ok(calls.length > 40, `only ${calls.length} different calls were seen`);
    const { policies } = memberRole("AccountBaselineDeploy");
    const refused = calls.filter(
      (action) => !OF_THE_STAND_IN.includes(action) && !allows(policies, baselineRequest(action)),
    );
    assert.deepEqual(refused, []);
  });
});

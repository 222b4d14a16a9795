import assert from "node:assert/strict";

import type { Sandbox } from "../../sandbox/sandbox";
import { commandsOf } from "../docs/pages";
import { Programs } from "../support/programs";
import { type PulumiResult, startPulumi } from "../support/pulumiRun";
import { sharedSandbox } from "../support/sharedSandbox";

const POLICY_PACK = "PULUMI_OPTION_POLICY_PACK";

describe("an exported state, analyzed with the policy pack", () => {
  let sandbox: Sandbox;
  before(async function () {
    sandbox = await sharedSandbox(this);
  });

  /** Deploys a program without the pack, and judges its state with the commands of the page on CI. */
  async function analyze(stack: string, program: string): Promise<PulumiResult> {
    const programs = await Programs.create(sandbox, stack, { [POLICY_PACK]: "" });
    const pulumi = (...args: string[]) =>
      startPulumi(sandbox, programs.directory, args, { [POLICY_PACK]: "" }).result;
    try {
      await programs.up(program);
      const [exportState = [], analyzeState = []] = commandsOf("docs/ci.md", "analyze").map((command) =>
        command.split(" ").slice(1),
      );
      const exported = await pulumi(...exportState, "-s", stack);
      assert.equal(exported.code, 0, exported.output);
      const pack = sandbox.env[POLICY_PACK] ?? "";
      return await pulumi(
        ...analyzeState.map((arg) => (arg === "node_modules/account-baseline-policies" ? pack : arg)),
      );
    } finally {
      await programs.destroy();
      await programs.remove();
    }
  }

  it("passes when every user works with MFA only", async () => {
    const { code, output } = await analyze("analyzed-legitimate", "legitimate/group-managed");
    assert.equal(code, 0, output);
    assert.doesNotMatch(output, /IAM user/);
    assert.match(output, /account-baseline@v/, "the pack was run");
  });

  it("names the user that does not, and why, and fails", async () => {
    const { code, output } = await analyze("analyzed-rogue", "rogue/bool");
    assert.notEqual(code, 0, output);
    assert.match(output, /\[mandatory\].*iam-user-mfa-enforcement.*rogue/);
    assert.match(output, /IAM user "rogue" can work without MFA \(partial-no-longterm-keys\)/);
    // It is not granted a device here, of which there is a warning.
    assert.doesNotMatch(output, /"fine" can work without MFA/);
  });
});

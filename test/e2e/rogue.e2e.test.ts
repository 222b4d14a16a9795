import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";

import { readAccount } from "../../sandbox/demo/accountContents";
import { Project } from "../support/project";
import { usePrograms } from "../support/programs";
import { ROGUE_STACKS } from "./rogueStacks";

/** The account of the default provider. */
const HUB = "123456789012";
const PROGRAMS = readdirSync(join(__dirname, "stacks/rogue")).map(
  (file) => `rogue/${file.replace(/\.ts$/, "")}`,
);

describe("the policy pack blocks in preview", () => {
  const context = usePrograms("rogue");

  for (const program of PROGRAMS) {
    it(program, async () => {
      const finding = ROGUE_STACKS[program.replace("rogue/", "")];
      assert.ok(finding, `write down what blocks ${program}`);
      const { ok, output, violations } = await context.programs.preview(program, PROGRAMS);
      assert.ok(!ok, output);
      const reported = violations.map(({ message, enforcementLevel }) => ({
        message,
        level: enforcementLevel,
      }));
      assertReported(reported, "rogue", finding, output);
    });
  }

  it("Bool in the baseline's own document", async () => {
    const project = new Project(context.sandbox);
    try {
      await project.pulumi("stack", "select", "--create", "dev");
      project.edit("components/documents/mfaEnforcement.ts", "BoolIfExists: {", "Bool: {");
      const { code, output, violations } = await project.preview("dev");
      assert.notEqual(code, 0, output);
      const reported = violations.filter(({ policy }) => policy === "iam-user-mfa-enforcement");
      assertReported(reported, "alice", "partial-no-longterm-keys", output);
    } finally {
      project.remove();
    }
  });

  it("and nothing was created", async () => {
    for (const account of [HUB, "111122223333", "444455556666"]) {
      assert.deepEqual((await readAccount(context.sandbox, account)).users, []);
    }
  });
});

/** One user is reported, for the finding, and nobody else. */
function assertReported(
  violations: readonly { message: string; level: string }[],
  user: string,
  finding: string,
  output: string,
): void {
  const [violation, ...others] = violations;
  assert.ok(violation, output);
  assert.deepEqual(others, [], output);
  const { level, message } = violation;
  assert.equal(level, "mandatory");
  assert.ok(message.includes(`"${user}"`), message);
  assert.equal(/\(([a-z-]+)[,)]/.exec(message)?.[1], finding, message);
}

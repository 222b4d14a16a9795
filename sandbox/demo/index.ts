import type { Sandbox } from "../sandbox";
import { StepFailed, Steps } from "./steps";
import { checkAbsent, checkContents } from "./checks";
import { contentsTable } from "./contentsTable";
import { DemoPulumi } from "./pulumi";
import { readAccount } from "./accountContents";
import { BASE_ACCOUNT } from "../environment";

/** The accounts of the two stack files of the repository. */
const STACKS = { dev: "111122223333", prod: "444455556666" } as const;

/**
 * The main job on the sandbox: deploys dev and prod, reads back what is really there, deploys again, and tries to add
 * a user that no MFA-enforcement policy binds.
 *
 * @param signal Aborted when the user interrupts: what runs is then ended.
 * @returns Whether each step came out as it should.
 */
export async function runDemo(sandbox: Sandbox, signal: AbortSignal): Promise<boolean> {
  const pulumi = new DemoPulumi(sandbox, signal);
  const steps = new Steps();
  try {
    for (const [stack, account] of Object.entries(STACKS))
      await deploy(sandbox, pulumi, steps, stack, account);
    await tryRogueUser(sandbox, pulumi, steps);
    steps.print("\nEach step came out as it should. `npm run sandbox -- shell` lets you try your own.");
    return true;
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    steps.print(`\n✗ ${error.message}`);
    return false;
  }
}

async function deploy(
  sandbox: Sandbox,
  pulumi: DemoPulumi,
  steps: Steps,
  stack: string,
  account: string,
): Promise<void> {
  steps.print(`\n${stack}, account ${account}`);
  await pulumi.select(stack);
  await steps.step("preview with the policy pack", async () => {
    const { changes } = await pulumi.succeed("preview", stack);
    return `${changes?.["create"] ?? 0} to create, no violation`;
  });
  await steps.step("deploy", async () => {
    const { changes } = await pulumi.succeed("up", stack);
    return `${changes?.["create"] ?? 0} created`;
  });
  const contents = await readAccount(sandbox, account);
  steps.print("  what is there now, read back with the AWS SDK:");
  steps.print(contentsTable(contents).replaceAll(/^/gm, "  "));
  for (const check of checkContents(contents)) steps.check(check);
  await steps.step("deploy again", async () => {
    const { changes = {} } = await pulumi.succeed("up", stack);
    if (Object.keys(changes).join() !== "same") {
      throw new StepFailed(`the second deploy of ${stack} changed something: ${JSON.stringify(changes)}`);
    }
    return "unchanged";
  });
}

async function tryRogueUser(sandbox: Sandbox, pulumi: DemoPulumi, steps: Steps): Promise<void> {
  steps.print('\nrogue: dev with one line more, new User("rogue"), which is in no group');
  const violations = await steps.step(
    "preview with the policy pack",
    () => pulumi.blocked("iam-user-mfa-enforcement"),
    () => "blocked",
  );
  for (const { policy, message } of violations)
    steps.print(`    ${policy}\n    ${message.replaceAll("\n", "\n    ")}`);
  for (const account of [BASE_ACCOUNT, STACKS.dev]) {
    steps.check(checkAbsent(await readAccount(sandbox, account), "rogue", account));
  }
}

import { checkout } from "./paths";
import { lastLines, run } from "./run";
import { SandboxError } from "./errors";

/** The stacks of the two stack files that the repository has; files of the user's own are left alone. */
const STACKS = ["dev", "prod"] as const;

/**
 * Makes the example stacks, so that `pulumi preview -s dev` works at once. Their stack files stay as they are, since
 * they already carry the salt of the sandbox's passphrase.
 *
 * @throws SandboxError with what Pulumi says when a stack cannot be made.
 */
export async function createExampleStacks(pulumi: string, env: NodeJS.ProcessEnv): Promise<void> {
  await Promise.all(
    STACKS.map(async (stack) => {
      const { code, output } = await run(
        pulumi,
        ["stack", "init", stack, "--no-select", "--non-interactive"],
        {
          cwd: checkout(),
          env,
        },
      );
      if (code !== 0) throw new SandboxError(`stack ${stack} could not be created:\n${lastLines(output)}`);
    }),
  );
}

import { PulumiCommand } from "@pulumi/pulumi/automation";

import { UsageError } from "../usageError";

type Run = (args: string[], ...rest: unknown[]) => Promise<{ stdout: string; stderr: string; code: number }>;

/**
 * The `pulumi` on the PATH, less what the Automation API does with it on its own account:
 * - `stack select` would change which stack the user has selected in the project, to whichever account came last;
 * - `stack output` and `stack history` after an update would read all secrets, which nobody here asked for.
 *
 * @throws UsageError where there is no `pulumi`, or one that is too old.
 */
export async function engineCommand(): Promise<PulumiCommand> {
  const command = await PulumiCommand.get().catch((error: unknown) => {
    const reason = error instanceof Error ? (error.message.split("\n", 1)[0] ?? "") : String(error);
    throw new UsageError(
      `no usable pulumi on the PATH (${reason}); install it (https://www.pulumi.com/docs/install/), or try the sandbox's: npm run sandbox -- shell`,
    );
  });
  // The method is the API's own, and left out of its type declarations; a test deploys through it.
  const engine = command as unknown as { run: Run };
  const run = engine.run.bind(command);
  engine.run = (args, ...rest) => {
    const answer = leftOut(args);
    return answer === undefined ? run(args, ...rest) : Promise.resolve(answer);
  };
  return command;
}

function leftOut(args: readonly string[]): { stdout: string; stderr: string; code: number } | undefined {
  if (args[0] !== "stack") return undefined;
  const stdout = { select: "", output: "{}", history: "[]" }[args[1] ?? ""];
  return stdout === undefined ? undefined : { stdout, stderr: "", code: 0 };
}

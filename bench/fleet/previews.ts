import { spawnSync } from "node:child_process";

import type { Sandbox } from "../../sandbox/sandbox";
import type { Fleet } from "../../test/support/fleet";

/** Accounts at a time. */
export const CONCURRENCY = 4;

/** Previews of the fleet's command line, as they are measured: all of them start from what the stacks recorded. */
export const PREVIEW = ["preview", "--no-refresh", "--concurrency", String(CONCURRENCY)];

/** What a shell does: `xargs -P4 pulumi preview --policy-pack`, with a process and a pack for each stack. */
export function previewByXargs(
  { env, pulumi }: Sandbox,
  { directory }: Fleet,
  stacks: readonly string[],
  pack: string,
): void {
  const { status, stdout, stderr } = spawnSync(
    "xargs",
    [
      ...[`-P${CONCURRENCY}`, "-I{}"],
      ...[pulumi, "preview", "--non-interactive", "--stack", "{}", "--policy-pack", pack],
    ],
    {
      cwd: directory,
      // The pack is named once, so none may be engaged by default.
      env: { ...env, PULUMI_OPTION_POLICY_PACK: "" },
      input: `${stacks.join("\n")}\n`,
      encoding: "utf8",
    },
  );
  const judged = stdout.match(/^Policies:$/gm)?.length ?? 0;
  if (status !== 0 || judged !== stacks.length) throw new Error(`${stdout}\n${stderr}`);
}

/** Seconds that something takes. */
export async function seconds(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { checkout } from "../paths";
import { type Finished, lastLines, run } from "../run";
import type { Sandbox } from "../sandbox";
import { EventLog, type RunEvents } from "./engineEvents";
import { StepFailed } from "./steps";

/** Runs Pulumi on the repository's stacks. All that it prints goes to a log file; its end into a failure's message. */
export class DemoPulumi {
  private readonly logs: string;

  constructor(
    private readonly sandbox: Sandbox,
    private readonly signal: AbortSignal,
  ) {
    this.logs = join(sandbox.stateDir, "logs");
    mkdirSync(this.logs, { recursive: true });
  }

  /** Makes the stack when it is not there. */
  async select(stack: string): Promise<void> {
    const { code, output, logFile } = await this.run(
      `${stack}-select`,
      ["stack", "select", "--create", stack],
      checkout(),
    );
    if (code !== 0)
      throw new StepFailed(`stack ${stack} could not be created (see ${logFile}):\n${lastLines(output)}`);
  }

  /** @throws StepFailed when the command fails. */
  async succeed(command: "preview" | "up", stack: string): Promise<RunEvents> {
    const args = [command, ...(command === "up" ? ["--yes"] : []), "-s", stack];
    const { code, output, logFile, events } = await this.run(`${stack}-${command}`, args, checkout());
    if (code === 0) return events;
    throw new StepFailed(
      `pulumi ${args.join(" ")} ended with ${code} (see ${logFile}):\n${lastLines(output)}`,
    );
  }

  /**
   * Previews the rogue program on the stack dev, and returns what the policy reported.
   *
   * @throws StepFailed when the policy did not block it.
   */
  async blocked(policy: string): Promise<RunEvents["violations"]> {
    const args = ["preview", "-s", "dev", "--config-file", join(checkout(), "Pulumi.dev.yaml")];
    const { code, events, logFile } = await this.run("rogue-preview", args, join(__dirname, "rogue"));
    const violations = events.violations.filter((v) => v.level === "mandatory" && v.policy === policy);
    if (code === 0 || violations.length === 0)
      throw new StepFailed(`${policy} did not block it (see ${logFile})`);
    return violations;
  }

  private async run(name: string, args: readonly string[], cwd: string) {
    const log = new EventLog();
    const logArgs = args[0] === "stack" ? [] : log.args;
    let events: RunEvents;
    let finished: Finished;
    try {
      finished = await run(
        this.sandbox.pulumi,
        [...args, ...logArgs, "--non-interactive", "--color", "never"],
        {
          cwd,
          env: { ...this.sandbox.env, ...log.env },
          signal: this.signal,
        },
      );
    } finally {
      events = log.take();
    }
    const logFile = join(this.logs, `${name}.log`);
    writeFileSync(logFile, finished.output);
    return { ...finished, logFile, events };
  }
}

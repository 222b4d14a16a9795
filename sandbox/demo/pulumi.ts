import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { checkout } from "../paths";
import { lastLines, run } from "../run";
import type { Sandbox } from "../sandbox";
import { EVENT_LOG_ENABLED, readEvents, type RunEvents } from "./engineEvents";
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

  async select(stack: string): Promise<void> {
    await this.succeeding(`${stack}-select`, ["stack", "select", "--create", stack]);
  }

  /** @throws StepFailed when the command fails. */
  async succeed(command: "preview" | "up", stack: string): Promise<RunEvents> {
    const eventLog = this.eventLog(`${stack}-${command}`);
    const yes = command === "up" ? ["--yes"] : [];
    await this.succeeding(`${stack}-${command}`, [command, ...yes, "-s", stack, "--event-log", eventLog]);
    return readEvents(eventLog);
  }

  /**
   * Previews the rogue program on the stack dev, and returns what the policy reported.
   *
   * @throws StepFailed when the policy did not block it.
   */
  async blocked(policy: string): Promise<RunEvents["violations"]> {
    const eventLog = this.eventLog("rogue-preview");
    const config = ["--config-file", join(checkout(), "Pulumi.dev.yaml")];
    const { code, logFile } = await this.run(
      "rogue-preview",
      ["preview", "-s", "dev", ...config, "--event-log", eventLog],
      join(__dirname, "rogue"),
    );
    const violations = readEvents(eventLog).violations.filter(
      (v) => v.level === "mandatory" && v.policy === policy,
    );
    if (code === 0 || violations.length === 0)
      throw new StepFailed(`${policy} did not block it (see ${logFile})`);
    return violations;
  }

  private async succeeding(name: string, args: readonly string[]): Promise<void> {
    const { code, output, logFile } = await this.run(name, args, checkout());
    if (code === 0) return;
    throw new StepFailed(
      `pulumi ${args.slice(0, 4).join(" ")} ended with ${code} (see ${logFile}):\n${lastLines(output)}`,
    );
  }

  private async run(name: string, args: readonly string[], cwd: string) {
    const { code, output } = await run(
      this.sandbox.pulumi,
      [...args, "--non-interactive", "--color", "never"],
      {
        cwd,
        env: { ...this.sandbox.env, ...EVENT_LOG_ENABLED },
        signal: this.signal,
      },
    );
    const logFile = join(this.logs, `${name}.log`);
    writeFileSync(logFile, output);
    return { code, output, logFile };
  }

  /** A file for the engine's events that is not there yet. */
  private eventLog(name: string): string {
    const file = join(this.logs, `${name}.events.json`);
    rmSync(file, { force: true });
    return file;
  }
}

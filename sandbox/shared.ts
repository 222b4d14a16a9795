import { readFileSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { findEngine } from "./engine";
import { startEmulator, stopEmulator } from "./emulator";
import { runningProcess } from "./emulator/identity";
import type { EmulatorRecord } from "./emulator/identity";
import { sandboxEnvironment } from "./environment";
import type { World } from "./environment";
import { createExampleStacks } from "./exampleStacks";
import type { Log } from "./log";
import { whileLocked } from "./install/whileLocked";
import { furnish, resetState, userEndpoint } from "./world";

/** What the shared sandbox deploys to; one of the user's own has no token. */
type Target = EmulatorRecord | { readonly endpoint: string; readonly token?: undefined };

/**
 * The sandbox that outlives the command that starts it, for `eval "$(npm run -s sandbox -- env)"`: one for each
 * checkout.
 *
 * @param directory - Where it is kept.
 */
export class SharedSandbox {
  constructor(private readonly directory: string) {}

  /** Starts it unless it runs. */
  async join(log: Log): Promise<World> {
    const engine = await findEngine(log);
    return this.exclusively(async () => {
      const running = await this.running();
      const target = running ?? (await this.start(log));
      const kind = target.token === undefined ? "AWS_ENDPOINT_URL" : "moto";
      log(`AWS: ${kind} at ${target.endpoint} (${running === undefined ? "started" : "runs already"})`);
      const world = await furnish(this.directory, target.endpoint, engine, log);
      if (running === undefined)
        await createExampleStacks(world.pulumi, sandboxEnvironment(world, process.env));
      return world;
    });
  }

  /** What it deploys to; undefined when it does not run. */
  async running(): Promise<Target | undefined> {
    const recorded = this.recorded();
    const given = userEndpoint();
    if (given !== undefined) return recorded?.endpoint === given ? recorded : undefined;
    if (recorded?.token === undefined) return undefined;
    return (await runningProcess(recorded)) === undefined ? undefined : recorded;
  }

  /** Stops its emulator, and says whether one ran. */
  async stop(): Promise<boolean> {
    return this.exclusively(async () => {
      const recorded = this.recorded();
      if (recorded?.token === undefined) return false;
      const ran = (await runningProcess(recorded)) !== undefined;
      await stopEmulator(recorded);
      await rm(this.recordFile());
      return ran;
    });
  }

  private async start(log: Log): Promise<Target> {
    const earlier = this.recorded();
    if (earlier?.token !== undefined) await stopEmulator(earlier);
    await resetState(this.directory);
    const endpoint = userEndpoint();
    const target: Target =
      endpoint === undefined
        ? await startEmulator({ directory: this.directory, detached: true, log })
        : { endpoint };
    await writeFile(this.recordFile(), JSON.stringify(target));
    return target;
  }

  private recorded(): Target | undefined {
    try {
      return JSON.parse(readFileSync(this.recordFile(), "utf8")) as Target;
    } catch {
      return undefined;
    }
  }

  private recordFile(): string {
    return join(this.directory, "target.json");
  }

  private async exclusively<T>(work: () => Promise<T>): Promise<T> {
    await mkdir(this.directory, { recursive: true });
    return whileLocked(this.directory, work);
  }
}

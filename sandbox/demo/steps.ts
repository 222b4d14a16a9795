import type { Check } from "./checks";

/** A step that did not come out as it should; the message is all that the user needs. */
export class StepFailed extends Error {}

/** Prints what is done, how it came out and how long it took, a line a step. */
export class Steps {
  /**
   * Does one step. On a terminal its line stands there while it is under way.
   *
   * @param outcome - What the result is in a few words; by default the result itself.
   */
  async step<T>(what: string, work: () => Promise<T>, outcome: (result: T) => string = String): Promise<T> {
    const started = Date.now();
    if (process.stdout.isTTY) process.stdout.write(`  … ${what}`);
    try {
      const result = await work();
      this.replaceLine(`  ✓ ${what.padEnd(30)} ${outcome(result).padEnd(30)} ${elapsed(started)}`);
      return result;
    } catch (error) {
      this.replaceLine(`  ✗ ${what.padEnd(30)} ${"".padEnd(30)} ${elapsed(started)}`);
      throw error;
    }
  }

  /** @throws StepFailed when it does not hold. */
  check({ holds, what }: Check): void {
    if (!holds) throw new StepFailed(`not so: ${what}`);
    this.print(`  ✓ ${what}`);
  }

  print(text: string): void {
    process.stdout.write(`${text}\n`);
  }

  private replaceLine(text: string): void {
    this.print(process.stdout.isTTY ? `\r\u001b[K${text}` : text);
  }
}

function elapsed(since: number): string {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}

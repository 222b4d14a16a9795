/** How long an engine may be silent after its program has failed, in milliseconds. */
const SILENCE_MS = 3000;

/**
 * A program that throws where nothing awaits it may leave resources behind that wait for ever, and Pulumi's in-process
 * server waits with them; a process of its own would simply have ended. So when the engine has nothing more to tell
 * after such an error it is cancelled, which lets what it is at be finished.
 */
export class StuckProgram {
  private readonly cancel = new AbortController();
  private timer: NodeJS.Timeout | undefined;

  /** @param silence How long the engine may be silent, in milliseconds. */
  constructor(
    private readonly programFailed: AbortSignal,
    private readonly silence = SILENCE_MS,
  ) {
    programFailed.addEventListener("abort", this.sign);
  }

  /** Aborted when the engine is to be cancelled. */
  get signal(): AbortSignal {
    return this.cancel.signal;
  }

  /** Notes a sign of life of the engine. */
  readonly sign = (): void => {
    if (!this.programFailed.aborted) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.cancel.abort();
    }, this.silence);
  };

  end(): void {
    this.programFailed.removeEventListener("abort", this.sign);
    clearTimeout(this.timer);
  }
}

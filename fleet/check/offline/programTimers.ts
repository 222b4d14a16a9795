/** The timers of Node.js that a program uses by their global names. */
type Timers = Pick<typeof globalThis, "setTimeout" | "setInterval" | "clearTimeout" | "clearInterval">;

/**
 * The timers that a program has started and that keep it going. The number of everything that is under way does not
 * show them: something else may end at the same time.
 */
export class ProgramTimers {
  private readonly pending = new Set<NodeJS.Timeout>();
  private readonly real: Timers;

  /** Watches timers from now on. */
  constructor() {
    const { setTimeout, setInterval, clearTimeout, clearInterval } = globalThis;
    this.real = { setTimeout, setInterval, clearTimeout, clearInterval };
    const { pending } = this;
    const started = (timer: NodeJS.Timeout): NodeJS.Timeout => {
      pending.add(timer);
      return timer;
    };
    const ended = (timer: unknown): void => {
      pending.delete(timer as NodeJS.Timeout);
    };
    const once = (callback: (...args: unknown[]) => unknown, delay?: number, ...args: unknown[]) => {
      const timer = setTimeout(() => {
        ended(timer);
        callback(...args);
      }, delay);
      return started(timer);
    };
    const again = (callback: (...args: unknown[]) => unknown, delay?: number, ...args: unknown[]) =>
      started(setInterval(callback, delay, ...args));
    const clear = (timer: Parameters<typeof clearTimeout>[0]): void => {
      ended(timer);
      clearTimeout(timer);
    };
    Object.assign(globalThis, {
      // Keeps the form for promises, which is a property of the function.
      setTimeout: Object.defineProperties(once, Object.getOwnPropertyDescriptors(setTimeout)),
      setInterval: again,
      clearTimeout: clear,
      clearInterval: clear,
    });
  }

  /** Whether one of them keeps the process going. */
  areRunning(): boolean {
    return [...this.pending].some((timer) => timer.hasRef());
  }

  stop(): void {
    Object.assign(globalThis, this.real);
  }
}

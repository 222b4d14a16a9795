/** A promise that is settled from outside; only the first settling counts. */
export class Deferred<T> {
  readonly promise: Promise<T>;
  resolve!: (value: T) => void;
  reject!: (reason: Error) => void;

  constructor() {
    this.promise = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    // Whoever awaits it is told of a failure; with nobody waiting it must not end the process.
    this.promise.catch(() => undefined);
  }
}

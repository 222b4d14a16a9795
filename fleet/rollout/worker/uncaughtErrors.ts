import { ResourceError, RunError } from "@pulumi/pulumi/errors";

const EVENTS = ["uncaughtException", "unhandledRejection"] as const;

/** Watches this process for errors that nothing awaits. */
export interface UncaughtErrors {
  /**
   * Runs something and counts such errors meanwhile, less those that Pulumi throws about the running program.
   * @param work Is given a signal that is aborted at the first of them.
   */
  during<T>(work: (first: AbortSignal) => Promise<T>): Promise<{ result: T; errors: number }>;
}

/**
 * While a program runs, Pulumi takes such errors for the program's own; they are counted, because they may be left over
 * from the program before. In between they end the process, as they would end any: what is broken is not known.
 */
export function uncaughtErrors(): UncaughtErrors {
  let current: { errors: number; first: AbortController } | undefined;
  const take = (error: unknown): void => {
    if (current === undefined) {
      console.error(error);
      process.exit(1);
    }
    // What Pulumi throws itself is about the program that runs, and not left over from another.
    if (!isPulumis(error)) current.errors += 1;
    current.first.abort();
  };
  for (const event of EVENTS) process.on(event, take);
  return {
    during: async (work) => {
      current = { errors: 0, first: new AbortController() };
      try {
        const result = await work(current.first.signal);
        return { result, errors: current.errors };
      } finally {
        current = undefined;
        // Pulumi leaves its own behind when a program never comes to its end.
        for (const event of EVENTS) {
          for (const listener of process.rawListeners(event)) {
            if (listener !== take) process.off(event, listener as () => void);
          }
        }
      }
    },
  };
}

function isPulumis(error: unknown): boolean {
  // gRPC's errors have no class of their own: a code, and the answer's metadata.
  const isGrpc = error instanceof Error && "code" in error && "metadata" in error;
  return isGrpc || RunError.isInstance(error) || ResourceError.isInstance(error);
}

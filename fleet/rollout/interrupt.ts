/** A run's end by the user: asked for once, it begins nothing further; asked for twice, it stops what is under way. */
export interface Interrupt {
  /** Whether no further account may begin. */
  readonly requested: boolean;
  /** Resolves when the end is asked for; for waits that it should cut short. */
  readonly whenRequested: Promise<void>;
}

/** Why an account may not begin, where the end was asked for. */
export function interruptedBefore({ requested }: Interrupt): string | undefined {
  return requested ? "interrupted before its turn" : undefined;
}

const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/**
 * Takes SIGINT (Ctrl-C) and SIGTERM as requests to end the run.
 * @param onRequest Called at the first.
 * @param onUrgent Called at every further one.
 * @returns with `release`, which gives the signals back.
 */
export function watchInterrupts(
  onRequest: () => void,
  onUrgent: () => void,
): Interrupt & { release: () => void } {
  let requested = false;
  let request!: () => void;
  const whenRequested = new Promise<void>((resolve) => {
    request = resolve;
  });
  const take = (): void => {
    if (requested) {
      onUrgent();
      return;
    }
    requested = true;
    request();
    onRequest();
  };
  for (const signal of SIGNALS) process.on(signal, take);
  return {
    get requested() {
      return requested;
    },
    whenRequested,
    release: () => {
      for (const signal of SIGNALS) process.off(signal, take);
    },
  };
}

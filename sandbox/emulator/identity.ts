const PATH = "/account-baseline-sandbox";
const ANSWER_MS = 2_000;

/** An emulator of ours that runs or has run: where it listens, and what it identifies itself by. */
export interface EmulatorRecord {
  readonly endpoint: string;
  readonly token: string;
}

/**
 * Asks whether a recorded emulator still runs.
 *
 * @returns Its process id; undefined when nothing answers there, or something that is not that emulator.
 */
export async function runningProcess({ endpoint, token }: EmulatorRecord): Promise<number | undefined> {
  try {
    const response = await fetch(`${endpoint}${PATH}`, { signal: AbortSignal.timeout(ANSWER_MS) });
    const identity = (await response.json()) as { token?: string; pid?: number };
    return identity.token === token ? identity.pid : undefined;
  } catch {
    return undefined;
  }
}

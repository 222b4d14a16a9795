import type { Account } from "../accounts/account";
import { matcher } from "../accounts/select";
import { REMAINING, type Settings, type Tolerance, type WaveSettings } from "./schema";

/** Accounts that are rolled out together; the next wave begins when all of this one are done. */
export interface Wave {
  readonly name: string;
  readonly accounts: readonly Account[];
  /** Number of accounts that may fail before no further one is begun. */
  readonly failureTolerance: number;
  /** Pause after it, in minutes. */
  readonly pauseMinutes: number;
}

/** Deals accounts out to the waves in which they are rolled out; a wave without any is left out. */
export function waves(accounts: readonly Account[], settings: Settings): Wave[] {
  const dealt = wavesOf(accounts, settings);
  const remaining = dealt.get(undefined) ?? [];
  return [
    ...(settings.waves ?? []).map((wave) => ({
      name: wave.name,
      accounts: dealt.get(wave) ?? [],
      failureTolerance: allowedFailures(wave.failureTolerance, dealt.get(wave)?.length ?? 0),
      pauseMinutes: wave.pauseMinutes,
    })),
    {
      name: settings.waves === undefined ? "all" : REMAINING,
      accounts: remaining,
      failureTolerance: allowedFailures(settings.failureTolerance ?? 0, remaining.length),
      pauseMinutes: 0,
    },
  ].filter((wave) => wave.accounts.length > 0);
}

/** The accounts of each wave of the settings; those that none selects are of `undefined`. */
export function wavesOf(
  accounts: readonly Account[],
  settings: Settings,
): ReadonlyMap<WaveSettings | undefined, readonly Account[]> {
  const dealt = new Map<WaveSettings | undefined, Account[]>();
  const matchers = (settings.waves ?? []).map((wave) => ({ wave, matches: matcher(selectorOf(wave)) }));
  for (const account of accounts) {
    const wave = matchers.find(({ matches }) => matches(account))?.wave;
    dealt.set(wave, [...(dealt.get(wave) ?? []), account]);
  }
  return dealt;
}

/** The number of accounts that a tolerance allows to fail; a percentage is rounded down. */
export function allowedFailures(tolerance: Tolerance, accounts: number): number {
  if (typeof tolerance === "number") return tolerance;
  return Math.floor((accounts * Number.parseInt(tolerance, 10)) / 100);
}

function selectorOf({ accounts, ou, tags, exclude }: WaveSettings) {
  return {
    ...(accounts && { accounts }),
    ...(ou && { ous: ou }),
    ...(tags && { tags: Object.entries(tags).map(([key, value]) => `${key}=${value}`) }),
    ...(exclude && { exclude }),
  };
}

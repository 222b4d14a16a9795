import { suggestion } from "../../config/problems";
import type { Account, FileProblem } from "../accounts/account";
import type { SettingsResult } from "./loadSettings";
import type { WaveSettings } from "./schema";
import { wavesOf } from "./waves";

/**
 * Waves of `rollout.yaml` that no account belongs to: a rollout would skip them without a word.
 * @param broken Accounts whose files have mistakes. They may belong to any wave that goes by units or tags.
 */
export function emptyWaves(
  result: SettingsResult,
  accounts: readonly Account[],
  broken: readonly Account[],
): FileProblem[] {
  if (!result.ok) return [];
  const { settings, place } = result;
  const all = [...accounts, ...broken];
  if (all.length === 0) return [];
  const dealt = wavesOf(all, settings);
  return (settings.waves ?? []).flatMap((wave, index) => {
    const mayHaveBroken = broken.length > 0 && (wave.ou !== undefined || wave.tags !== undefined);
    if (mayHaveBroken || (dealt.get(wave)?.length ?? 0) > 0) return [];
    const key = `waves[${index}]`;
    return [
      { place: place(key), stack: "", key, value: JSON.stringify(wave.name), message: fault(wave, all) },
    ];
  });
}

/** What a wave without accounts selects, and what it could. */
function fault(
  { accounts = [], ou = [], tags = {}, exclude = [] }: WaveSettings,
  all: readonly Account[],
): string {
  const stacks = all.map(({ stack }) => stack);
  const [unknown] = accounts.filter((name) => /^[\w.-]+$/.test(name) && !stacks.includes(name));
  if (unknown !== undefined)
    return `selects no account: there is no stack ${unknown}; ${suggestion(unknown, stacks)}`;
  const selectors = [...accounts, ...ou, ...Object.entries(tags).map((tag) => tag.join("=")), ...exclude];
  const written = selectors.length === 0 ? "" : ` (${selectors.join(", ")})`;
  return `selects no account${written}: expected at least one that no earlier wave selects`;
}

import { notValid } from "../../components/rules/fault";
import type { Account, FileProblem } from "../accounts/account";
import type { SettingsResult } from "./loadSettings";
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
    const message = notValid("at least one account that no earlier wave selects");
    return [{ place: place(key), stack: "", key, value: JSON.stringify(wave.name), message }];
  });
}

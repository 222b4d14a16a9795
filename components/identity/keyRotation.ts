import type { AccessKeyArgs } from "../args";

/** One of the two access keys that IAM lets a user have, as it is to be on a day. */
export interface RotatedKey {
  /** Each new key takes the place of the last but one. The first place is that of a key without rotation. */
  place: 1 | 2;
  /** Number of the key since the first; the place is filled anew when it changes. */
  number: number;
  /** Whether it works: the newest does, and the one before it for a while. */
  active: boolean;
}

const DAY = 86_400_000;

/**
 * The access keys of a user on a day, the newest first: a new one every so many days, and the one before it, which
 * stays active until those who use it have the new one and is then inactive, so that it could be activated again.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id-credentials-access-keys-update.html
 */
export function rotatedKeys(
  { since, rotateAfterDays = 90, overlapDays = 14 }: AccessKeyArgs & { since: string },
  today: Date,
): RotatedKey[] {
  const age = Math.max(0, Math.floor((today.getTime() - Date.parse(since)) / DAY));
  const newest = Math.floor(age / rotateAfterDays);
  return [newest, newest - 1]
    .filter((number) => number >= 0)
    .map((number) => ({
      place: number % 2 === 0 ? 1 : 2,
      number,
      active: number === newest || age % rotateAfterDays < overlapDays,
    }));
}

import type { Wave } from "./settings/waves";
import { UsageError } from "./usageError";

/** GitHub's limit of jobs in a matrix. */
const MOST_JOBS = 256;

/** A job of a CI matrix: a part of a wave, which `--wave <wave> --shard <shard>` selects. */
export interface MatrixJob {
  /** `1/4`, as `--shard` takes it. */
  readonly shard: string;
  readonly wave: string;
  /** Number of accounts, for the job's name. */
  readonly accounts: number;
}

/** The form in which GitHub Actions takes a matrix: `strategy.matrix: ${{ fromJSON(…) }}`. */
export interface Matrix {
  readonly include: readonly MatrixJob[];
}

/**
 * Splits each wave into shards, of which none is empty: a wave of fewer accounts has fewer of them.
 *
 * @param shards - The most shards of a wave.
 * @throws UsageError where that makes more than 256 jobs, GitHub's limit.
 */
export function matrix(waves: readonly Wave[], shards: number): Matrix {
  const include = waves.flatMap((wave) => jobs(wave, Math.min(shards, wave.accounts.length)));
  if (include.length > MOST_JOBS) {
    throw new UsageError(
      `--shards ${shards} gives ${include.length} jobs for ${waves.length} waves; GitHub runs at most ${MOST_JOBS} in a matrix`,
    );
  }
  return { include };
}

function jobs({ name, accounts }: Wave, count: number): MatrixJob[] {
  return Array.from({ length: count }, (_, position) => ({
    shard: `${position + 1}/${count}`,
    wave: name,
    // As many as shard() gives to it: the first ones have one more.
    accounts: Math.ceil((accounts.length - position) / count),
  }));
}

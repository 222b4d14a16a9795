/** How many periods AWS expects limits for, and how many months each has. */
const WINDOWS = {
  MONTHLY: { periods: 12, months: 1 },
  QUARTERLY: { periods: 4, months: 3 },
} as const;

/** The limit of one period, in the form of the AWS provider. */
export interface PlannedLimit<Amount> {
  amount: Amount;
  /** Beginning of the period in UTC, such as `2026-12-01_00:00`. */
  startTime: string;
}

/**
 * The limits that AWS Budgets is given for single periods: always of 12 months or 4 quarters that begin with the
 * current one. A period that is not named has the usual limit, and names of periods that are over say nothing.
 *
 * The list depends on the month or quarter only, so that deploys within one change nothing; the first deploy of the next
 * moves the list on, which is one update of the budget. Without any deploy, AWS goes on through the list by itself.
 * @returns `undefined` where none of those periods is named: the budget then has the usual limit alone.
 * @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_Budget.html
 */
export function plannedLimits<Amount>(args: {
  period: "MONTHLY" | "QUARTERLY";
  /** The usual limit. */
  limit: Amount;
  /** By month (`2026-12`) or quarter (`2026-Q4`). */
  planned: Readonly<Record<string, Amount>>;
  now: Date;
}): PlannedLimit<Amount>[] | undefined {
  const { period, limit, planned, now } = args;
  const { periods, months } = WINDOWS[period];
  const first = Math.floor(now.getUTCMonth() / months) * months;
  const starts = Array.from(
    { length: periods },
    (_, index) => new Date(Date.UTC(now.getUTCFullYear(), first + index * months)),
  );
  if (!starts.some((start) => planned[nameOf(start, period)] !== undefined)) return undefined;
  return starts.map((start) => ({
    amount: planned[nameOf(start, period)] ?? limit,
    startTime: `${start.toISOString().slice(0, 10)}_00:00`,
  }));
}

function nameOf(start: Date, period: "MONTHLY" | "QUARTERLY"): string {
  const month = start.toISOString().slice(0, 7);
  return period === "MONTHLY" ? month : `${month.slice(0, 4)}-Q${start.getUTCMonth() / 3 + 1}`;
}

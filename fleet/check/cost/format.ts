import { accounts, list } from "../../view/text";
import type { CostEstimate } from "./estimate";
import { PRICES, toCents } from "./priceTable";

/**
 * The estimate for a fleet in one line, and below it the items where there is one account only; nothing where no
 * account has an estimate.
 * @param estimates Of the accounts that have one.
 * @param total Number of all accounts.
 */
export function formatCost(estimates: readonly CostEstimate[], total: number): string[] {
  if (estimates.length === 0) return [];
  const amounts = estimates.map(({ monthlyUsd }) => monthlyUsd);
  const sum = sumOf(amounts);
  const rotated = sumOf(estimates.map(({ rotatedMonthlyUsd }) => rotatedMonthlyUsd));
  const unpriced = new Set(estimates.flatMap((estimate) => estimate.unpriced));
  const clauses = [
    `estimated cost of the baseline itself: ${usd(sum)} a month${total === 1 ? "" : ofEach(amounts)}`,
    ...(rotated > sum ? [`${usd(rotated)} once keys have rotated twice`] : []),
    ...(unpriced.size > 0 ? [`not priced: ${list([...unpriced].sort())}`] : []),
    ...(total > estimates.length
      ? [`${accounts(total - estimates.length)} without an estimate left out`]
      : []),
    `${PRICES.region} prices of ${PRICES.asOf} before AWS's free quotas, which an organization has only once`,
  ];
  return [clauses.join("; "), ...(total === 1 ? estimates.flatMap(itemLines) : [])];
}

function ofEach(amounts: readonly number[]): string {
  const [least, most] = [Math.min(...amounts), Math.max(...amounts)];
  const range = least === most ? usd(least) : `${usd(least)} to ${usd(most)}`;
  return ` for ${accounts(amounts.length)}, ${range} an account`;
}

function itemLines({ items }: CostEstimate): string[] {
  return items.map(({ item, quantity, monthlyUsd }) => {
    const { name, usd: price, per, freeQuota } = PRICES.items[item];
    const free = freeQuota === undefined ? "" : `; free: ${freeQuota}`;
    return `  ${quantity} × ${name} at ${usd(price)} a ${per}: ${usd(monthlyUsd)}${free}`;
  });
}

function sumOf(amounts: readonly number[]): number {
  return toCents(amounts.reduce((sum, amount) => sum + amount, 0));
}

function usd(amount: number): string {
  return amount.toLocaleString("en-US", { style: "currency", currency: PRICES.currency });
}

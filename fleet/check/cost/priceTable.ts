import table from "./prices.json";

/** What AWS bills. */
export type ItemName = keyof typeof table.items;

/** A line of the price table. */
export interface Price {
  name: string;
  /** What the price is for. */
  unit: string;
  /** USD for one unit, before the free quota. */
  usd: number;
  /** `month` or `day`. */
  per: string;
  /** What AWS does not bill, of all accounts of an organization together. */
  freeQuota?: string;
  /** Page of AWS that has the price. */
  source: string;
}

/** What costs nothing, with the reason. */
export interface FreeOfCharge {
  /** Types of resources; one that ends in `/` stands for all of a module. */
  types: readonly string[];
  reason: string;
  /** Page of AWS that says so. */
  source: string;
}

/**
 * List prices of a day in one region, from which those of other commercial regions hardly differ. To be renewed by hand
 * as a whole: `asOf` is the day on which all of it was looked up.
 */
export const PRICES: {
  /** A date, such as 2026-11-25. */
  asOf: string;
  region: string;
  currency: string;
  items: Readonly<Record<ItemName, Price>>;
  free: readonly FreeOfCharge[];
} = table;

export const ITEM_NAMES = Object.keys(table.items) as readonly ItemName[];

/** Days of an average month. */
const DAYS = 365 / 12;

/** USD a month for so many units, in whole cents. */
export function monthlyUsdOf(item: ItemName, quantity: number): number {
  const { usd, per } = PRICES.items[item];
  return toCents(quantity * usd * (per === "day" ? DAYS : 1));
}

/** Rounds an amount in USD to whole cents, so that a sum is 1.2 and not 1.2000000000000002. */
export function toCents(usd: number): number {
  return Math.round(usd * 100) / 100;
}

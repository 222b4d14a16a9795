import type { StackResource } from "../../../policy-pack/inputs/pulumi/resource";
import { ITEM_NAMES, type ItemName, monthlyUsdOf, PRICES, toCents } from "./priceTable";
import { isRotatingKey, METERS } from "./usage";

/** What a program's resources cost by the price table, in USD a month before free quotas, with every part in use. */
export interface CostEstimate {
  /** Of the items together. */
  monthlyUsd: number;
  /** The same once all keys that rotate have done so twice; later rotations are not billed. */
  rotatedMonthlyUsd: number;
  /** In the order of the table. */
  items: readonly CostItem[];
  /** Types whose price the table does not have, or whose use only AWS knows: not in the amounts. */
  unpriced: readonly string[];
}

export interface CostItem {
  item: ItemName;
  quantity: number;
  monthlyUsd: number;
}

/** The rotations of a key that raise its price. */
const BILLED_ROTATIONS = 2;

/** Packages of resources that AWS bills. */
const AWS = /^aws(-native)?:/;

/** Estimates what the resources that a program registers cost. */
export function estimateCost(resources: readonly StackResource[]): CostEstimate {
  const quantities = new Map<ItemName, number>();
  const counted = new Set<string>();
  const unpriced = new Set<string>();
  for (const resource of resources) {
    const use = METERS.get(resource.type)?.(resource);
    if (use === undefined) {
      if (AWS.test(resource.type) && !isFree(resource.type)) unpriced.add(resource.type);
      continue;
    }
    const { item, quantity, of } = use;
    if (counted.has(`${item} ${of}`)) continue;
    counted.add(`${item} ${of}`);
    quantities.set(item, (quantities.get(item) ?? 0) + quantity);
  }
  const items = ITEM_NAMES.flatMap((item) => {
    const quantity = quantities.get(item);
    return quantity === undefined ? [] : [{ item, quantity, monthlyUsd: monthlyUsdOf(item, quantity) }];
  });
  const monthlyUsd = toCents(items.reduce((sum, item) => sum + item.monthlyUsd, 0));
  const rotations = resources.filter(isRotatingKey).length * BILLED_ROTATIONS;
  return {
    monthlyUsd,
    rotatedMonthlyUsd: toCents(monthlyUsd + monthlyUsdOf("kmsKeyRotation", rotations)),
    items,
    unpriced: [...unpriced].sort(),
  };
}

function isFree(type: string): boolean {
  return PRICES.free.some(({ types }) =>
    types.some((free) => (free.endsWith("/") ? type.startsWith(free) : type === free)),
  );
}

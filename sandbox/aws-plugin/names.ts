import { createHash, randomBytes } from "node:crypto";
import type { Properties } from "./wire";

/** How the engine is configured to name resources (`pulumi:autonaming`), for one resource. */
export type Autonaming = { mode: "propose" | "enforce"; name: string } | { mode: "disable" };

/** What AWS asks of the names of a resource type: a greatest length, and what they begin and end with. */
export interface AutoName {
  readonly maxLength: number;
  readonly prefix?: string;
  readonly suffix?: (inputs: Properties) => string;
}

const RANDOM_DIGITS = 7;

/**
 * Fills in `name` as the real provider does when a program gives none: the name it had before, else the one that the
 * engine was configured to give, else `<namePrefix>` or `<logical name>-` with seven random hexadecimal digits.
 *
 * @param seed - Of the engine: the same seed gives the same digits, so that an update does what its plan showed.
 * @returns The name, or undefined when naming is disabled.
 */
export function autoName(options: {
  readonly rule: AutoName;
  readonly logicalName: string;
  readonly news: Properties;
  readonly olds: Properties;
  readonly seed: Uint8Array;
  readonly autonaming?: Autonaming | undefined;
}): string | undefined {
  const { rule, logicalName, news, olds, seed, autonaming } = options;
  const prefix = news["namePrefix"];
  if (typeof olds["name"] === "string" && olds["namePrefix"] === prefix) return olds["name"];
  if (typeof prefix !== "string" && autonaming !== undefined) {
    if (autonaming.mode === "disable") return undefined;
    const isComplete = autonaming.mode === "enforce" || autonaming.name.startsWith(rule.prefix ?? "");
    return isComplete ? autonaming.name : `${rule.prefix ?? ""}${autonaming.name}`;
  }
  const suffix = randomHex(seed) + (rule.suffix?.(news) ?? "");
  const stem = typeof prefix === "string" ? prefix : `${rule.prefix ?? ""}${logicalName}-`;
  return stem.slice(0, rule.maxLength - suffix.length) + suffix;
}

/** An id for a resource that has none in AWS, in the form Terraform gives: `<prefix><time><random>`. */
export function uniqueId(prefix: string): string {
  const time = new Date().toISOString().replace(/\D/g, "");
  return `${prefix}${time}${randomBytes(4).toString("hex")}`;
}

function randomHex(seed: Uint8Array): string {
  const bytes = seed.length > 0 ? createHash("sha256").update(seed).digest() : randomBytes(RANDOM_DIGITS);
  return bytes.toString("hex").slice(0, RANDOM_DIGITS);
}

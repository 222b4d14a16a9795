import { contextKey, type Carried } from "./context";
import { list, type Deny } from "./document";

/** What a request carries for keys that nothing is known of otherwise, by key in lower case. */
export type Circumstances = ReadonlyMap<string, Carried>;

const MAX_CIRCUMSTANCES = 200;

/**
 * Circumstances to try requests in: for each key that is not known, no value, each value that conditions compare with,
 * and one that none of them names.
 * @returns One that says nothing where there would be too many.
 */
export function sampleCircumstances(denies: readonly Deny[]): Circumstances[] {
  const values = new Map<string, Set<string>>();
  const unclear = new Set<string>();
  for (const { statement } of denies) {
    for (const [operator, keys] of Object.entries(statement.Condition ?? {})) {
      for (const [name, expected] of Object.entries(keys)) {
        const key = name.toLowerCase();
        if (!key.startsWith("aws:") || contextKey(key, "console", undefined) !== "not known") continue;
        const samples = samplesFor(operator, key, list(expected).map(String));
        if (samples === undefined) unclear.add(key);
        values.set(key, new Set([...(values.get(key) ?? []), ...(samples ?? [])]));
      }
    }
  }
  let all: Map<string, Carried>[] = [new Map<string, Carried>()];
  for (const [key, samples] of values) {
    if (unclear.has(key)) continue;
    const carried: Carried[] = ["absent", ...[...samples].map((value) => ({ value }))];
    all = all.flatMap((known) => carried.map((it) => new Map(known).set(key, it)));
    if (all.length > MAX_CIRCUMSTANCES) return [new Map()];
  }
  return all;
}

function samplesFor(operator: string, key: string, expected: readonly string[]): string[] | undefined {
  if (operator === "Null") return ["any-value"];
  if (operator.includes(":")) return undefined;
  if (/^(Not)?IpAddress(IfExists)?$/.test(operator) && key === "aws:sourceip") {
    return ["192.0.2.77", ...expected.map((range) => range.split("/")[0] ?? range)];
  }
  if (/^Bool(IfExists)?$/.test(operator) && key === "aws:securetransport") return ["true", "false"];
  if (!operator.startsWith("String") || expected.some((it) => it.includes("${"))) return undefined;
  return ["no-such-value", ...expected.map((it) => it.replaceAll("*", "x").replaceAll("?", "y"))];
}

import { hasUnknown } from "../check/offline/wire";
import type { AdoptResult } from "./adoptAccount";
import type { Difference } from "./compare";

/** Longer values are cut off. */
const MAX_LENGTH = 80;

/** What was found, one line each: what is adopted, what differs, what is left alone, and what there is to know. */
export function formatText(result: AdoptResult, { dryRun }: { dryRun: boolean }): string {
  const { stack, accountId, file, adopted, undecided, leftAlone, notes } = result;
  const differing = adopted.flatMap(({ what, differences }) =>
    differences.map((difference) => `${what}: ${differenceText(difference)}`),
  );
  const sections = [
    section(
      "adopts",
      adopted.map(({ what }) => what),
    ),
    section(`differs, and stays as it is until it is taken out of "keep" in ${file}`, differing),
    section("leaves alone", leftAlone),
    section("note", notes),
    section(
      "several resources match",
      undecided.map(
        ({ what, candidates, flag }) =>
          `${what}: ${candidates.join(", ")}; --${flag} NAME adopts one, --no-${flag} none`,
      ),
    ),
  ];
  return [`${stack} (${accountId})`, ...sections.flat(), outcome(result, dryRun)].join("\n");
}

/** The same as one JSON document. */
export function formatJson(result: AdoptResult): string {
  const adopted = result.adopted.map(({ differences, ...resource }) => ({
    ...resource,
    differences: differences.map(({ property, today, asked, hidden }) => ({
      property,
      ...(!hidden && { today }),
      ...(!hidden && !hasUnknown(asked) && { asked }),
    })),
  }));
  return JSON.stringify({ ...result, adopted }, undefined, 2);
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `  ${line}`)];
}

function differenceText({ property, today, asked, hidden }: Difference): string {
  if (hidden) return `${property}: stays as it is, and is not shown`;
  return `${property}: ${shown(today)} now, ${askedText(asked)} by the config`;
}

function askedText(asked: unknown): string {
  if (asked === undefined) return "none";
  return hasUnknown(asked) ? "what a deploy creates" : shown(asked);
}

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH - 3)}...` : text;
}

function outcome({ stack, file, adopted, undecided, written }: AdoptResult, dryRun: boolean): string {
  if (undecided.length > 0) return "nothing was written";
  if (adopted.length === 0) return "nothing of the stack exists in the account: nothing was written";
  const entries = `${file}: ${adopted.length} ${adopted.length === 1 ? "resource" : "resources"}`;
  return written && !dryRun ? `wrote ${entries}\nnext: pulumi preview -s ${stack}` : `would write ${entries}`;
}

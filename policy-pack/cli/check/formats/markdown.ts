import type { UserResult } from "../result";

/** The results as a table in Markdown, with what is to be done below it. */
export function markdown(results: readonly UserResult[]): string {
  const failed = results.filter(({ enforced }) => !enforced);
  const rows = results.map(({ file, user, enforced, finding, enrollment }) =>
    [file, user ?? "(policy document)", enforced ? "enforced" : (finding ?? "not-provable"), enrollment ?? ""]
      .map(cell)
      .join(" | "),
  );
  return [
    "| File | User | MFA | Enrollment |",
    "| --- | --- | --- | --- |",
    ...rows.map((row) => `| ${row} |`),
    ...failed.flatMap(({ text }) => ["", "```text", text.replaceAll("```", "` ` `"), "```"]),
  ].join("\n");
}

function cell(text: string): string {
  return text.replaceAll(/[\\|`*_<>[\]]/g, String.raw`\$&`).replaceAll("\n", " ");
}

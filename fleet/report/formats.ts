import type { RunRecord } from "../runs/result";

export const FORMATS = ["text", "json", "junit", "markdown", "html"] as const;
export type Format = (typeof FORMATS)[number];

export interface FormatOptions {
  /** Of `text`: whether to colour. */
  color: boolean;
  /** Of `text`: where the paths of logs start. */
  runDirectory?: string;
  /** Of `markdown`: bytes that it may have. */
  maxLength?: number;
}

/** A run in a format; loads what that format needs and no more. */
export async function formatReport(
  record: RunRecord,
  format: Format,
  { maxLength, ...textOptions }: FormatOptions,
): Promise<string> {
  switch (format) {
    case "text":
      return (await import("./text.js")).summaryText(record, textOptions);
    case "json":
      return (await import("./json.js")).jsonReport(record);
    case "junit":
      return (await import("./junit.js")).junitReport(record);
    case "markdown":
      return (await import("./markdown.js")).markdownReport(record, maxLength);
    case "html":
      return (await import("./html/htmlReport.js")).htmlReport(record);
  }
}

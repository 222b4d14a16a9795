import type { RunRecord } from "../../runs/result";
import { verdictOf } from "../outcomes";
import { pageScript, pageStyle } from "./assets";
import { controlsTable } from "./controlsTable";
import { pageData } from "./embeddedData";
import { escapeHtml, escapeJson } from "./escape";
import { filterForm } from "./filterForm";
import { pageHeader } from "./header";
import { matrix } from "./matrix";

/**
 * `report --format html`: one page that needs nothing else, from the disk as from a server. The table of accounts is
 * HTML, so that it can be read and printed without JavaScript; filters and the details of an account are the script's,
 * from the data that is embedded.
 */
export function htmlReport(record: RunRecord): string {
  const style = pageStyle(record.controls.length);
  const script = pageScript();
  const policy = [
    "default-src 'none'",
    `script-src ${script.source}`,
    `style-src ${style.source}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const { text } = verdictOf(record);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(`${record.command} of ${record.project}: ${text}`)}</title>
<style>${style.text}</style>
</head>
<body>
${pageHeader(record)}
<main>
<noscript><p class="note">Without JavaScript, this page shows all accounts, but no filters and no details of an account. <code>account-baseline report --format markdown</code> and <code>--format json</code> have the details.</p></noscript>
${filterForm(record)}
${matrix(record)}
${controlsTable(record)}
</main>
<script type="application/json" id="data">${escapeJson(pageData(record))}</script>
<script>${script.text}</script>
</body>
</html>
`;
}

import type { RunRecord } from "../../runs/result";
import { cellState } from "./cellState";
import type { CellState } from "./cellState";
import { escapeHtml } from "./escape";

/** Each control with its references and the number of accounts by what it says of them: evidence for an audit. */
export function controlsTable({ controls, accounts }: RunRecord): string {
  if (controls.length === 0) return "";
  const rows = controls.map((control) => {
    const states = accounts.map((result) => cellState(result, control));
    const count = (state: CellState): string => {
      const number = states.filter((one) => one === state).length;
      return `<td class="number ${number === 0 ? "none" : state}">${number}</td>`;
    };
    const { name, title, references } = control;
    return (
      `<tr><th scope="row"><code>${escapeHtml(name)}</code><span>${escapeHtml(title)}</span></th>` +
      `<td>${references.map(escapeHtml).join("<br>")}</td>` +
      `${(["passed", "mandatory", "advisory", "unknown", "not-examined"] as const).map(count).join("")}</tr>`
    );
  });
  return `<section aria-labelledby="controls">
<h2 id="controls">Controls</h2>
<p>Number of accounts in this run by what a control says of them.</p>
<div class="scroll" role="region" aria-labelledby="controls" tabindex="0">
<table class="controls">
<thead><tr><th scope="col">Control</th><th scope="col">References</th><th scope="col">Passed</th><th scope="col">Mandatory</th><th scope="col">Advisory</th><th scope="col">Unknown</th><th scope="col">Not examined</th></tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
</table>
</div>
</section>`;
}

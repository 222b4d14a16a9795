import type { AccountResult, ControlDescription, RunRecord } from "../../runs/result";
import { OUTCOME_LABELS, brokenFirst, changesText, duration, gistOf, isBroken } from "../outcomes";
import { CELL_LABELS, cellState } from "./cellState";
import type { CellState } from "./cellState";
import { escapeHtml } from "./escape";

/** The shape says it, colour helps, and a label is there for those who see neither. */
const MARKS: Readonly<Record<CellState, string>> = {
  mandatory: "✕",
  advisory: "!",
  unknown: "?",
  passed: "✓",
  "not-examined": "–",
};

const COLUMNS = ["Account", "Outcome", "Changes", "Time", "OU", "Wave"];

/**
 * The accounts × controls, with what the marks mean. The style lays it out as a grid, of which a browser need not lay out what is
 * not in sight; the roles keep it a table for those browsers that judge by the layout.
 */
export function matrix({ accounts, controls }: RunRecord): string {
  const legend = (Object.keys(MARKS) as CellState[]).map(
    (state) =>
      `<li><span class="cell ${state}" aria-hidden="true">${MARKS[state]}</span> ${CELL_LABELS[state]}</li>`,
  );
  return `<section aria-labelledby="accounts">
<div class="bar"><h2 id="accounts">Accounts</h2><p id="shown" role="status">${accounts.length} accounts</p>
${controls.length === 0 ? "" : `<ul class="legend" aria-label="Marks of a control">${legend.join("")}</ul>`}</div>
<div class="scroll" role="region" aria-labelledby="accounts" tabindex="0">
<table id="matrix" role="table" aria-labelledby="accounts">
<colgroup><col class="account"><col class="outcome"><col class="changes"><col class="time"><col class="ou"><col class="wave"></colgroup>
${controls.length === 0 ? "" : `<colgroup><col class="control" span="${controls.length}"></colgroup>`}
<thead role="rowgroup"><tr role="row">${COLUMNS.map(columnHead).join("")}${controls.map(controlHead).join("")}</tr></thead>
<tbody role="rowgroup">
${brokenFirst(accounts)
  .map((result) => accountRow(result, controls))
  .join("\n")}
</tbody>
</table>
</div>
<p id="nothing" class="note" hidden>No account matches the filters.</p>
</section>`;
}

function columnHead(name: string): string {
  return `<th scope="col" role="columnheader">${name}</th>`;
}

function controlHead({ name, title }: ControlDescription): string {
  return `<th scope="col" role="columnheader" class="control" title="${escapeHtml(title)}"><span>${escapeHtml(name)}</span></th>`;
}

function accountRow(result: AccountResult, controls: readonly ControlDescription[]): string {
  const { stack, accountId, ou, wave, outcome, counts, seconds } = result;
  const cause = isBroken(result) ? gistOf(result) : undefined;
  const cells = controls.map((control) => {
    const state = cellState(result, control);
    return cell(MARKS[state], `class="cell ${state}" aria-label="${CELL_LABELS[state]}"`);
  });
  const name =
    `<button type="button" aria-expanded="false">${escapeHtml(stack)}</button>` +
    `<span class="id">${escapeHtml(accountId)}</span>`;
  return [
    `<tr role="row" class="${outcome}"><th scope="row" role="rowheader">${name}</th>`,
    cell(
      `<b>${OUTCOME_LABELS[outcome]}</b>${cause === undefined ? "" : `<span>${escapeHtml(cause)}</span>`}`,
      'class="outcome"',
    ),
    cell(counts === undefined ? "" : changesText(counts)),
    cell(seconds === undefined ? "" : duration(seconds), 'class="time"'),
    cell(escapeHtml(ou ?? "")),
    cell(escapeHtml(wave)),
    ...cells,
    "</tr>",
  ].join("");
}

function cell(content: string, attributes = ""): string {
  return `<td role="cell" ${attributes}>${content}</td>`;
}

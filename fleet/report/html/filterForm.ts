import { OUTCOMES_BROKEN_FIRST, OUTCOME_LABELS } from "../outcomes";
import type { RunRecord } from "../../runs/result";
import { tagsOf } from "./embeddedData";
import { escapeHtml } from "./escape";

/** Value of the filter for accounts without an OU; no path of an OU begins so. */
const NO_OU = "/";

/** What the script filters by; hidden until the script is there to do it. */
export function filterForm({ accounts }: RunRecord): string {
  const tags = [...new Set(accounts.flatMap((result) => tagsOf(result.tags)))].sort();
  const states = OUTCOMES_BROKEN_FIRST.map(
    (outcome) =>
      `<label class="chip ${outcome}"><input type="checkbox" name="state" value="${outcome}"> ${OUTCOME_LABELS[outcome]} <span class="count"></span></label>`,
  );
  return `<form id="filters" role="search" aria-label="Filter accounts" autocomplete="off" hidden>
<div class="field wide"><label for="filter-text">Text</label><input id="filter-text" type="search" name="q" placeholder="account, tag, cause, control…" spellcheck="false"></div>
<div class="field"><label for="filter-ou">OU</label><select id="filter-ou" name="ou"><option value="">All</option>${ouOptions(accounts)}</select></div>
<div class="field"><label for="filter-tag">Tag</label><select id="filter-tag" name="tag"><option value="">All</option>${tags.map(option).join("")}</select></div>
<fieldset><legend>Outcome</legend>${states.join("")}</fieldset>
<button type="reset">Clear filters</button>
</form>`;
}

/** Every OU and every OU above one: choosing it takes in those below. */
function ouOptions(accounts: RunRecord["accounts"]): string {
  const paths = accounts.flatMap(({ ou }) => {
    const parts = ou?.split("/") ?? [];
    return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
  });
  const none = accounts.some(({ ou }) => ou === undefined) ? `<option value="${NO_OU}">None</option>` : "";
  return [...new Set(paths)].sort().map(option).join("") + none;
}

function option(value: string): string {
  return `<option>${escapeHtml(value)}</option>`;
}

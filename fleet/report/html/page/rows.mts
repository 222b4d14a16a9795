import { isBroken } from "../../outcomes";
import type { PageAccount } from "../pageData";
import { detailsOf } from "./details.mts";
import { element } from "./element.mts";
import type { Filters, Matcher } from "./filters.mts";
import { matcherOf } from "./filters.mts";

interface AccountRow {
  account: PageAccount;
  row: HTMLTableRowElement;
  button: HTMLButtonElement;
  matches: Matcher;
  /** The row with the details, while it is open. */
  details?: HTMLElement;
}

/** The table's rows: which are shown, and which show their details. */
export class AccountRows {
  private readonly rows: AccountRow[];
  private openedForPrint: AccountRow[] = [];

  constructor(
    private readonly table: HTMLTableElement,
    accounts: readonly PageAccount[],
  ) {
    const rows = [...(table.tBodies[0]?.rows ?? [])];
    this.rows = rows.flatMap((row, index) => {
      const account = accounts[index];
      const button = row.querySelector("button");
      return account && button ? [{ account, row, button, matches: matcherOf(account) }] : [];
    });
  }

  /** @returns How many are shown, and how many of each outcome the other filters let through. */
  filter(filters: Filters): { shown: number; counts: Map<string, number> } {
    const counts = new Map<string, number>();
    let shown = 0;
    for (const { account, row, matches, details } of this.rows) {
      const matching = matches(filters);
      if (matching) counts.set(account.outcome, (counts.get(account.outcome) ?? 0) + 1);
      const visible = matching && (filters.outcomes.size === 0 || filters.outcomes.has(account.outcome));
      if (visible) shown += 1;
      row.hidden = !visible;
      if (details) details.hidden = !visible;
    }
    return { shown, counts };
  }

  onToggle(listener: () => void): void {
    this.table.addEventListener("click", ({ target }) => {
      const row = this.rows.find(({ button }) => button === target);
      if (!row) return;
      this.toggle(row, row.details === undefined);
      listener();
    });
  }

  /** Stacks of the accounts whose details are open. */
  get open(): string[] {
    return this.rows.filter(({ details }) => details).map(({ account }) => account.stack);
  }

  set open(stacks: readonly string[]) {
    const wanted = new Set(stacks);
    for (const row of this.rows) this.toggle(row, wanted.has(row.account.stack));
  }

  /** Opens the details of the broken accounts, since paper cannot be clicked. */
  openBroken(): void {
    this.openedForPrint = this.rows.filter(
      ({ account, row, details }) => !row.hidden && !details && isBroken(account) && hasDetails(account),
    );
    for (const row of this.openedForPrint) this.toggle(row, true);
  }

  closeBroken(): void {
    for (const row of this.openedForPrint) this.toggle(row, false);
    this.openedForPrint = [];
  }

  private toggle(accountRow: AccountRow, open: boolean): void {
    const { account, row, button, details } = accountRow;
    if (open === (details !== undefined)) return;
    button.setAttribute("aria-expanded", String(open));
    if (details) {
      details.remove();
      delete accountRow.details;
      return;
    }
    const cell = element("td", { role: "cell", colspan: String(row.cells.length) }, [detailsOf(account)]);
    const added = element("tr", { role: "row", class: "open" }, [cell]);
    added.hidden = row.hidden;
    row.after(added);
    accountRow.details = added;
  }
}

/** Whether the details say more than the row. */
function hasDetails({ changes, findings, cause }: PageAccount): boolean {
  return changes.length > 0 || findings.length > 0 || cause?.includes("\n") === true;
}

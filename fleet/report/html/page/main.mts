import type { PageData } from "../pageData";
import { find } from "./element.mts";
import { FilterForm } from "./form.mts";
import { fromFragment, toFragment } from "./filters.mts";
import { AccountRows } from "./rows.mts";

/** Brings filters and details to the table that the page has. */
function start(): void {
  const { accounts } = JSON.parse(find("#data", HTMLScriptElement).text) as PageData;
  const table = find("#matrix", HTMLTableElement);
  const form = new FilterForm(find("#filters", HTMLFormElement));
  const rows = new AccountRows(table, accounts);

  const show = (): void => {
    const { shown, counts } = rows.filter(form.filters);
    form.showCounts(counts);
    const all = accounts.length;
    find("#shown", HTMLElement).textContent =
      shown === all ? `${all} accounts` : `${shown} of ${all} accounts`;
    find("#nothing", HTMLElement).hidden = shown > 0;
  };
  // A page from the disk may replace nothing but the fragment of its address.
  const remember = (): void => {
    history.replaceState(null, "", `#${toFragment(form.filters, rows.open)}`);
  };
  const restore = (): void => {
    const { filters, open } = fromFragment(location.hash);
    form.filters = filters;
    rows.open = open;
    show();
  };

  form.onChange(() => {
    show();
    remember();
  });
  rows.onToggle(remember);
  addEventListener("hashchange", restore);
  addEventListener("beforeprint", () => {
    rows.openBroken();
  });
  addEventListener("afterprint", () => {
    rows.closeBroken();
  });
  restore();
  form.reveal();
  document.documentElement.classList.add("ready");
}

start();

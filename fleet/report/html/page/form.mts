import { find } from "./element.mts";
import { fromFragment } from "./filters.mts";
import type { Filters } from "./filters.mts";

/** The filters as the reader sets them. */
export class FilterForm {
  private readonly text = find("#filters [name=q]", HTMLInputElement);
  private readonly ou = find("#filters [name=ou]", HTMLSelectElement);
  private readonly tag = find("#filters [name=tag]", HTMLSelectElement);
  private readonly outcomes: HTMLInputElement[];

  constructor(private readonly form: HTMLFormElement) {
    this.outcomes = [...form.querySelectorAll<HTMLInputElement>("[name=state]")];
  }

  get filters(): Filters {
    const chosen = this.outcomes.filter(({ checked }) => checked).map(({ value }) => value);
    return {
      text: this.text.value.trim(),
      ou: this.ou.value,
      tag: this.tag.value,
      outcomes: new Set(chosen),
    };
  }

  set filters({ text, ou, tag, outcomes }: Filters) {
    this.text.value = text;
    this.ou.value = ou;
    this.tag.value = tag;
    // A value that this run does not have, from the address of another run's page.
    if (this.ou.selectedIndex < 0) this.ou.value = "";
    if (this.tag.selectedIndex < 0) this.tag.value = "";
    for (const box of this.outcomes) box.checked = outcomes.has(box.value);
  }

  reveal(): void {
    this.form.hidden = false;
  }

  /** Calls back after every change, be it by keyboard, mouse or the button that clears all. */
  onChange(listener: () => void): void {
    this.form.addEventListener("input", listener);
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
    });
    this.form.addEventListener("reset", () => {
      // The browser clears the fields only after this, and the listener would see them full.
      this.filters = fromFragment("").filters;
      listener();
    });
  }

  /** Writes beside each outcome how many accounts it would show. */
  showCounts(counts: ReadonlyMap<string, number>): void {
    for (const box of this.outcomes) {
      const count = box.parentElement?.querySelector(".count");
      if (count) count.textContent = String(counts.get(box.value) ?? 0);
    }
  }
}

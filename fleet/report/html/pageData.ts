import type { AccountResult } from "../../runs/result";

/** What the page's script works on: what the table does not show, and what it filters by. */
export interface PageData {
  /** In the order of the table's rows. */
  accounts: PageAccount[];
}

export type PageAccount = Omit<AccountResult, "changes" | "tags"> & {
  /** As `key=value`. */
  tags: string[];
  changes: Omit<AccountResult["changes"][number], "urn">[];
};

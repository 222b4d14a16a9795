import type { PageAccount } from "../pageData";

/** What the reader has chosen; an empty one lets every account through. */
export interface Filters {
  text: string;
  /** Path of an OU, which takes in those below; `/` for accounts that have none. */
  ou: string;
  /** `key=value`. */
  tag: string;
  outcomes: ReadonlySet<string>;
}

/** Says whether an account passes the filters, but for its outcome. */
export type Matcher = (filters: Filters) => boolean;

export function matcherOf(account: PageAccount): Matcher {
  const { stack, accountId, ou, wave, cause, tags, findings } = account;
  const text = [
    ...[stack, accountId, ou ?? "", wave, cause ?? "", ...tags],
    ...findings.flatMap(({ control, subject, message }) => [control, subject ?? "", message]),
  ]
    .join("\n")
    .toLowerCase();
  const path = `${ou ?? ""}/`;
  return (filters) =>
    (filters.ou === "" || (filters.ou === "/" ? path === "/" : path.startsWith(`${filters.ou}/`))) &&
    (filters.tag === "" || tags.includes(filters.tag)) &&
    filters.text
      .toLowerCase()
      .split(/\s+/)
      .every((word) => text.includes(word));
}

/** The fragment of the page's address, so that a view can be shared. */
export function toFragment({ text, ou, tag, outcomes }: Filters, open: readonly string[]): string {
  const parameters = new URLSearchParams();
  if (text !== "") parameters.set("q", text);
  if (ou !== "") parameters.set("ou", ou);
  if (tag !== "") parameters.set("tag", tag);
  for (const outcome of outcomes) parameters.append("state", outcome);
  for (const stack of open) parameters.append("open", stack);
  return parameters.toString();
}

export function fromFragment(fragment: string): { filters: Filters; open: string[] } {
  const parameters = new URLSearchParams(fragment.replace(/^#/, ""));
  return {
    filters: {
      text: parameters.get("q") ?? "",
      ou: parameters.get("ou") ?? "",
      tag: parameters.get("tag") ?? "",
      outcomes: new Set(parameters.getAll("state")),
    },
    open: parameters.getAll("open"),
  };
}

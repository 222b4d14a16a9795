import { utc } from "../../outcomes";
import type { PageAccount } from "../pageData";
import { element } from "./element.mts";

/** What is to say of an account beyond its row. Text is only ever set as text, as none of it can be trusted. */
export function detailsOf(account: PageAccount): HTMLElement {
  const { cause, findings, changes } = account;
  return element("div", { class: "details" }, [
    ...(cause === undefined ? [] : [title("Cause"), element("p", { class: "text" }, [cause])]),
    ...(findings.length === 0 ? [] : [title("Findings"), element("ul", {}, findings.map(findingItem))]),
    ...(changes.length === 0 ? [] : [title("Resources"), ...changes.map(changeBlock)]),
    facts(account),
  ]);
}

function title(text: string): HTMLElement {
  return element("h3", {}, [text]);
}

function findingItem({
  level,
  control,
  subject,
  type,
  message,
  fix,
}: PageAccount["findings"][number]): HTMLElement {
  return element("li", { class: `finding ${level}` }, [
    element("p", {}, [
      element("b", {}, [level]),
      " ",
      element("code", {}, [control]),
      ...(subject === undefined ? [] : [" · ", element("code", {}, [subject])]),
      ...(type === undefined ? [] : [" ", element("code", { class: "type" }, [type])]),
    ]),
    element("p", { class: "text" }, [message]),
    ...(fix === undefined ? [] : [element("p", { class: "text" }, [element("b", {}, ["Fix: "]), fix])]),
  ]);
}

function changeBlock({ kind, type, name, properties }: PageAccount["changes"][number]): HTMLElement {
  const caption = [
    element("b", { class: `kind ${kind}` }, [kind]),
    " ",
    element("code", {}, [name]),
    " ",
    element("code", { class: "type" }, [type]),
  ];
  if (properties.length === 0) return element("p", { class: "change" }, caption);
  return element("table", { class: "change" }, [
    element("caption", {}, caption),
    element("thead", {}, [
      element(
        "tr",
        {},
        ["Property", "Before", "After"].map((head) => element("th", { scope: "col" }, [head])),
      ),
    ]),
    element(
      "tbody",
      {},
      properties.map(({ path, before, after }) =>
        element("tr", {}, [
          element("th", { scope: "row" }, [element("code", {}, [path])]),
          valueCell(before, "before"),
          valueCell(after, "after"),
        ]),
      ),
    ),
  ]);
}

function valueCell(value: string | undefined, side: string): HTMLElement {
  if (value === undefined) return element("td", { class: "none" }, ["none"]);
  return element("td", { class: side }, [element("code", {}, [value])]);
}

function facts({ tags, attempts, startedAt, log }: PageAccount): HTMLElement {
  const rows: [string, string | undefined][] = [
    ["Tags", tags.length === 0 ? undefined : tags.join(", ")],
    ["Started", startedAt === undefined ? undefined : utc(startedAt)],
    ["Attempts", attempts === undefined || attempts === 1 ? undefined : String(attempts)],
    ["Log", log],
  ];
  return element(
    "dl",
    { class: "facts" },
    rows.flatMap(([name, value]) =>
      value === undefined
        ? []
        : [element("div", {}, [element("dt", {}, [name]), element("dd", {}, [value])])],
    ),
  );
}

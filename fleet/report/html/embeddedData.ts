import type { AccountResult, RunRecord } from "../../runs/result";
import { brokenFirst } from "../outcomes";
import { plain, plainLines } from "../plain";
import type { PageAccount, PageData } from "./pageData";

export function pageData(record: RunRecord): PageData {
  return { accounts: brokenFirst(record.accounts).map(pageAccount) };
}

function pageAccount({ tags, changes, findings, cause, ...result }: AccountResult): PageAccount {
  return {
    ...result,
    tags: tagsOf(tags),
    ...(cause === undefined ? {} : { cause: plainLines(cause) }),
    changes: changes.map(({ type, name, kind, properties }) => ({
      type: plain(type),
      name: plain(name),
      kind,
      properties: properties.map(({ path, before, after }) => ({
        path: plain(path),
        ...(before === undefined ? {} : { before: plainLines(before) }),
        ...(after === undefined ? {} : { after: plainLines(after) }),
      })),
    })),
    findings: findings.map(({ subject, type, message, fix, ...finding }) => ({
      ...finding,
      ...(subject === undefined ? {} : { subject: plain(subject) }),
      ...(type === undefined ? {} : { type: plain(type) }),
      message: plainLines(message),
      ...(fix === undefined ? {} : { fix: plainLines(fix) }),
    })),
  };
}

/** `key=value`, sorted. */
export function tagsOf(tags: AccountResult["tags"]): string[] {
  return Object.entries(tags)
    .map(([key, value]) => plain(`${key}=${value}`))
    .sort();
}

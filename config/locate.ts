import { readFileSync } from "node:fs";
import { join } from "node:path";

import { isMap, LineCounter, type ParsedNode, parseDocument } from "yaml";

/** Where keys are looked for: the first file that has the key wins, as a stack file wins over Pulumi.yaml. */
export interface KeySearch {
  directory: string;
  files: readonly string[];
  /** The namespace that keys of the project may or may not carry. */
  project: string;
}

/**
 * Finds the `file:line` at which a key such as `admins[1].path` stands. A file that is absent or no YAML is passed
 * over: this only makes a message better, and the engine has its own for such a file.
 */
export function locateKeys({ directory, files, project }: KeySearch): (key: string) => string | undefined {
  const documents = files.flatMap((file) => {
    try {
      const lines = new LineCounter();
      const parsed = parseDocument(readFileSync(join(directory, file), "utf8"), { lineCounter: lines });
      // Keys of the config that are beside it are looked for too: that is a mistake of its own.
      return [parsed.get("config"), parsed.contents].map((map) => ({ file, lines, map }));
    } catch {
      return [];
    }
  });
  return locateKeysIn(documents, project);
}

/** A map of a YAML file in which keys are looked for. */
export interface SearchedMap {
  file: string;
  lines: LineCounter;
  map: unknown;
}

/** The same for maps that are read already; the first that has the key wins. */
export function locateKeysIn(
  maps: readonly SearchedMap[],
  namespace?: string,
): (key: string) => string | undefined {
  return (key) => {
    const [top = "", ...rest] = key.split(/[.[\]]+/).filter((step) => step !== "");
    for (const { file, lines, map } of maps) {
      if (!isMap<ParsedNode, ParsedNode>(map)) continue;
      const pair = map.items.find(({ key: k }) => [top, `${namespace ?? ""}:${top}`].includes(String(k)));
      if (pair === undefined) continue;
      const start = deepestStart(pair.value, rest) ?? pair.key.range[0];
      return `${file}:${lines.linePos(start).line}`;
    }
    return undefined;
  };
}

/** The start of the node that the steps lead to, or of the last one that exists on the way. */
function deepestStart(node: ParsedNode | null, steps: readonly string[]): number | undefined {
  let current: unknown = node;
  let start: number | undefined;
  for (const step of steps) {
    if (typeof current !== "object" || current === null || !("items" in current)) break;
    if (isMap<ParsedNode, ParsedNode>(current)) {
      const pair = current.items.find(({ key }) => String(key) === step);
      if (pair === undefined) break;
      start = pair.key.range[0];
      current = pair.value;
    } else {
      const item = (current.items as ParsedNode[])[Number(step)];
      if (item === undefined) break;
      start = item.range[0];
      current = item;
    }
  }
  return start;
}

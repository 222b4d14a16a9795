import { join } from "node:path";

import { isMap, type ParsedNode } from "yaml";

import {
  configPlace,
  isRecord,
  keysTwice,
  mapAt,
  noMap,
  offsetOf,
  refusedProjectValues,
  withoutNamespace,
} from "./fileShape";
import type { RawConfig } from "./parse";
import { withoutSecrets } from "./secretParts";
import type { PlainScalar } from "./yaml/plainScalar";
import { readNode } from "./yaml/readNode";
import { readYaml } from "./yaml/readYaml";
import type { YamlMistake } from "./yaml/syntax";

/** The `config` of a Pulumi.yaml or a Pulumi.<stack>.yaml, read without the engine. */
export interface ConfigFile {
  /** Keys of the project's own namespace, which they may or may not carry in the file. */
  config: RawConfig;
  /** Keys of other namespaces, as they are in the file. */
  foreignKeys: readonly string[];
  /** Values and keys without quotes, by their places in the config. */
  scalars: readonly PlainScalar[];
  /** Mistakes in the shape of the file, in which the values can be read all the same. */
  mistakes: readonly YamlMistake[];
}

export type ConfigFileResult =
  { ok: true; file: ConfigFile } | { ok: false; mistakes: readonly YamlMistake[] };

const NO_CONFIG: Readonly<ConfigFile> = {
  config: { values: {}, secretKeys: new Set() },
  foreignKeys: [],
  scalars: [],
  mistakes: [],
};

/**
 * Reads a config file as Pulumi does: structures become JSON, a number is not as it was written but what it comes to
 * (`012345678901` loses its zero), and a value with something encrypted in it is a secret. Since nothing can be
 * decrypted without the engine, a placeholder that is valid replaces what is encrypted. Only a date stays as it was
 * written, to which Pulumi adds the time.
 * @param project The namespace of keys that carry none.
 */
export function readConfigFile(directory: string, file: string, project: string): ConfigFileResult {
  const read = readYaml(join(directory, file));
  if (!read.ok) return read;
  const { document, lines } = read;
  const atLines = (placed: readonly { offset: number; message: string }[]): YamlMistake[] =>
    placed.map(({ offset, message }) => ({ line: lines.linePos(offset).line, message }));
  const refused = (offset: number, message: string): ConfigFileResult => ({
    ok: false,
    mistakes: atLines([{ offset, message }]),
  });
  const { contents } = document;
  const { value: top, scalars, mistakes } = readNode(contents, document);
  if (mistakes.length > 0) return { ok: false, mistakes: atLines(mistakes) };
  if (top === null) return { ok: true, file: NO_CONFIG };
  if (!isRecord(top) || !isMap<ParsedNode, ParsedNode | null>(contents))
    return refused(contents?.range[0] ?? 0, noMap("the file", "a map with the key config", contents));

  const isStackFile = file !== "Pulumi.yaml";
  const place = configPlace(contents, project, isStackFile);
  const config = top[place.key] ?? {};
  const map = mapAt(contents, place.key);
  if (!isRecord(config)) {
    const node = contents.get(place.key, true) as ParsedNode | undefined;
    return refused(node?.range[0] ?? offsetOf(contents, place.key), noMap("config", "a map of keys", node));
  }
  const wrong = map === undefined || isStackFile ? [] : refusedProjectValues(map, config);
  if (wrong.length > 0) return { ok: false, mistakes: atLines(wrong) };
  const stray = Object.fromEntries(place.stray.map((key) => [key, top[key]]));
  const inConfig = scalars.flatMap(({ path: [first, ...rest], ...scalar }) => {
    const path =
      first === place.key ? rest : place.stray.includes(String(first)) ? [first ?? "", ...rest] : [];
    return path.length === 0 ? [] : [{ ...scalar, path }];
  });
  const { meant, meantPath } = isStackFile ? IN_STACK : IN_PROJECT;
  return {
    ok: true,
    file: {
      ...readValues({ ...stray, ...config }, project, meant),
      scalars: inConfig.flatMap((scalar) => {
        const path = meantPath(scalar.path, config);
        return path === undefined ? [] : [{ ...scalar, path: bare(path, project) }];
      }),
      mistakes: atLines([...place.mistakes, ...(map === undefined ? [] : keysTwice(map, project))]),
    },
  };
}

function bare([key = "", ...below]: PlainScalar["path"], project: string): PlainScalar["path"] {
  return [withoutNamespace(String(key), project), ...below];
}

function readValues(
  values: Readonly<Record<string, unknown>>,
  project: string,
  meant: (value: unknown) => unknown,
): Pick<ConfigFile, "config" | "foreignKeys"> {
  const texts: Record<string, string> = {};
  const secretKeys = new Set<string>();
  const foreignKeys: string[] = [];
  for (const [fullKey, value] of Object.entries(values)) {
    const key = withoutNamespace(fullKey, project);
    if (key.includes(":")) {
      foreignKeys.push(fullKey);
      continue;
    }
    const { readable, secret } = withoutSecrets(key, meant(value));
    if (readable === undefined) continue;
    texts[key] = typeof readable === "string" ? readable : JSON.stringify(readable);
    if (secret) secretKeys.add(key);
  }
  return { config: { values: texts, secretKeys }, foreignKeys };
}

/** How a file has its values: what is meant by one, and where its parts are in that. */
interface Wrapping {
  readonly meant: (value: unknown) => unknown;
  readonly meantPath: (
    path: PlainScalar["path"],
    config: Readonly<Record<string, unknown>>,
  ) => PlainScalar["path"] | undefined;
}

/** A key of a stack file without a value is an empty text to Pulumi, which still replaces that of Pulumi.yaml. */
const IN_STACK: Readonly<Wrapping> = { meant: (value) => value ?? "", meantPath: (path) => path };

/** In Pulumi.yaml a map wraps a value, or declares its type and default; one without either declares it only. */
const IN_PROJECT: Readonly<Wrapping> = {
  meant: (value) => (isRecord(value) ? (value["value"] ?? value["default"] ?? undefined) : value),
  meantPath: ([key = "", ...below], config) => {
    const value = config[key];
    if (!isRecord(value)) return [key, ...below];
    const [part, ...rest] = below;
    return part === ((value["value"] ?? undefined) === undefined ? "default" : "value")
      ? [key, ...rest]
      : undefined;
  },
};

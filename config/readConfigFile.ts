import { join } from "node:path";

import { isMap, type Node, type YAMLMap } from "yaml";

import { notValid } from "../components/rules/fault";
import type { RawConfig } from "./parse";
import { readYaml } from "./readYaml";
import { SECRET_PLACEHOLDERS } from "./schema/secrets";
import { pulumiNumbers } from "./yamlNumbers";

/** The `config` of a Pulumi.yaml or a Pulumi.<stack>.yaml, read without the engine. */
export interface ConfigFile {
  /** Keys of the project's own namespace, which they may or may not carry in the file. */
  config: RawConfig;
  /** Keys of other namespaces, as they stand in the file. */
  foreignKeys: readonly string[];
}

export type ConfigFileResult = { ok: true; file: ConfigFile } | { ok: false; line: number; message: string };

const NO_CONFIG: Readonly<ConfigFile> = { config: { values: {}, secretKeys: new Set() }, foreignKeys: [] };

/**
 * Reads a config file as Pulumi does: structures become JSON, a number is not as it was written but what it comes to
 * (`012345678901` loses its zero), and a value with something encrypted in it is a secret. Since nothing can be
 * decrypted without the engine, a placeholder that is valid stands for what is encrypted. Only a date stays as it was
 * written, to which Pulumi adds the time.
 * @param project The namespace of keys that carry none.
 */
export function readConfigFile(directory: string, file: string, project: string): ConfigFileResult {
  const read = readYaml(join(directory, file), { customTags: pulumiNumbers, merge: true });
  if (!read.ok) return read;
  const { document, lines } = read;
  const refused = (offset: number, message: string): ConfigFileResult => ({
    ok: false,
    line: lines.linePos(offset).line,
    message,
  });
  const config: unknown = isMap(document.contents) ? document.get("config") : undefined;
  if (config === undefined || config === null) return { ok: true, file: NO_CONFIG };
  if (!isMap<Node, Node | null>(config))
    return refused((config as Partial<Node>).range?.[0] ?? 0, `config ${notValid("a map of keys")}`);
  const values = config.toJS(document) as Record<string, unknown>;
  if (file !== "Pulumi.yaml") return { ok: true, file: readValues(values, project, inStack) };
  const wrong = Object.keys(values).find((key) => !isProjectValue(values[key]));
  if (wrong === undefined) return { ok: true, file: readValues(values, project, inProject) };
  return refused(
    offsetOf(config, wrong),
    `${wrong} ${notValid("text, a whole number, true, false, a list, or a map with the value below value: (in Pulumi.yaml)")}`,
  );
}

function readValues(
  values: Readonly<Record<string, unknown>>,
  project: string,
  meant: (value: unknown) => unknown,
): ConfigFile {
  const texts: Record<string, string> = {};
  const secretKeys = new Set<string>();
  const foreignKeys: string[] = [];
  for (const [fullKey, value] of Object.entries(values)) {
    const key = fullKey.startsWith(`${project}:`) ? fullKey.slice(project.length + 1) : fullKey;
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

/** A value in which placeholders stand for what is encrypted, and whether there is anything of the kind. */
function withoutSecrets(key: string, value: unknown): { readable: unknown; secret: boolean } {
  let secret = false;
  const hide = (inner: unknown, path: readonly string[]): unknown => {
    if (Array.isArray(inner)) return inner.map((item) => hide(item, path));
    if (typeof inner !== "object" || inner === null) return inner;
    const entries = Object.entries(inner);
    if (entries.length === 1 && entries[0]?.[0] === "secure" && typeof entries[0][1] === "string") {
      secret = true;
      return placeholder(path);
    }
    return Object.fromEntries(entries.map(([name, part]) => [name, hide(part, [...path, name])]));
  };
  return { readable: hide(value, [key]), secret };
}

function placeholder(path: readonly string[]): unknown {
  const [top = "", ...below] = path;
  const ofPart = SECRET_PLACEHOLDERS[path.join(".")] ?? SECRET_PLACEHOLDERS[`${top}.*`];
  return (below.length > 0 ? ofPart : undefined) ?? SECRET_PLACEHOLDERS[top] ?? "[secret]";
}

/** A key of a stack file without a value is an empty text to Pulumi, which still replaces that of Pulumi.yaml. */
function inStack(value: unknown): unknown {
  return value ?? "";
}

/** In Pulumi.yaml a map wraps a value, or declares its type and default; one without either declares it only. */
function inProject(value: unknown): unknown {
  if (!isRecord(value)) return value;
  return value["value"] ?? value["default"] ?? undefined;
}

/** What Pulumi's own schema of Pulumi.yaml says of a value (github.com/pulumi/pulumi, sdk/go/common/workspace/project.json). */
const DECLARATION: ReadonlySet<string> = new Set([
  "type",
  "description",
  "secret",
  "default",
  "value",
  "items",
]);

function isProjectValue(value: unknown): boolean {
  if (isRecord(value)) return Object.keys(value).every((key) => DECLARATION.has(key));
  return (
    typeof value === "string" || typeof value === "boolean" || Number.isInteger(value) || Array.isArray(value)
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function offsetOf(map: YAMLMap<Node, Node | null>, key: string): number {
  return map.items.find((pair) => String(pair.key) === key)?.key.range?.[0] ?? 0;
}

import { type Node, type ParsedNode, isMap, isScalar, type YAMLMap } from "yaml";

import { notValid } from "../components/rules/fault";
import { suggestion } from "./problems";
import { stackConfigSchema } from "./schema";
import { missingSpace, spaced } from "./yaml/syntax";

/** A mistake at a place in a file. */
interface Placed {
  readonly offset: number;
  readonly message: string;
}

type FileMap = YAMLMap<ParsedNode, ParsedNode | null>;

/** What Pulumi reads in a stack file. */
const STACK_FILE_KEYS = [
  "config",
  "encryptionsalt",
  "encryptedkey",
  "secretsprovider",
  "environment",
] as const;

/** A key without the project's namespace, which it may or may not carry. */
export function withoutNamespace(key: string, project: string): string {
  return key.startsWith(`${project}:`) ? key.slice(project.length + 1) : key;
}

/** Where the keys of the config are in a file, and which of them are where Pulumi does not see them. */
export interface ConfigPlace {
  /** The key of the map that is, or is meant to be, the config. */
  readonly key: string;
  /** Keys of the config at the top of the file. */
  readonly stray: readonly string[];
  readonly mistakes: readonly Placed[];
}

export function configPlace(file: FileMap, project: string, isStackFile: boolean): ConfigPlace {
  const names = file.items.map(({ key }) => String(key));
  const known: readonly string[] = STACK_FILE_KEYS;
  const stray = names.filter(
    (name) =>
      !known.includes(name) && Object.hasOwn(stackConfigSchema.shape, withoutNamespace(name, project)),
  );
  const near = isStackFile
    ? names.filter((name) => !known.includes(name) && !stray.includes(name)).filter((name) => isNear(name))
    : [];
  const mistakes = near.map((name) => ({
    offset: offsetOf(file, name),
    message: `${name} is not a known key: ${suggestion(name, known)}`,
  }));
  if (stray.length > 0) {
    const message = `${stray.join(", ")} ${notValid("keys below config:, indented by two spaces")}`;
    mistakes.push({ offset: offsetOf(file, stray[0] ?? ""), message });
  }
  const meant = near.find((name) => suggestion(name, known).includes("config"));
  return { key: names.includes("config") ? "config" : (meant ?? "config"), stray, mistakes };
}

function isNear(name: string): boolean {
  return suggestion(name, STACK_FILE_KEYS).startsWith("did you mean");
}

/** Keys that a config has twice: with the project's namespace and without. */
export function keysTwice(config: FileMap, project: string): Placed[] {
  const seen = new Map<string, string>();
  return config.items.flatMap(({ key }) => {
    const name = String(key);
    const bare = withoutNamespace(name, project);
    const other = seen.get(bare);
    seen.set(bare, name);
    return other === undefined
      ? []
      : [{ offset: key.range[0], message: `${name} ${notValid(`${bare} once; the file has ${other} too`)}` }];
  });
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

/** Values of Pulumi.yaml that Pulumi refuses, and with them every stack of the project. */
export function refusedProjectValues(config: FileMap, values: Readonly<Record<string, unknown>>): Placed[] {
  return config.items.flatMap(({ key, value }) => {
    const name = String(key);
    if (isProjectValue(values[name])) return [];
    const found = isScalar(value) && String(value.value) !== "" ? ` = ${String(value.value)}` : "";
    return [
      {
        offset: key.range[0],
        message: `${name}${found} ${notValid("text, a whole number, true, false, a list, or a map with the value below value: (in Pulumi.yaml)")}`,
      },
    ];
  });
}

/** What is wrong where a map should be: text that lacks a space after its colon, or something else. */
export function noMap(what: string, expected: string, node: Node | null | undefined): string {
  const fixed = isScalar(node) ? spaced(String(node.value))?.fixed : undefined;
  return `${what} ${fixed === undefined ? notValid(expected) : missingSpace(fixed)}`;
}

/** The map of a key; undefined where its value is none. */
export function mapAt(file: FileMap, key: string): FileMap | undefined {
  const node: unknown = file.items.find((pair) => String(pair.key) === key)?.value;
  return isMap<ParsedNode, ParsedNode | null>(node) ? node : undefined;
}

export function offsetOf(map: FileMap, key: string): number {
  return map.items.find((pair) => String(pair.key) === key)?.key.range[0] ?? 0;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

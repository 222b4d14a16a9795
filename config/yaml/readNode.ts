import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  Scalar,
  type YAMLMap,
} from "yaml";

import { notValid } from "../../components/rules/fault";
import { type PlainScalar, readPlain } from "./plainScalar";

/** A node of a YAML file as Pulumi reads it, with what it was read from. */
export interface NodeReading {
  readonly value: unknown;
  readonly scalars: readonly PlainScalar[];
  readonly mistakes: readonly { readonly offset: number; readonly message: string }[];
}

/** How often aliases are followed: more is a file that grows without end. */
const MAX_ALIASES = 1000;
const TEXT_TAG = "tag:yaml.org,2002:str";
const COLLECTION_TAG = /^tag:yaml\.org,2002:(?:map|seq)$/;
/** Tags that say how a text is to be read, with or without quotes. */
const READ_TAG = /^tag:yaml\.org,2002:(?:int|float|bool|null|timestamp)$/;

/** Reads a node of a document that `readYaml` parsed; aliases and merges (`<<`) are followed. */
export function readNode(node: unknown, document: Document): NodeReading {
  const reader = new NodeReader(document);
  return { value: reader.read(node, []), scalars: reader.scalars, mistakes: reader.mistakes };
}

class NodeReader {
  readonly scalars: PlainScalar[] = [];
  readonly mistakes: { offset: number; message: string }[] = [];
  private aliases = 0;
  /** Anchors that are being read: an alias to one of them is within itself. */
  private readonly open = new Set<unknown>();

  constructor(private readonly document: Document) {}

  read(node: unknown, path: PlainScalar["path"]): unknown {
    if (isAlias(node)) return this.follow(node, (target) => this.read(target, path));
    if (isScalar(node)) return this.scalar(node, path);
    if (isSeq(node)) {
      this.refuseTag(node);
      return this.within(node, () => node.items.map((item, index) => this.read(item, [...path, index])));
    }
    if (isMap(node)) {
      this.refuseTag(node);
      return this.within(node, () => Object.fromEntries(this.entries(node, path)));
    }
    if (path.length > 0) this.scalars.push({ ...readPlain(""), path, text: "", isKey: false });
    return null;
  }

  private scalar(node: Scalar, path: PlainScalar["path"]): unknown {
    const text = String(node.value);
    const { tag } = node;
    if (tag !== undefined && tag !== TEXT_TAG && !READ_TAG.test(tag)) this.refuseTag(node);
    const isText =
      tag === TEXT_TAG || (node.type !== Scalar.PLAIN && (tag === undefined || !READ_TAG.test(tag)));
    if (isText) return text;
    const reading = readPlain(text);
    this.scalars.push({ ...reading, path, text, isKey: false });
    return reading.value;
  }

  /** Keys stay texts. A key of the map itself wins over one that is merged in. */
  private entries(map: YAMLMap, path: PlainScalar["path"]): [string, unknown][] {
    const isMerge = ({ key }: Pair) => isScalar(key) && key.type === Scalar.PLAIN && key.value === "<<";
    const merged = map.items.filter(isMerge).flatMap((pair) => this.merged(pair.value, path));
    const own = map.items
      .filter((pair) => !isMerge(pair))
      .map((pair): [string, unknown] => {
        const key = this.key(pair.key, path);
        return [key, this.read(pair.value, [...path, key])];
      });
    return [...merged, ...own];
  }

  private key(node: unknown, path: PlainScalar["path"]): string {
    if (isAlias(node)) return this.follow(node, (target) => this.key(target, path)) ?? "";
    if (!isScalar(node)) {
      this.refuse(node, `a key ${notValid("text, not a list or a map")}`);
      return "";
    }
    const text = String(node.value);
    if (node.type === Scalar.PLAIN && node.tag === undefined)
      this.scalars.push({ ...readPlain(text), path: [...path, text], text, isKey: true });
    return text;
  }

  /** The first of several maps wins. */
  private merged(node: unknown, path: PlainScalar["path"]): [string, unknown][] {
    if (isAlias(node)) return this.follow(node, (target) => this.merged(target, path)) ?? [];
    if (isMap(node)) return this.within(node, () => this.entries(node, path));
    if (isSeq(node)) return [...node.items].reverse().flatMap((item) => this.merged(item, path));
    this.refuse(node, `<< ${notValid("a map or a list of maps to merge")}`);
    return [];
  }

  private follow<T>(alias: Alias, read: (target: unknown) => T): T | undefined {
    const name = `*${alias.source}`;
    const target = alias.resolve(this.document);
    this.aliases += 1;
    if (target === undefined)
      this.refuse(
        alias,
        `${name} is an alias, but no anchor &${alias.source} comes before it; quote it if it is text`,
      );
    else if (this.open.has(target)) this.refuse(alias, `${name} is an alias of what it is in`);
    else if (this.aliases === MAX_ALIASES) this.refuse(alias, `${name} is one alias of too many`);
    else if (this.aliases < MAX_ALIASES) return read(target);
    return undefined;
  }

  private within<T>(node: unknown, read: () => T): T {
    this.open.add(node);
    const value = read();
    this.open.delete(node);
    return value;
  }

  private refuseTag(node: { tag?: string | undefined }): void {
    const { tag } = node;
    if (tag === undefined || COLLECTION_TAG.test(tag)) return;
    const written = tag.replace(/^tag:yaml\.org,2002:/, "!!");
    this.refuse(node, `${written} is a YAML tag, which has no meaning here; quote it if it is text`);
  }

  private refuse(node: unknown, message: string): void {
    const { range } = node as { range?: readonly number[] };
    this.mistakes.push({ offset: range?.[0] ?? 0, message });
  }
}

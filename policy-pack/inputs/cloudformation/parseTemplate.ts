import type { CollectionTag, ScalarTag } from "yaml";

import { isObject, repeatedKeys, type JsonObject } from "../../iam/json";
import { hasOtherLineBreaks, isSameKey, leaveUndecided } from "./yamlVersions";

export type ParsedTemplate = { ok: true; template: JsonObject } | { ok: false; reason: string };

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html */
const FUNCTIONS = [
  "And",
  "Base64",
  "Cidr",
  "Equals",
  "FindInMap",
  "GetAtt",
  "GetAZs",
  "If",
  "ImportValue",
  "Join",
  "Length",
  "Not",
  "Or",
  "Select",
  "Split",
  "Sub",
  "ToJsonString",
  "Transform",
];

/**
 * Reads a CloudFormation template, JSON or YAML; short forms such as `!Sub` become what they stand for.
 * @param source Text, or the value that it stands for.
 */
export function parseTemplate(source: unknown): ParsedTemplate {
  const value = typeof source === "string" ? parseText(source) : { ok: true as const, value: source };
  if (!value.ok) return value;
  return isObject(value.value)
    ? { ok: true, template: value.value }
    : { ok: false, reason: "its template is no object" };
}

function parseText(text: string): { ok: true; value: unknown } | { ok: false; reason: string } {
  try {
    const value = JSON.parse(text) as unknown;
    const repeated = repeatedKeys(text);
    if (repeated.length === 0) return { ok: true, value };
    return { ok: false, reason: `its template has keys twice in one object: ${repeated.join(", ")}` };
  } catch {
    return parseYaml(text);
  }
}

function parseYaml(text: string): { ok: true; value: unknown } | { ok: false; reason: string } {
  if (hasOtherLineBreaks(text)) {
    return { ok: false, reason: "its template has characters that end a line in YAML 1.1 only" };
  }
  // Loaded here because most stacks have no template.
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- see above
  const yaml = require("yaml") as typeof import("yaml");
  const short = [
    ["Ref", "Ref"],
    ["Condition", "Condition"],
    ...FUNCTIONS.map((name) => [name, `Fn::${name}`]),
  ];
  const customTags = short.flatMap(([tag = "", key = ""]): (ScalarTag | CollectionTag)[] => [
    { tag: `!${tag}`, resolve: (value) => ({ [key]: value }) },
    ...(["seq", "map"] as const).map((collection): CollectionTag => ({
      tag: `!${tag}`,
      collection,
      resolve: (value) => {
        const map = new yaml.YAMLMap();
        map.set(key, value);
        return map;
      },
    })),
  ]);
  // The schema holds for a document that says `%YAML 1.1` as well.
  const document = yaml.parseDocument(text, { customTags, schema: "core", uniqueKeys: isSameKey });
  // A tag that is not known is a warning only.
  const [problem] = [...document.errors, ...document.warnings];
  if (problem !== undefined) {
    return {
      ok: false,
      reason: `its template is neither JSON nor YAML: ${problem.message.split("\n")[0] ?? ""}`,
    };
  }
  const [unreadable] = leaveUndecided(yaml, document);
  if (unreadable !== undefined) return { ok: false, reason: `its template has ${unreadable}` };
  try {
    // CloudFormation knows no aliases.
    return { ok: true, value: document.toJS({ maxAliasCount: 0 }) as unknown };
  } catch (error) {
    return { ok: false, reason: `its template cannot be read: ${(error as Error).message}` };
  }
}

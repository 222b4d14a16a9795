import type { ScalarTag, Tags } from "yaml";

/**
 * Numbers as Pulumi's YAML parser reads them (go.yaml.in/yaml/v3): like YAML 1.2, and besides with a leading 0 for
 * octal, `0b` for binary and underscores between digits.
 */
export function pulumiNumbers(tags: Tags): Tags {
  return [INTEGER, FLOAT, ...tags];
}

const INTEGER: Readonly<ScalarTag> = {
  tag: "tag:yaml.org,2002:int",
  default: true,
  test: /^[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-fA-F_]+|[1-9][0-9_]*)$/,
  resolve: (text) => {
    const digits = text
      .replace(/^[-+]/, "")
      .replaceAll("_", "")
      .replace(/^0(?=\d)/, "0o");
    return text.startsWith("-") ? -Number(digits) : Number(digits);
  },
};

const FLOAT: Readonly<ScalarTag> = {
  tag: "tag:yaml.org,2002:float",
  default: true,
  test: /^[-+]?(?:\.[0-9][0-9_]*|[0-9][0-9_]*(?:\.[0-9_]*)?)(?:[eE][-+]?[0-9]+)?$/,
  resolve: (text) => Number(text.replaceAll("_", "")),
};

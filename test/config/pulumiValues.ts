/** What Pulumi makes of values in a stack file; readConfigFile.e2e.test.ts asks the engine. */
export const VALUES: readonly [written: string, read: string][] = [
  ["text", "text"],
  ['"012345678901"', "012345678901"],
  ["012345678901", "12345678901"],
  ["012", "10"],
  ["0o17", "15"],
  ["0x1F", "31"],
  ["0b101", "5"],
  ["-017", "-15"],
  ["+5", "5"],
  ["1_000", "1000"],
  ["99.50", "99.5"],
  [".5", "0.5"],
  ["1_0.5e1", "105"],
  ["1e3", "1000"],
  ["True", "true"],
  ["yes", "yes"],
  ["", ""],
  ["~", ""],
  ['""', ""],
  ["|\n    a\n    b", "a\nb\n"],
  ["[1, 2.50, 012, yes, null]", '[1,2.5,10,"yes",null]'],
  ["{ a: 1.50, b: { c: 0x10 } }", '{"a":1.5,"b":{"c":16}}'],
  ["{ value: 5 }", '{"value":5}'],
  ["{ secure: { a: 1 } }", '{"secure":{"a":1}}'],
];

/** What Pulumi makes of values in Pulumi.yaml; undefined where the key then has none. */
export const PROJECT_VALUES: readonly [written: string, read: string | undefined][] = [
  ["text", "text"],
  ["5", "5"],
  ["false", "false"],
  ["[a, 2]", '["a",2]'],
  ["{ value: 7.50 }", "7.5"],
  ["{ value: { role: r } }", '{"role":"r"}'],
  ["{ value: [a, b] }", '["a","b"]'],
  ["{ type: string, default: hello }", "hello"],
  ["{ type: integer, value: 5 }", "5"],
  ["{ default: x }", "x"],
  ["{ type: string }", undefined],
  ["{ value: null }", undefined],
];

/** What Pulumi refuses in Pulumi.yaml, and with it every stack of the project. */
export const REFUSED_PROJECT_VALUES = ["{ role: r }", '{ secure: "v1:x" }', "1.5", "null"];

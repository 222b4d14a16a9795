import type { Struct } from "google-protobuf/google/protobuf/struct_pb";

const PACKAGE_MANAGERS = ["auto", "npm", "yarn", "pnpm", "bun"] as const;

export type PackageManager = (typeof PACKAGE_MANAGERS)[number];

/** `runtime.options` of Pulumi.yaml or PulumiPolicy.yaml. */
export interface NodeOptions {
  /** Whether ts-node compiles the program as it loads. */
  readonly typescript: boolean;
  readonly tsconfig: string | undefined;
  readonly nodeargs: readonly string[];
  readonly packagemanager: PackageManager;
}

/**
 * Reads the options of the nodejs runtime; those it does not know are ignored, as Pulumi does.
 *
 * @throws Error that names the option, its value and what is allowed.
 */
export function parseOptions(struct: Struct | undefined): NodeOptions {
  const options: Readonly<Record<string, unknown>> = struct?.toJavaScript() ?? {};
  const packagemanager = options["packagemanager"] ?? "auto";
  const known = PACKAGE_MANAGERS.find((name) => name === packagemanager);
  if (known === undefined) throw invalid("packagemanager", packagemanager, PACKAGE_MANAGERS.join(", "));
  return {
    typescript: booleanOption(options, "typescript") ?? true,
    tsconfig: stringOption(options, "tsconfig"),
    nodeargs: splitArguments(stringOption(options, "nodeargs") ?? ""),
    packagemanager: known,
  };
}

/** The variables by which the SDK learns of the options. */
export function optionsEnvironment({ typescript, tsconfig }: NodeOptions): NodeJS.ProcessEnv {
  return {
    ...(typescript ? { PULUMI_NODEJS_TYPESCRIPT: "true" } : {}),
    ...(tsconfig === undefined ? {} : { PULUMI_NODEJS_TSCONFIG_PATH: tsconfig }),
  };
}

/** Splits a command line at blanks that are not within quotes. */
function splitArguments(line: string): string[] {
  const words = line.match(/(?:[^\s"']|"[^"]*"|'[^']*')+/g) ?? [];
  return words.map((word) => word.replace(/"([^"]*)"|'([^']*)'/g, "$1$2"));
}

function booleanOption(options: Readonly<Record<string, unknown>>, name: string): boolean | undefined {
  const value = options[name];
  if (value === undefined || typeof value === "boolean") return value;
  throw invalid(name, value, "true or false");
}

function stringOption(options: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = options[name];
  if (value === undefined || typeof value === "string") return value;
  throw invalid(name, value, "a string");
}

function invalid(name: string, value: unknown, allowed: string): Error {
  return new Error(`runtime option ${name}: ${JSON.stringify(value)} is not valid: expected ${allowed}`);
}

import { readFileSync, readdirSync, realpathSync } from "node:fs";
import { join } from "node:path";

/** A plugin that an npm package needs at run time, as its package.json declares it. */
export interface RequiredPackage {
  readonly name: string;
  readonly version: string;
  readonly server: string;
  readonly parameterization: Parameterization | undefined;
}

/** What a generic plugin is told, to act as this package. */
export interface Parameterization {
  readonly name: string;
  readonly version: string;
  /** Base64. */
  readonly value: string;
}

interface PackageJson {
  readonly name?: string;
  readonly version?: string;
  readonly pulumi?: {
    readonly resource?: boolean;
    readonly name?: string;
    readonly version?: string;
    readonly server?: string;
    readonly parameterization?: Parameterization;
  };
}

/** The resource plugins which the packages in a program's node_modules declare with `pulumi.resource`. */
export function requiredPackages(programDirectory: string): RequiredPackage[] {
  const found = new Map<string, RequiredPackage>();
  for (const directory of packageDirectories(programDirectory, new Set())) {
    const required = requirement(directory);
    if (required !== undefined) found.set(`${required.name}@${required.version}`, required);
  }
  return [...found.values()];
}

/** Version of a package as the given directory's node_modules has it. */
export function installedVersion(directory: string, name: string): string | undefined {
  return readPackageJson(join(directory, "node_modules", name))?.version;
}

/** Names of the packages at the top of a directory's node_modules. */
export function packageNames(directory: string): string[] {
  const modules = join(directory, "node_modules");
  return directoriesIn(modules).flatMap((name) =>
    name.startsWith("@") ? directoriesIn(join(modules, name)).map((inner) => `${name}/${inner}`) : [name],
  );
}

function* packageDirectories(directory: string, seen: Set<string>): Generator<string> {
  for (const name of packageNames(directory)) {
    // A linked package may link back to where it came from.
    const path = realpathSync(join(directory, "node_modules", name));
    if (seen.has(path)) continue;
    seen.add(path);
    yield path;
    yield* packageDirectories(path, seen);
  }
}

function directoriesIn(directory: string): string[] {
  try {
    return readdirSync(directory, { withFileTypes: true })
      .filter((entry) => !entry.name.startsWith(".") && (entry.isDirectory() || entry.isSymbolicLink()))
      .map(({ name }) => name);
  } catch {
    return [];
  }
}

function requirement(directory: string): RequiredPackage | undefined {
  const manifest = readPackageJson(directory);
  if (manifest?.pulumi?.resource !== true) return undefined;
  const { pulumi } = manifest;
  const name = pulumi.name ?? manifest.name?.replace(/^@pulumi\//, "");
  const version = pulumi.version ?? manifest.version;
  if (name === undefined || version === undefined) return undefined;
  return {
    name,
    version: version.startsWith("v") ? version : `v${version}`,
    server: pulumi.server ?? "",
    parameterization: pulumi.parameterization,
  };
}

function readPackageJson(directory: string): PackageJson | undefined {
  try {
    return JSON.parse(readFileSync(join(directory, "package.json"), "utf8")) as PackageJson;
  } catch {
    return undefined;
  }
}

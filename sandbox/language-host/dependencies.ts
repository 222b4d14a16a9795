import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DependencyInfo } from "@pulumi/pulumi/proto/language_pb";
import type { PackageManager } from "./options";
import { installedVersion, packageNames } from "./packages";

const LOCK_FILES: Readonly<Record<string, PackageManager>> = {
  "package-lock.json": "npm",
  "yarn.lock": "yarn",
  "pnpm-lock.yaml": "pnpm",
  "bun.lock": "bun",
};

/** The package manager to use: the one asked for, else that of the lock file, else npm. */
export function packageManager(asked: PackageManager, directory: string): PackageManager {
  if (asked !== "auto") return asked;
  const found = Object.entries(LOCK_FILES).find(([file]) => existsSync(join(directory, file)));
  return found?.[1] ?? "npm";
}

/** Packages of a program with the versions installed: those that it names, or also those that these need. */
export function programDependencies(directory: string, transitive: boolean): DependencyInfo[] {
  const names = transitive ? packageNames(directory) : declaredNames(directory);
  return names.map((name) =>
    new DependencyInfo().setName(name).setVersion(installedVersion(directory, name) ?? ""),
  );
}

function declaredNames(directory: string): string[] {
  const file = join(directory, "package.json");
  if (!existsSync(file)) return [];
  const manifest = JSON.parse(readFileSync(file, "utf8")) as {
    dependencies?: Record<string, string>;
    devDependencies?: Record<string, string>;
  };
  return Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
}

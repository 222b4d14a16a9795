import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gte, valid } from "semver";
import { checkout } from "../paths";
import { NotStartedError, run } from "../run";

const ANSWER_MS = 20_000;

/** Folder of the Go module from which the engine is built. */
export function engineModule(): string {
  return join(checkout(), "sandbox", "engine", "go");
}

/** Release that the sandbox gets where there is no engine, without a leading v: the one that go.mod pins. */
export function pinnedEngine(): string {
  const manifest = readFileSync(join(engineModule(), "go.mod"), "utf8");
  const version = /^\s*github\.com\/pulumi\/pulumi\/pkg\/v3 v(\S+)/m.exec(manifest)?.[1];
  if (version === undefined) throw new Error("sandbox/engine/go/go.mod does not pin the Pulumi engine");
  return version;
}

/** Oldest engine that will do: that of the SDK's own release. */
export function oldestEngine(): string {
  const manifest = readFileSync(require.resolve("@pulumi/pulumi/package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}

/** What a `pulumi` binary says its version is, without a leading v; undefined when it does not run. */
export async function engineVersion(pulumi: string): Promise<string | undefined> {
  try {
    const env = { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" };
    const { code, stdout } = await run(pulumi, ["version"], { timeout: ANSWER_MS, env });
    return code === 0 ? (valid(stdout.trim()) ?? undefined) : undefined;
  } catch (error) {
    if (error instanceof NotStartedError) return undefined;
    throw error;
  }
}

export function isRecent(version: string): boolean {
  return gte(version, oldestEngine());
}

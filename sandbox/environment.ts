import { delimiter, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { checkout } from "./paths";

/** Account that the sandbox's own credentials act in; an assumed role acts in that of its ARN. */
export const BASE_ACCOUNT = "123456789012";

export interface World {
  /** What is kept of this sandbox: Pulumi's home and state, and what the aws plugin holds. */
  readonly stateDir: string;
  /** URL of the AWS emulator. */
  readonly endpoint: string;
  /** Path of the `pulumi` binary. */
  readonly pulumi: string;
}

/** Variables that make any `pulumi` command run in the sandbox on top of whatever else is set. */
export function sandboxVariables(world: World, base: NodeJS.ProcessEnv): Record<string, string> {
  const { stateDir, endpoint, pulumi } = world;
  const path = (base["PATH"] ?? "").split(delimiter).filter((entry) => entry !== dirname(pulumi));
  return {
    PATH: [dirname(pulumi), ...path].join(delimiter),
    PULUMI_HOME: pulumiHome(stateDir),
    // Without the sidecar files of file attributes: an engine that is killed while it writes one leaves it empty, and
    // every later run then fails with "failed to load checkpoint: EOF".
    PULUMI_BACKEND_URL: `${pathToFileURL(join(stateDir, "state")).href}?metadata=skip`,
    PULUMI_CONFIG_PASSPHRASE: "",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    // A stand-in serves every version of its package; without this the engine wants the very one that an SDK names.
    PULUMI_ENABLE_LEGACY_PLUGIN_SEARCH: "true",
    PULUMI_OPTION_POLICY_PACK: join(checkout(), "policy-pack"),
    SANDBOX_STATE_DIR: heldStateDirectory(stateDir),
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_CONFIG_FILE: awsSettings(stateDir).config,
    AWS_SHARED_CREDENTIALS_FILE: awsSettings(stateDir).credentials,
    AWS_EC2_METADATA_DISABLED: "true",
    // The engine and its plugins talk over loopback, which must not go through a proxy.
    NO_PROXY: withLoopback(base["NO_PROXY"] ?? base["no_proxy"]),
    no_proxy: withLoopback(base["no_proxy"] ?? base["NO_PROXY"]),
  };
}

/** Names of the variables that carry a user's own AWS or Pulumi settings, credentials among them. */
export function userSettings(base: NodeJS.ProcessEnv): string[] {
  return Object.keys(base).filter((name) => /^(AWS|PULUMI)_/.test(name));
}

/** A whole environment for a child process: the sandbox's variables, and none of the user's AWS or Pulumi settings. */
export function sandboxEnvironment(world: World, base: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const dropped = new Set(userSettings(base));
  const kept = Object.entries(base).filter(([name]) => !dropped.has(name));
  return { ...Object.fromEntries(kept), ...sandboxVariables(world, base) };
}

/**
 * The same environment as lines for a POSIX shell to evaluate. A setting of the user's becomes empty, which Pulumi and
 * the AWS SDKs read as not set.
 */
export function exportLines(world: World, base: NodeJS.ProcessEnv): string[] {
  const empty = Object.fromEntries(userSettings(base).map((name): [string, string] => [name, ""]));
  return Object.entries({ ...empty, ...sandboxVariables(world, base) }).map(
    ([name, value]) => `export ${name}=${quote(value)}`,
  );
}

export function pulumiHome(stateDir: string): string {
  return join(stateDir, "pulumi-home");
}

/** Where the stand-in aws plugin keeps what the emulator lacks. */
export function heldStateDirectory(stateDir: string): string {
  return join(stateDir, "aws-plugin");
}

/** Files that stand in for the user's ~/.aws; they are empty. */
export function awsSettings(stateDir: string): { config: string; credentials: string } {
  return { config: join(stateDir, "aws", "config"), credentials: join(stateDir, "aws", "credentials") };
}

function withLoopback(hosts: string | undefined): string {
  const given = (hosts ?? "").split(",").filter((host) => host !== "");
  return [...new Set([...given, "127.0.0.1", "localhost"])].join(",");
}

function quote(value: string): string {
  return `'${value.replaceAll("'", String.raw`'\''`)}'`;
}

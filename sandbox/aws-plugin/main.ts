import { version } from "@pulumi/aws/package.json";
import { serve } from "./server";

const PARENT_CHECK_MS = 1_000;

/**
 * Runs the plugin as the engine expects: serves, prints the port as the one line of standard output, and ends on SIGINT.
 * (The engine gives a plugin a process group of its own: Ctrl-C does not reach it.) Should the engine itself be killed,
 * the plugin ends within a second.
 */
async function main(): Promise<void> {
  process.on("SIGINT", () => process.exit(0));
  const engine = process.ppid;
  setInterval(() => {
    if (process.ppid !== engine) process.exit(0);
  }, PARENT_CHECK_MS);
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true";
  console.log(await serve(version));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

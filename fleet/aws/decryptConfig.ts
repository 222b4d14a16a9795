import { execFile } from "node:child_process";
import { promisify } from "node:util";

import { problemText } from "../../components/rules/fault";
import { parseConfig } from "../../config/parse";
import type { StackConfig } from "../../config/schema";
import type { Account } from "../accounts/account";

export type DecryptedConfig = { ok: true; config: StackConfig } | { ok: false; message: string; fix: string };

/**
 * An account's config with what is needed to reach it in plain text. An encrypted `assumeRole` can be read only by
 * Pulumi, with the stack's own secrets provider; any other encrypted value stays the placeholder that it is.
 * @param directory Folder of the project.
 */
export async function decryptConfig(account: Account, directory: string): Promise<DecryptedConfig> {
  const { values, secretKeys } = account.config;
  const decrypted: Record<string, string> = {};
  if (secretKeys.has("assumeRole")) {
    const args = ["config", "get", "assumeRole", "--stack", account.stack];
    try {
      const { stdout } = await promisify(execFile)("pulumi", [...args, "--non-interactive"], {
        cwd: directory,
      });
      decrypted["assumeRole"] = stdout.trim();
    } catch (error) {
      return {
        ok: false,
        message: `assumeRole is encrypted in ${account.file} and could not be read: ${cause(error)}`,
        fix: `Run this in the project's folder until it succeeds: pulumi ${args.join(" ")} (it needs the engine, the stack's backend and its secrets provider, such as PULUMI_CONFIG_PASSPHRASE).`,
      };
    }
  }
  const parsed = parseConfig({ values: { ...values, ...decrypted }, secretKeys });
  if (parsed.ok) return parsed;
  const lines = parsed.problems.map(problemText);
  return { ok: false, message: `${account.file}: ${lines.join("; ")}`, fix: "Correct the stack file." };
}

/** The engine's own error line; never what it printed, which may be the secret. */
function cause(error: unknown): string {
  const { code, stderr } = error as { code?: string | number; stderr?: string };
  if (code === "ENOENT") return "there is no pulumi on the PATH";
  const line = stderr?.split("\n").find((text) => text.trim() !== "");
  return line?.replace(/^error:\s*/, "") ?? `pulumi config get failed (${code ?? "killed"})`;
}

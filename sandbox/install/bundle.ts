import { createHash } from "node:crypto";
import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { makeOnce } from "./makeOnce";
import { cacheFolder } from "../paths";

/**
 * Bundles a program of ours into one executable file, which starts in a fraction of the time that ts-node takes. The
 * file's folder is named after its content, so an edited source is never run stale.
 *
 * @returns The executable's path.
 */
export async function bundleExecutable(entry: string, name: string): Promise<string> {
  const {
    outputFiles: [output],
  } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    platform: "node",
    target: "node22",
    minifyWhitespace: true,
    // One "use strict" would stand over all that is bundled, and kbpgp has code that only runs without.
    tsconfigRaw: { compilerOptions: { strict: false } },
    banner: { js: "#!/usr/bin/env node" },
    logLevel: "silent",
  });
  const text = output?.text ?? "";
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 16);
  const directory = join(cacheFolder("bundles"), `${name}-${hash}`);
  await makeOnce(directory, async (temporary) => {
    const file = join(temporary, name);
    await writeFile(file, text);
    await chmod(file, 0o755);
  });
  return join(directory, name);
}

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { buildSync } from "esbuild";

import { pageScript } from "../fleet/report/html/assets";

const ROOT = join(__dirname, "..");
const DIST = join(ROOT, "dist");

/** What is compiled into one file each: the library, the command, and what the command starts. */
const PROGRAMS: Readonly<Record<string, string>> = {
  "index.js": "lib/index.ts",
  "command.js": "fleet/cli/index.ts",
  "worker.js": "fleet/rollout/worker/index.ts",
  "checkWorker.js": "fleet/check/worker/index.ts",
  "plugin.js": "plugin/index.ts",
};

/** `npm run build`: what the npm package account-baseline has in dist/, made anew. */
function build(): void {
  rmSync(DIST, { recursive: true, force: true });
  for (const [output, source] of Object.entries(PROGRAMS)) {
    buildSync({
      absWorkingDir: ROOT,
      entryPoints: [source],
      outfile: join(DIST, output),
      bundle: true,
      packages: "external",
      platform: "node",
      target: "node22",
      format: "cjs",
      logLevel: "warning",
    });
  }
  writeFileSync(
    join(DIST, "index.mjs"),
    'import library from "./index.js";\n\nexport const { AccountBaseline, loadArgs } = library;\n',
  );
  execFileSync(process.execPath, [require.resolve("typescript/lib/tsc.js"), "-p", "tsconfig.build.json"], {
    cwd: ROOT,
    stdio: "inherit",
  });
  writeFileSync(join(DIST, "index.d.ts"), 'export * from "./types/lib";\n');
  writeFileSync(join(DIST, "index.d.mts"), 'export * from "./index.js";\n');
  copy("fleet/report/html/page/page.css", "page/page.css");
  write("page/page.js", pageScript().text);
  cpSync(join(ROOT, "template"), join(DIST, "template"), { recursive: true });
  // npm leaves every .gitignore out of a package.
  cpSync(join(ROOT, "template/.gitignore"), join(DIST, "template/gitignore"));
  rmSync(join(DIST, "template/.gitignore"));
}

function copy(from: string, to: string): void {
  mkdirSync(dirname(join(DIST, to)), { recursive: true });
  cpSync(join(ROOT, from), join(DIST, to));
}

function write(file: string, text: string): void {
  mkdirSync(dirname(join(DIST, file)), { recursive: true });
  writeFileSync(join(DIST, file), text);
}

build();

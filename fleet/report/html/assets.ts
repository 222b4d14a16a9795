import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type * as esbuild from "esbuild";

import { installationDirectory } from "../../installation";

/** A script or a style as it stands in the page, and the source that the page's policy allows for it. */
export interface Asset {
  text: string;
  /** Such as `'sha256-…'`. */
  source: string;
}

/** The page's style for a matrix with so many columns of controls. */
export function pageStyle(controls: number): Asset {
  const style = readFileSync(join(sources() ?? built(), "page.css"), "utf8");
  return asset(`:root { --controls: ${controls}; }\n${style}`);
}

/** The modules of page/ as one script: compiled here in a checkout, and when the package was built otherwise. */
export function pageScript(): Asset {
  const absWorkingDir = sources();
  if (absWorkingDir === undefined) return asset(readFileSync(join(built(), "page.js"), "utf8"));
  // Only a checkout has it.
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- see above
  const { buildSync } = require("esbuild") as typeof esbuild;
  const { outputFiles } = buildSync({
    absWorkingDir,
    entryPoints: ["main.mts"],
    bundle: true,
    write: false,
    format: "iife",
    target: "es2022",
    charset: "utf8",
    logLevel: "silent",
  });
  return asset(outputFiles.map(({ text }) => text).join(""));
}

/** @returns `undefined` in a package. */
function sources(): string | undefined {
  const page = join(installationDirectory(), "fleet", "report", "html", "page");
  return existsSync(page) ? page : undefined;
}

function built(): string {
  return join(installationDirectory(), "dist", "page");
}

function asset(text: string): Asset {
  return { text, source: `'sha256-${createHash("sha256").update(text).digest("base64")}'` };
}

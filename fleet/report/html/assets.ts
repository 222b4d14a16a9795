import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { buildSync } from "esbuild";

import { installationDirectory } from "../../installation";

/** A script or a style as it stands in the page, and the source that the page's policy allows for it. */
export interface Asset {
  text: string;
  /** Such as `'sha256-…'`. */
  source: string;
}

/** The page's style for a matrix with so many columns of controls. */
export function pageStyle(controls: number): Asset {
  const style = readFileSync(join(pageDirectory(), "page.css"), "utf8");
  return asset(`:root { --controls: ${controls}; }\n${style}`);
}

/** The modules of page/ as one script. */
export function pageScript(): Asset {
  const { outputFiles } = buildSync({
    absWorkingDir: pageDirectory(),
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

/** page/ is read as files, also where this one was bundled. */
function pageDirectory(): string {
  return join(installationDirectory(), "fleet", "report", "html", "page");
}

function asset(text: string): Asset {
  return { text, source: `'sha256-${createHash("sha256").update(text).digest("base64")}'` };
}

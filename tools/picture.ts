import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import ansiToSvg from "ansi-to-svg";

const ROOT = join(__dirname, "..");
const PADDING = 16;
/** In characters; what is longer is cut. */
const WIDTH = 170;

/** `npm run picture`: runs the sandbox and draws what it printed as docs/sandbox.svg, for README. */
function main(): void {
  const { status, stdout } = spawnSync(
    process.execPath,
    ["-r", "ts-node/register/transpile-only", "sandbox/index.ts"],
    {
      cwd: ROOT,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  if (status !== 0) throw new Error(`the sandbox ended with ${status ?? "a signal"}; no picture was made`);
  const lines = [
    "$ npm run sandbox",
    ...withoutSecondTable(stdout.trimEnd().split("\n")).map(cut).map(coloured),
  ];
  writeFileSync(
    join(__dirname, "../docs/sandbox.svg"),
    keepingColumns(
      ansiToSvg(lines.join("\n"), {
        fontFamily: "Source Code Pro, Courier, monospace",
        paddingTop: PADDING,
        paddingLeft: PADDING,
        paddingBottom: PADDING,
        paddingRight: PADDING,
      }),
    ),
  );
}

function cut(line: string): string {
  return line.length > WIDTH ? `${line.slice(0, WIDTH - 1)}…` : line;
}

/** SVG folds runs of spaces; the library has already moved each text to the right by its leading ones. */
function keepingColumns(svg: string): string {
  return svg.replaceAll(
    /(<text [^>]*>) *([^<]*)/g,
    (_, tag: string, text: string) => tag + text.replaceAll(" ", "&#xA0;"),
  );
}

/** The second account's table is longer than the first and shows the same: one line stands for it. */
function withoutSecondTable(lines: readonly string[]): string[] {
  const isTable = (line: string) => /^ {2}[┌│├└]/.test(line);
  const second = lines.findLastIndex((line) => line.startsWith("  ┌"));
  const end = lines.findIndex((line, i) => i > second && !isTable(line));
  return [...lines.slice(0, second), "  (a table like that of dev)", ...lines.slice(end)];
}

function coloured(line: string): string {
  if (line.startsWith("  ✓")) return line.replace("✓", "\u001b[32m✓\u001b[39m");
  return /^\w+,|^rogue/.test(line) ? `\u001b[1m${line}\u001b[22m` : line;
}

main();

import { execFileSync } from "node:child_process";
import { accessSync, constants, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";

import { makeOnce } from "../../../../sandbox/install/makeOnce";
import { cacheFolder } from "../../../../sandbox/paths";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** A real browser: the one of CHROME_PATH, else one on PATH, else the one that @sparticuz/chromium carries. */
export async function launchChromium(): Promise<Browser> {
  const installed = process.env["CHROME_PATH"] ?? onPath();
  const { executablePath, env } =
    installed === undefined ? await packaged() : { executablePath: installed, env: {} };
  return chromium.launch({
    executablePath,
    env: { ...process.env, ...env },
    // Only pages of our own are opened, and root, as CI has it, cannot have Chromium's sandbox.
    chromiumSandbox: false,
  });
}

function onPath(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Fonts that come with the package, where the machine has none, beside those of the machine. */
const FONTS_CONF = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir prefix="relative">fonts/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

/** Unpacked once for all checkouts of this user; it needs no library but those of every Debian. */
async function packaged(): Promise<{ executablePath: string; env: NodeJS.ProcessEnv }> {
  const entry = require.resolve("@sparticuz/chromium");
  const { version } = JSON.parse(readFileSync(join(dirname(entry), "..", "..", "package.json"), "utf8")) as {
    version: string;
  };
  if (process.platform !== "linux" || process.arch !== "x64")
    throw new Error(
      "no Chromium for the test of the HTML report: install one, or name one by CHROME_PATH; the packaged one is for Linux on x64 only",
    );
  const directory = join(cacheFolder("chromium"), version);
  await makeOnce(directory, (temporary) => {
    // The package unpacks into the system's folder for temporary files, where anyone could put a program of that
    // name first; and it unpacks its libraries where it believes to be in a Lambda function.
    execFileSync(process.execPath, ["-e", `require(${JSON.stringify(entry)}).executablePath()`], {
      env: { ...process.env, TMPDIR: temporary, AWS_LAMBDA_JS_RUNTIME: "nodejs20.x" },
    });
    writeFileSync(join(temporary, "fonts.conf"), FONTS_CONF);
    return Promise.resolve();
  });
  return {
    executablePath: join(directory, "chromium"),
    env: {
      LD_LIBRARY_PATH: join(directory, "al2023", "lib"),
      FONTCONFIG_FILE: join(directory, "fonts.conf"),
      XDG_CACHE_HOME: directory,
    },
  };
}

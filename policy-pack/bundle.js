"use strict";

// In a checkout a bundle is named after the sources, so an edited source is never judged by an older build. A published
// pack has one bundle of each program and no sources.

const fs = require("node:fs");
const path = require("node:path");

/**
 * Path of the bundle of a folder of this pack: of the pack itself, or of its command in cli/.
 * @throws where the sources do not compile, or where a published pack has not exactly one bundle.
 */
function bundleOf(folder = ".") {
  const directory = path.join(__dirname, folder);
  if (fs.existsSync(path.join(__dirname, "build.js"))) {
    return require("./build.js").currentBundle(directory, folder === "." ? [] : [__dirname]);
  }
  const bundles = fs.readdirSync(path.join(directory, "bin")).filter((name) => name.endsWith(".cjs"));
  if (bundles.length !== 1) {
    throw new Error(
      `A published policy pack has exactly one bundle; ${path.join(folder, "bin")} has ${bundles.length}. Publish it again.`,
    );
  }
  return path.join(directory, "bin", bundles[0]);
}

module.exports = { bundleOf };

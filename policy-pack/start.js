"use strict";

// Loads the pack without a TypeScript compiler at its side. In a checkout the bundle is named after the sources, so an
// edited source is never judged by an older build; a published pack has one bundle and no sources.

const fs = require("node:fs");
const path = require("node:path");

function publishedBundle() {
  const bundles = fs.readdirSync(path.join(__dirname, "bin")).filter((name) => name.endsWith(".cjs"));
  if (bundles.length !== 1) {
    throw new Error(
      `A published policy pack has exactly one bundle; bin has ${bundles.length}. Publish it again.`,
    );
  }
  return path.join(__dirname, "bin", bundles[0]);
}

const isCheckout = fs.existsSync(path.join(__dirname, "build.js"));
require(isCheckout ? require("./build.js").currentBundle(__dirname) : publishedBundle());

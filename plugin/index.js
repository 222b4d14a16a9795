"use strict";

// Started by Pulumi as the plugin of the package account-baseline: in a package from dist/, in a checkout from a bundle of
// the sources.

const { existsSync } = require("node:fs");
const path = require("node:path");

const isCheckout = existsSync(path.join(__dirname, "provider.ts"));
const bundle = isCheckout
  ? require("../policy-pack/build.js").currentBundle(
      __dirname,
      ["components", "config", "lib"].map((name) => path.join(__dirname, "..", name)),
    )
  : path.join(__dirname, "../dist/plugin.js");
void require(bundle).serve(path.join(__dirname, "schema.json"), process.argv.slice(2));

#!/usr/bin/env node
"use strict";

// Starts the command line from a bundle of its sources, which loads in a tenth of the time that ts-node takes.

const path = require("node:path");

const { currentBundle } = require("../policy-pack/build.js");

const root = path.join(__dirname, "..");
const { main } = require(currentBundle(path.join(root, "cli"), [path.join(root, "policy-pack")]));
main(process.argv).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});

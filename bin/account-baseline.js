#!/usr/bin/env node
"use strict";

// Starts the command from compiled code: in a package from dist/, in a checkout from bundles that are named after the
// sources, so that an edited source is never run as it was before.

const { existsSync } = require("node:fs");
const path = require("node:path");

// What Node.js the AWS SDK will need some day is not for those who ask about their accounts.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";

const at = (...names) => path.join(__dirname, "..", ...names);
const { command, installation } = existsSync(at("fleet", "cli", "index.ts")) ? checkout() : installed();
require(command)
  .main(process.argv, installation)
  .catch((error) => {
    console.error(error);
    process.exitCode = 1;
  });

function checkout() {
  const { currentBundle } = require("../policy-pack/build.js");
  const sources = ["components", "config", "policy-pack", "fleet"].map((name) => at(name));
  return {
    command: currentBundle(at("fleet", "cli"), sources),
    installation: {
      policyPack: at("policy-pack"),
      workerScript: () => currentBundle(at("fleet", "rollout", "worker"), sources),
      checkWorkerScript: () => currentBundle(at("fleet", "check", "worker"), sources),
    },
  };
}

function installed() {
  return {
    command: at("dist", "command.js"),
    installation: {
      policyPack: path.dirname(require.resolve("account-baseline-policies/package.json")),
      workerScript: () => at("dist", "worker.js"),
      checkWorkerScript: () => at("dist", "checkWorker.js"),
    },
  };
}

#!/usr/bin/env node
"use strict";

// The pack's own command: the MFA proof on policy documents, without Pulumi and the AWS SDK.

const { main } = require(require("./bundle.js").bundleOf("cli"));
void main(process.argv);

"use strict";

// Loads the pack without a TypeScript compiler at its side.

require(require("./bundle.js").bundleOf());

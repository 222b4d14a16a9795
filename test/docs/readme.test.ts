import assert from "node:assert/strict";

import { readPage } from "./pages";

const MOST_BYTES = 12_000;

describe("README", () => {
  it("is short", () => {
    const bytes = Buffer.byteLength(readPage("README.md"));
    assert.ok(bytes <= MOST_BYTES, String(bytes));
  });
});

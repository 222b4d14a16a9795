import assert from "node:assert/strict";

import { duration } from "../../../fleet/report/outcomes";
import { firstLine } from "../../../fleet/view/text";

describe("firstLine", () => {
  const cases: [text: string, expected: string][] = [
    ["one", "one"],
    ["first\nsecond", "first"],
    ["", ""],
    ["\u001b[31mred\u001b[0m\u0007 alarm\r", "[31mred[0m alarm"],
    ["\u009b2J", "2J"],
  ];
  for (const [text, expected] of cases) {
    it(`of ${JSON.stringify(text)} is ${JSON.stringify(expected)}`, () => {
      assert.equal(firstLine(text), expected);
    });
  }
});

describe("duration", () => {
  const cases: [seconds: number, expected: string][] = [
    [0, "0 s"],
    [59.4, "59 s"],
    [59.6, "1 min 0 s"],
    [725, "12 min 5 s"],
  ];
  for (const [seconds, expected] of cases) {
    it(`of ${seconds} s is ${expected}`, () => {
      assert.equal(duration(seconds), expected);
    });
  }
});

import assert from "node:assert/strict";

import { errorLine, isAccessDenied } from "../../../fleet/aws/errors";

const named = (name: string, message: string) => Object.assign(new Error(message), { name });

describe("an error of AWS", () => {
  const lines: readonly (readonly [error: unknown, line: string])[] = [
    [named("AccessDenied", "User x\n  may not"), "AccessDenied: User x may not"],
    [new Error("connect ECONNREFUSED"), "connect ECONNREFUSED"],
    [named("Throttling", "Throttling: Rate exceeded"), "Throttling: Rate exceeded"],
    ["odd", "odd"],
    [
      Object.assign(named("SyntaxError", "Unexpected token '<'\n  Deserialization error: to see the raw"), {
        $metadata: { httpStatusCode: 404 },
      }),
      "HTTP 404: what came back is no answer of AWS, but of a proxy or an emulator",
    ],
  ];
  for (const [error, line] of lines) {
    it(`is told in one line: ${line}`, () => {
      assert.equal(errorLine(error), line);
    });
  }

  const denials: readonly (readonly [name: string, denied: boolean])[] = [
    ["AccessDenied", true],
    ["AccessDeniedException", true],
    ["AuthorizationErrorException", true],
    ["Throttling", false],
    ["NoSuchEntityException", false],
  ];
  for (const [name, denied] of denials) {
    it(`is ${denied ? "a" : "no"} denial: ${name}`, () => {
      assert.equal(isAccessDenied(named(name, "")), denied);
    });
  }
});

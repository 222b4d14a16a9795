import assert from "node:assert/strict";

import { useFolder } from "../useFolder";
import { runCli } from "./runCli";

const COMMON = `name: fleet
runtime: nodejs
config:
  admins: [alice]
  emails: ops@example.com
  monthlyLimitUsd: 100
`;

describe("account-baseline adopt", () => {
  const folder = useFolder();
  beforeEach(() => {
    folder.write("Pulumi.yaml", COMMON);
    for (const [stack, digit] of [
      ["dev", "1"],
      ["dev-us", "2"],
    ] as const)
      folder.write(`Pulumi.${stack}.yaml`, `config:\n  accountId: "${digit.repeat(12)}"\n`);
    folder.write("Pulumi.wrong.yaml", 'config:\n  accountId: "1"\n');
  });
  const adopt = (...args: string[]) => runCli(folder.directory, process.env, "adopt", ...args);

  const refused: [what: string, args: string[], message: RegExp][] = [
    ["no stack", [], /missing required argument 'stack'/],
    ["a stack that is not there", ["prod"], /prod/],
    ["several stacks", ["dev*"], /^adopt dev\*: allowed: the name of one stack$/m],
    ["a stack file with a mistake", ["wrong"], /^Pulumi\.wrong\.yaml:2: accountId = "1" is not valid/m],
  ];
  for (const [what, args, message] of refused) {
    it(`refuses ${what}, without a stack trace`, async () => {
      const { code, stdout, stderr } = await adopt(...args);
      assert.equal(code, 2);
      assert.equal(stdout, "");
      assert.match(stderr, message);
      assert.ok(!/^ +at /m.test(stderr), stderr);
    });
  }
});

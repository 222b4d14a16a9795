import assert from "node:assert/strict";

import { readAccount } from "../../sandbox/demo/accountContents";
import { useProject } from "../support/useProject";

describe("a mistake of the user", () => {
  const context = useProject();

  it("five in a stack file: five messages with file, line, key and value; nothing is changed", async () => {
    await context.project.addStack("mistakes", {
      accountId: "1234",
      admins: ["alice", "ALICE"],
      monthlyLimitUsd: -5,
      emails: "nobody",
      regoin: "eu-central-1",
    });
    for (const run of [
      context.project.preview("mistakes"),
      context.project.up("mistakes", "--skip-preview"),
    ]) {
      const { code, output, steps } = await run;
      assert.notEqual(code, 0);
      assert.match(output, /5 mistakes in the config of stack mistakes; nothing was changed/);
      for (const message of [
        /Pulumi\.mistakes\.yaml:\d+: accountId = "1234" is not valid: expected an AWS account id/,
        /Pulumi\.mistakes\.yaml:\d+: admins = .*user names that differ in more than upper and lower case/,
        /Pulumi\.mistakes\.yaml:\d+: monthlyLimitUsd = -5 is not valid: expected an amount in USD above 0/,
        /Pulumi\.mistakes\.yaml:\d+: emails = "nobody" is not valid: expected an e-mail address/,
        /Pulumi\.mistakes\.yaml:\d+: regoin is not a known key: did you mean region\?/,
      ]) {
        assert.match(output, message);
      }
      assert.doesNotMatch(output, /^\s+at /m, "no stack trace");
      assert.ok(
        steps.every(({ urn }) => !urn.includes("::aws:")),
        "no resource of AWS",
      );
    }
  });

  for (const command of ["preview", "up"] as const) {
    it(`credentials of another account: ${command} stops before the first resource and names the account`, async () => {
      const stack = `wrong-${command}`;
      await context.project.addStack(stack, {
        accountId: "100000000002",
        assumeRole: "arn:aws:iam::100000000003:role/deployer",
        admins: ["alice"],
        monthlyLimitUsd: 5,
        emails: "ops@example.com",
      });
      const { code, output, steps } = await context.project[command](stack);
      assert.notEqual(code, 0);
      // The engine stops the program with the provider, before the component can name both accounts.
      assert.match(output, /baseline-home\):\s+error: .*AWS account ID not allowed: 100000000003/);
      assert.doesNotMatch(output, /^\s+at /m, "no stack trace");
      assert.ok(
        steps.every(({ urn }) => !/::[^:]*aws:(?!:)/.test(urn) || urn.includes("pulumi:providers:aws")),
        output,
      );
      for (const account of ["100000000002", "100000000003"]) {
        const { users, groups, topics } = await readAccount(context.sandbox, account);
        assert.deepEqual([users, groups, topics], [[], [], []]);
      }
    });
  }
});

import assert from "node:assert/strict";

import { type AccountCheck, checkAccount } from "../../../fleet/check/accountCheck";
import { OfflineRunner } from "../../../fleet/check/offline/runOffline";
import type { PolicyConfig } from "../../../fleet/check/policyConfig";
import { accountOf, CONFIG, OWN_PROGRAM, projectWith } from "./fixtures";

/** Checks a program for some accounts, one after the other, each with its own values added to the smallest config. */
async function check(
  program: string,
  accounts: Record<string, Record<string, string>> = { dev: {} },
  { config = {}, secretKeys = [] }: { config?: PolicyConfig; secretKeys?: string[] } = {},
): Promise<AccountCheck[]> {
  const project = projectWith({ "index.ts": program });
  const runner = new OfflineRunner(project);
  try {
    const results: AccountCheck[] = [];
    for (const [stack, values] of Object.entries(accounts)) {
      const account = accountOf(stack, { ...CONFIG, ...values }, secretKeys);
      results.push(await checkAccount(runner, account, config));
    }
    return results;
  } finally {
    runner.end();
    project.remove();
  }
}

const outcomes = (checks: readonly AccountCheck[]) =>
  checks.map(({ outcome, errors }) => [outcome, ...errors]);
const controls = (checks: readonly AccountCheck[]) =>
  [...new Set(checks.flatMap(({ findings }) => findings.map(({ control }) => control)))].sort();

/** As in the end-to-end suite, which expects the same of the engine. */
const ROGUE = `
  import * as iam from "@pulumi/aws/iam";
  const user = new iam.User("rogue", { name: "rogue" });
  new iam.UserLoginProfile("login", { user: user.name });
  new iam.AccessKey("key", { user: user.name });
  new iam.UserPolicyAttachment("admin", {
    user: user.name,
    policyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
  });
  new iam.AccountPasswordPolicy("weak", { minimumPasswordLength: 8 });`;

describe("`check` of an account", () => {
  it("accepts the baseline, and finds nothing", async () => {
    const accepted = { outcome: "accepted", errors: [], findings: [], unanswered: [] };
    const checks = await check(OWN_PROGRAM, {
      dev: {},
      prod: { region: "eu-central-1", managedPolicies: '["AdministratorAccess"]', billingAlarmUsd: "100" },
    });
    assert.deepEqual(
      checks.map(({ cost, controls, ...rest }) => rest),
      [
        { stack: "dev", ...accepted },
        { stack: "prod", ...accepted },
      ],
    );
  });

  it("accepts a placeholder in place of an encrypted value", async () => {
    const [result] = await check(OWN_PROGRAM, { dev: {} }, { secretKeys: ["monthlyLimitUsd"] });
    assert.equal(result?.outcome, "accepted", String(result?.errors));
  });

  it("blocks what breaks a rule, all rules at once", async () => {
    const [result] = await check(OWN_PROGRAM + ROGUE);
    assert.ok(result);
    assert.equal(result.outcome, "blocked");
    assert.deepEqual(controls([result]), [
      "iam-credential-needs-binding",
      "iam-login-profile-must-reset",
      "iam-password-policy",
      "iam-user-mfa-enforcement",
      "iam-user-no-access-key",
      "iam-user-no-direct-admin-policy",
      "provider-pins-account",
    ]);
    assert.equal(result.findings.find(({ control }) => control === "iam-password-policy")?.subject, "weak");
  });

  it("asks for tags also of types that the pack does not know", async () => {
    const config = { "required-tags": { level: undefined, options: { tags: ["owner"] } } };
    const program = `
      import * as aws from "@pulumi/aws";
      const provider = new aws.Provider("p", { region: "us-east-1", allowedAccountIds: ["111122223333"], defaultTags: { tags: { team: "a" } } });
      new aws.s3.Bucket("bare", {}, { provider });
      new aws.sns.Topic("bare", {}, { provider });
      new aws.sns.Topic("tagged", { tags: { owner: "a" } }, { provider });`;
    const [result] = await check(program, { dev: {} }, { config });
    const missing = result?.findings.filter(({ control }) => control === "required-tags");
    assert.deepEqual(missing?.map(({ message }) => message).sort(), [
      'aws:s3/bucket:Bucket "bare" lacks the tags owner.',
      'aws:sns/topic:Topic "bare-0000000" lacks the tags owner.',
    ]);
  });

  it("goes by the level that the config gives a rule, or all rules", async () => {
    const advisory = { level: "advisory", options: {} } as const;
    const [one] = await check(OWN_PROGRAM + ROGUE, { dev: {} }, { config: { all: advisory } });
    assert.equal(one?.outcome, "accepted");
    const disabled = { "iam-password-policy": { level: "disabled", options: {} } } as const;
    const results = await check(OWN_PROGRAM + ROGUE, { dev: {} }, { config: disabled });
    assert.ok(!controls(results).includes("iam-password-policy"));
  });
});

describe("the estimate of `check`", () => {
  const secret = 'import { Secret } from "@pulumi/aws/secretsmanager"; new Secret("login");';

  it("is that of all that the program registers, also where a policy blocks it", async () => {
    const costs = (await check(OWN_PROGRAM + ROGUE + secret)).map(({ cost }) => cost?.items);
    assert.deepEqual(costs, [
      [
        { item: "kmsKey", quantity: 1, monthlyUsd: 1 },
        { item: "alarmMetric", quantity: 1, monthlyUsd: 0.1 },
        { item: "secret", quantity: 1, monthlyUsd: 0.4 },
      ],
    ]);
  });

  it("is missing where the program fails", async () => {
    const [result] = await check(`${secret} throw new Error("no such thing");`);
    assert.deepEqual([result?.outcome, result?.cost], ["failed", undefined]);
  });
});

describe("a program that fails in `check`", () => {
  const failing: Record<string, { program: string; says: RegExp }> = {
    "throws Pulumi's own error": {
      program: 'import { RunError } from "@pulumi/pulumi"; throw new RunError("no such thing");',
      says: /^no such thing$/,
    },
    "throws another error": { program: "(undefined as any).x;", says: /^TypeError: Cannot read.*'x'\)$/ },
    "rejects a promise that nobody awaits": {
      program: 'void Promise.resolve().then(() => { throw new Error("astray"); });',
      says: /^Error: astray$/,
    },
    "throws where an output is used": {
      program:
        'import * as pulumi from "@pulumi/pulumi"; pulumi.output(1).apply(() => { throw new Error("applied"); });',
      says: /^Error: applied$/,
    },
    "registers a resource twice": {
      program: 'import * as aws from "@pulumi/aws"; for (const name of ["a", "a"]) new aws.iam.Group(name);',
      says: /^duplicate resource URN urn:pulumi:dev::account-baseline::aws:iam\/group:Group::a/,
    },
    "calls process.exit": { program: "process.exit(3);", says: /^the program calls process\.exit\(3\)$/ },
    "logs an error": {
      program: 'import * as pulumi from "@pulumi/pulumi"; void pulumi.log.error("not good");',
      says: /^the program has logged an error$/,
    },
    "waits for what never comes": {
      program: `
        import * as aws from "@pulumi/aws";
        new aws.iam.Group("a", { name: new Promise<string>(() => undefined) });`,
      says: /^the program has not ended within 2 seconds$/,
    },
    "gives a resource an input that is rejected": {
      program: `
        import * as aws from "@pulumi/aws";
        new aws.iam.Group("a", { name: Promise.reject(new Error("nameless")) });`,
      says: /^Error: error serializing property "name": nameless$/,
    },
    "does not end": {
      program:
        "const timer = setInterval(() => undefined, 50); setTimeout(() => clearInterval(timer), 3000);",
      says: /^the program has not ended within 2 seconds$/,
    },
  };
  for (const [what, { program, says }] of Object.entries(failing)) {
    it(`${what}: fails its account, and no other`, async () => {
      const conditional = `import { getStack as stackName } from "@pulumi/pulumi";\nif (stackName() === "dev") require("./failing");`;
      const project = projectWith({ "index.ts": conditional, "failing.ts": program });
      const runner = new OfflineRunner(project, { timeLimit: 2_000 });
      try {
        const results: AccountCheck[] = [];
        for (const stack of ["before", "dev", "after"])
          results.push(await checkAccount(runner, accountOf(stack, CONFIG), {}));
        assert.deepEqual(
          outcomes(results).map(([outcome]) => outcome),
          ["accepted", "failed", "accepted"],
        );
        const [error = "", ...others] = results[1]?.errors ?? [];
        assert.match(error, says);
        assert.deepEqual(others, []);
      } finally {
        runner.end();
        project.remove();
      }
    }).timeout(10_000);
  }

  it("with mistakes in its config says so, as a preview does", async () => {
    const [result] = await check(OWN_PROGRAM, { dev: { monthlyLimitUsd: "-1" } });
    assert.equal(result?.outcome, "failed");
    assert.match(result.errors.join(), /^1 mistake in the config of stack dev.*monthlyLimitUsd = -1/s);
  });
});

describe("what a program asks of the cloud", () => {
  it("is not known to `check`, which says so", async () => {
    const [result] = await check(`
      import * as aws from "@pulumi/aws";
      const group = aws.iam.Group.get("central", "security");
      const user = new aws.iam.User("alice", { name: "alice" });
      new aws.iam.UserGroupMembership("m", { user: user.name, groups: [group.name] });
      export const zones = aws.getAvailabilityZonesOutput().names;`);
    assert.ok(result);
    assert.deepEqual([...result.unanswered].sort(), [
      'aws:iam/group:Group "central"',
      "aws:index/getAvailabilityZones:getAvailabilityZones",
    ]);
    assert.ok(
      result.findings.some(({ message }) => /"alice".*\(not-provable/.test(message)),
      JSON.stringify(result.findings),
    );
  });

  it("does not run what depends on it", async () => {
    const [result] = await check(`
      import * as aws from "@pulumi/aws";
      aws.iam.getUserOutput({ userName: "bob" }).apply(() => { throw new Error("a preview would know"); });`);
    assert.deepEqual(outcomes(result ? [result] : []), [["accepted"]]);
  });

  it("waits for what a program begins late", async () => {
    const [result] = await check(`
      import * as aws from "@pulumi/aws";
      setTimeout(() => new aws.iam.User("late", { name: "late" }), 30);`);
    assert.ok(result?.findings.some(({ message }) => message.includes('"late"')));
  });

  it("waits for it while something else ends", async () => {
    const others = Array.from({ length: 20 }, () => setTimeout(() => undefined, 5_000));
    const checked = check(`
      import * as aws from "@pulumi/aws";
      setTimeout(() => new aws.iam.User("late", { name: "late" }), 400);`);
    setTimeout(() => {
      others.forEach(clearTimeout);
    }, 200);
    const [result] = await checked;
    assert.ok(result?.findings.some(({ message }) => message.includes('"late"')));
  });
});

import assert from "node:assert/strict";

import type { PolicyResource, StackValidationArgs } from "@pulumi/policy";

import type { Exemption } from "../../../policy-pack/pack/exemptions";
import { UPDATE_WITHOUT_CONFIG } from "../../../policy-pack/pack/packConfig";
import { deferralReport, exceptionReport, RunLog } from "../../../policy-pack/pack/reports";
import type { Rule } from "../../../policy-pack/pack/rule";
import { stackPolicy } from "../../../policy-pack/pack/stackPolicy";

/** A rule against everything whose name is not that of the option. */
const rule: Rule<{ allowed: string }> = {
  name: "only-one-name",
  displayName: "Only one name",
  description: "There is one name.",
  enforcementLevel: "mandatory",
  severity: "high",
  controls: [
    { name: "First", version: "1", reference: "1.1", specification: "Names." },
    { name: "Second", version: "2", reference: "2.2", specification: "More names." },
  ],
  tags: ["names"],
  remediationSteps: "Rename it.",
  url: "https://example.com/",
  options: { allowed: { type: "string", minLength: 1, description: "The name. Default: none." } },
  judge: (resources, { allowed }) =>
    resources
      .filter(({ name }) => name !== allowed)
      .map(({ name, urn }) => ({ subject: name, message: `${name} is not allowed.`, urn })),
};

const YESTERDAY = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
const TODAY = new Date().toISOString().slice(0, 10);
const exemption = (pattern: string, expires = TODAY): Exemption => ({
  pattern,
  reason: "moves in May",
  owner: "ops@example.com",
  expires,
});

/** What the rule reports on resources of these names, and what the report of exemptions says then. */
async function run(
  names: readonly string[],
  config: object = {},
  judge = rule.judge,
  isPreview = false,
): Promise<{
  violations: [message: string, urn: string | undefined][];
  report: string[];
  deferred: string[];
}> {
  const log = new RunLog();
  const args = {
    resources: names.map((name) => ({ name, urn: `urn:${name}` }) as PolicyResource),
    getConfig: () => config,
  } as unknown as StackValidationArgs;
  const violations: [string, string | undefined][] = [];
  const policy = stackPolicy({ ...rule, judge }, log, {
    ...UPDATE_WITHOUT_CONFIG,
    isPreview: () => isPreview,
  });
  await policy.validateStack(args, (message, urn) => violations.push([message, urn]));
  const report: string[] = [];
  await exceptionReport(log, () => []).validateStack(args, (message) => report.push(message));
  const deferred: string[] = [];
  await deferralReport(log).validateStack(args, (message) => deferred.push(message));
  return { violations, report, deferred };
}

describe("a policy made of a rule", () => {
  it("says what the rule is, with all controls", () => {
    const { judge, controls, options, ...same } = rule;
    const policy = stackPolicy(rule, new RunLog(), UPDATE_WITHOUT_CONFIG);
    assert.deepEqual({ ...policy, ...same, description: policy.description }, policy);
    assert.deepEqual(policy.framework, controls[0]);
    assert.match(policy.description, /There is one name\. \(Second 2, 2\.2\)/);
    assert.deepEqual(Object.keys(policy.configSchema?.properties ?? {}), [
      ...Object.keys(options),
      "exemptions",
    ]);
    assert.equal(typeof judge, "function");
  });

  it("reports each violation at its resource", async () => {
    assert.deepEqual((await run(["a", "b"])).violations, [
      ["a is not allowed.", "urn:a"],
      ["b is not allowed.", "urn:b"],
    ]);
  });

  it("hands the rule its options", async () => {
    assert.deepEqual((await run(["a", "b"], { allowed: "b" })).violations, [["a is not allowed.", "urn:a"]]);
  });

  it("fails with an error that CrossGuard does not take for a warning", async () => {
    class UnknownValueError extends Error {}
    const broken = (): never => {
      throw new UnknownValueError("value can't be known during preview");
    };
    await assert.rejects(
      run(["a"], {}, broken),
      (error: Error) => !(error instanceof UnknownValueError) && error.message.includes("not proven"),
    );
  });

  const wrong: Record<string, { config: object; says: RegExp }> = {
    "an unknown option": { config: { alowed: "b" }, says: /only-one-name: .*additional.*alowed[^]*allowed/ },
    "an option of another type": { config: { allowed: 1 }, says: /only-one-name\.allowed: must be string/ },
    "an exemption without a reason": {
      config: { exemptions: [{ pattern: "a", owner: "x", expires: TODAY }] },
      says: /exemptions\.0: must have required property 'reason'/,
    },
    "an exemption with an empty reason": {
      config: { exemptions: [{ ...exemption("a"), reason: " " }] },
      says: /exemptions\.0\.reason: must match/,
    },
    "an exemption until no day": {
      config: { exemptions: [exemption("a", "next year")] },
      says: /exemptions\.0\.expires: must match/,
    },
    "an exemption with a key of its own": {
      config: { exemptions: [{ ...exemption("a"), until: TODAY }] },
      says: /exemptions\.0: .*additional.*until/,
    },
  };
  for (const [name, { config, says }] of Object.entries(wrong)) {
    it(`stops at ${name}, without a stack trace`, async () => {
      await assert.rejects(run(["b"], config), (error: Error) => {
        assert.match(error.message, says);
        assert.doesNotMatch(error.stack ?? "", /^\s+at /m);
        return true;
      });
    });
  }
});

describe("an exemption", () => {
  it("lets what its pattern matches pass, whatever the case, and is shown", async () => {
    const { violations, report } = await run(["CI-one", "ci-two", "other"], {
      exemptions: [exemption("ci-*")],
    });
    assert.deepEqual(violations, [["other is not allowed.", "urn:other"]]);
    assert.deepEqual(report, [
      `only-one-name: exemption "ci-*" (moves in May; owner ops@example.com; until ${TODAY}) let pass: CI-one, ci-two.`,
    ]);
  });

  it("lets nothing pass after its last day, and the violation says so", async () => {
    const { violations } = await run(["ci-one"], { exemptions: [exemption("ci-*", YESTERDAY)] });
    assert.equal(violations.length, 1);
    assert.match(violations[0]?.[0] ?? "", /^ci-one is not allowed\.\nThe exemption "ci-\*".*has expired\.$/);
  });

  it("matches the whole name", async () => {
    assert.equal((await run(["ci-one"], { exemptions: [exemption("ci")] })).violations.length, 1);
  });

  it("that nothing needs is shown too", async () => {
    const { report } = await run([], { exemptions: [exemption("ci-*")] });
    assert.match(report.join(), /was not needed in this stack/);
  });

  it("is shown once, and only where there is one", async () => {
    assert.deepEqual((await run(["a"])).report, []);
    const log = new RunLog();
    log.recordExemptions("rule", [{ exemption: exemption("a"), subjects: ["a"] }]);
    assert.equal(log.takeExceptions().length, 1);
    assert.deepEqual(log.takeExceptions(), []);
  });

  it("is for a name, and so for none that is known only after the deploy", async () => {
    const unnamed = () => [{ subject: "ci-one", message: "not allowed", unnamed: true as const }];
    const config = { exemptions: [exemption("ci-*")] };
    assert.equal((await run(["ci-one"], config, unnamed)).violations.length, 1);
  });
});

describe("a disabled rule", () => {
  it("is printed", async () => {
    const lines: string[] = [];
    const report = exceptionReport(new RunLog(), () => ["required-tags"]);
    await report.validateStack({} as StackValidationArgs, (message) => lines.push(message));
    assert.deepEqual(lines, ["required-tags is disabled by the pack's config."]);
  });
});

describe("what a preview does not know", () => {
  const late = () => [{ subject: "a", message: "its policy is not known", deferrable: true as const }];

  it("is listed under one heading in the preview, and blocks an update", async () => {
    const preview = await run(["a"], {}, late, true);
    assert.deepEqual(
      [preview.violations, preview.deferred],
      [[], ["- only-one-name: its policy is not known"]],
    );
    const update = await run(["a"], {}, late, false);
    assert.deepEqual([update.violations.length, update.deferred], [1, []]);
  });

  it("is not listed where it is exempted, nor is a heading without anything under it", async () => {
    const exempted = await run(["a"], { exemptions: [exemption("a")] }, late, true);
    assert.deepEqual(exempted.deferred, []);
    assert.deepEqual((await run([], {}, rule.judge, true)).deferred, []);
  });
});

describe("the last day of an exemption", () => {
  const inDays = (days: number): string =>
    new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

  it("is at most 366 days away, or refused with what is expected", async () => {
    await assert.rejects(
      run(["a"], { exemptions: [exemption("a", inDays(368))] }),
      /only-one-name\.exemptions\.0\.expires: ".*" is more than 366 days away: expected/,
    );
    assert.deepEqual((await run(["a"], { exemptions: [exemption("a", inDays(365))] })).violations, []);
  });

  it("is a day that exists", async () => {
    const days = { exemptions: [exemption("a", "2027-02-31")] };
    await assert.rejects(run(["a"], days), /"2027-02-31" is not a date: expected YYYY-MM-DD/);
  });
});

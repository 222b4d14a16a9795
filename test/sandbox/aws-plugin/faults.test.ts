import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AWS_FAULTS } from "../../../sandbox/aws-plugin/awsFaults";
import { Faults } from "../../../sandbox/aws-plugin/faults";
import type { Operation } from "../../../sandbox/aws-plugin/faults";

const CREATE_USER: Operation = {
  account: "111122223333",
  type: "aws:iam/user:User",
  operation: "create",
  caller: "arn:aws:sts::111122223333:assumed-role/Deploy/run",
};

describe("the stand-in aws plugin: faults", () => {
  let directory: string;
  let file: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "faults-"));
    file = join(directory, "faults.json");
  });
  afterEach(() => {
    rmSync(directory, { recursive: true });
  });

  function load(rules: unknown): Promise<Faults> {
    writeFileSync(file, typeof rules === "string" ? rules : JSON.stringify(rules));
    return Faults.load({ SANDBOX_FAULTS: file });
  }

  it("strike nothing without a file", async () => {
    await (await Faults.load({})).strike("before", CREATE_USER);
  });

  for (const [error, operation, message] of [
    [
      "Throttling",
      "create",
      /^operation error IAM: CreateUser, exceeded maximum number of attempts, 25, https response error StatusCode: 400, RequestID: [0-9a-f-]{36}, api error Throttling: Rate exceeded$/,
    ],
    [
      "ServiceUnavailable",
      "delete",
      /^operation error IAM: DeleteUser, .*StatusCode: 503, .*api error ServiceUnavailable: The request has failed due to a temporary failure of the server\.$/,
    ],
    [
      "ConnectionReset",
      "read",
      /^operation error IAM: GetUser, exceeded .*StatusCode: 0, RequestID: , request send failed, Post "https:\/\/iam\.amazonaws\.com\/": read tcp .*: read: connection reset by peer$/,
    ],
    [
      "AccessDenied",
      "update",
      /^operation error IAM: UpdateUser, https response error StatusCode: 403, .*api error AccessDenied: User: arn:aws:sts::111122223333:assumed-role\/Deploy\/run is not authorized to perform: iam:UpdateUser because/,
    ],
    [
      "ExpiredToken",
      "configure",
      /^operation error STS: GetCallerIdentity, https response error StatusCode: 403/,
    ],
  ] as const) {
    it(`word ${error} as the AWS SDK of the real provider does`, async () => {
      const faults = await load([{ error }]);
      await assert.rejects(faults.strike("before", { ...CREATE_USER, operation }), { message });
    });
  }

  for (const [type, service, action] of [
    ["aws:cloudwatch/metricAlarm:MetricAlarm", "CloudWatch", "cloudwatch:CreateMetricAlarm"],
    ["aws:cloudwatch/eventRule:EventRule", "EventBridge", "events:CreateEventRule"],
    ["aws:cloudwatch/logMetricFilter:LogMetricFilter", "CloudWatch Logs", "logs:CreateLogMetricFilter"],
    ["aws:secretsmanager/secret:Secret", "Secrets Manager", "secretsmanager:CreateSecret"],
    ["aws:costexplorer/anomalyMonitor:AnomalyMonitor", "Cost Explorer", "ce:CreateAnomalyMonitor"],
  ] as const) {
    it(`name the service of ${type}`, async () => {
      const faults = await load([{ error: "AccessDenied" }]);
      await assert.rejects(faults.strike("before", { ...CREATE_USER, type }), (error: Error) => {
        assert.ok(error.message.startsWith(`operation error ${service}: Create`), error.message);
        assert.ok(error.message.includes(`is not authorized to perform: ${action} because`), error.message);
        return true;
      });
    });
  }

  it("strike only where account, type and operation are those of the rule", async () => {
    const { account, type, operation } = CREATE_USER;
    const faults = await load([{ account, type, operation, error: "Throttling" }]);
    await faults.strike("before", { ...CREATE_USER, account: "444455556666" });
    await faults.strike("before", { ...CREATE_USER, type: "aws:iam/group:Group" });
    await faults.strike("before", { ...CREATE_USER, operation: "update" });
    await assert.rejects(faults.strike("before", CREATE_USER), /Throttling/);
  });

  it("strike as often as `times` says among all who read the file, even at once", async () => {
    const rules = [{ error: "Throttling", times: 3 }];
    const readers = [await load(rules), await load(rules)];
    const outcomes = await Promise.allSettled(
      Array.from(
        { length: 20 },
        (_, index) => readers[index % 2]?.strike("before", CREATE_USER) ?? Promise.resolve(),
      ),
    );
    assert.equal(outcomes.filter(({ status }) => status === "rejected").length, 3);
    await assert.rejects(
      (await load([{ error: "Throttling", times: 4 }])).strike("before", CREATE_USER),
      /Throttling/,
    );
  });

  it("strike once AWS has done it where the rule says so, and not before", async () => {
    const faults = await load([{ when: "after", error: "ConnectionReset" }]);
    await faults.strike("before", CREATE_USER);
    await assert.rejects(faults.strike("after", CREATE_USER), /connection reset/);
    await (await load([{ error: "Throttling" }])).strike("after", CREATE_USER);
  });

  it("go on to the next rule when one is used up", async () => {
    const faults = await load([{ error: "Throttling", times: 1 }, { error: "AccessDenied" }]);
    await assert.rejects(faults.strike("before", CREATE_USER), /Throttling/);
    await assert.rejects(faults.strike("before", CREATE_USER), /AccessDenied/);
  });

  it("make an operation slow, and fail it only where an error is named too", async () => {
    const started = Date.now();
    await (await load([{ delayMs: 50 }])).strike("before", CREATE_USER);
    await assert.rejects(
      (await load([{ delayMs: 50, error: "Throttling" }])).strike("before", CREATE_USER),
      /Throttling/,
    );
    assert.ok(Date.now() - started >= 99, `it took ${Date.now() - started} ms`);
  });

  for (const [what, rules, expected] of [
    ["text that is not JSON", "[{", "cannot be read"],
    ["an object", {}, "is not a list of rules"],
    ["a misspelled key", [{ eror: "Throttling", delayMs: 1 }], '"rules.0.eror"'],
    [
      "an unknown error",
      [{ error: "Rate" }],
      `"rules.0.error" is "Rate": expected ${Object.keys(AWS_FAULTS).join(", ")}`,
    ],
    [
      "an unknown operation",
      [{ operation: "delte", hang: true }],
      '"rules.0.operation" is "delte": expected create, read',
    ],
    ["times 0", [{ times: 0, exit: true }], '"rules.0.times" is 0: expected a whole number from 1'],
    ["a short account", [{ account: "1", exit: true }], '"rules.0.account" is "1": expected 12 digits'],
    ["no effect", [{ times: 1 }], "needs one of error, hang and exit, or delayMs alone"],
    ["two effects", [{ hang: true, exit: true }], "needs one of error, hang and exit, or delayMs alone"],
  ] as const) {
    it(`refuse a file with ${what}`, async () => {
      await assert.rejects(load(rules), (error: Error) => {
        assert.ok(error.message.startsWith(`SANDBOX_FAULTS: ${file}`), error.message);
        assert.ok(error.message.includes(expected), error.message);
        return true;
      });
    });
  }
});

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import {
  CloudTrailClient,
  CreateTrailCommand,
  PutEventSelectorsCommand,
  StartLoggingCommand,
  StopLoggingCommand,
} from "@aws-sdk/client-cloudtrail";
import { CloudWatchClient, PutMetricAlarmCommand, PutMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import {
  CreateLoginProfileCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  IAMClient,
  UpdateAccountPasswordPolicyCommand,
} from "@aws-sdk/client-iam";
import { CreateTopicCommand, SNSClient, SubscribeCommand } from "@aws-sdk/client-sns";
import { fromTemporaryCredentials } from "@aws-sdk/credential-providers";

import type { AccountResult, RunRecord } from "../../../fleet/runs/result";
import type { Sandbox } from "../../../sandbox/sandbox";
import { type CliResult, runCli } from "../cli/runCli";
import { startPulumi } from "../../support/pulumiRun";
import { sharedSandbox } from "../../support/sharedSandbox";

const ACCOUNT = "210000000001";
const COMMON = "admins: [alice]\n  monthlyLimitUsd: 100\n  emails: [ops@example.com, cfo@example.com]";

describe("doctor, on accounts of the emulator", () => {
  let directory = "";
  let sandbox: Sandbox;

  before(async function () {
    sandbox = await sharedSandbox(this);
    directory = mkdtempSync(join(tmpdir(), "account baseline doctor "));
    writeFileSync(
      join(directory, "Pulumi.yaml"),
      `name: account-baseline\nruntime: nodejs\nconfig:\n  ${COMMON}\n`,
    );
    stack("bare", "210000000002", "assumeRole: OrganizationAccountAccessRole");
    stack("ready", ACCOUNT, "assumeRole: OrganizationAccountAccessRole");
    stack("elsewhere", "210000000003", `assumeRole: arn:aws:iam::210000000009:role/Deploy`);
    stack("nowhere", "210000000004", "profile: nobody");
    await furnish();
  });

  after(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  function stack(name: string, accountId: string, access: string): void {
    writeFileSync(
      join(directory, `Pulumi.${name}.yaml`),
      `config:\n  accountId: "${accountId}"\n  ${access}\n`,
    );
  }

  function accountSettings(accountId: string, region = "us-east-1") {
    const endpoint = sandbox.env["AWS_ENDPOINT_URL"] ?? "";
    const credentials = fromTemporaryCredentials({
      params: { RoleArn: `arn:aws:iam::${accountId}:role/Furnish` },
      masterCredentials: { accessKeyId: "test", secretAccessKey: "test" },
      clientConfig: { region, endpoint },
    });
    return { region, endpoint, credentials };
  }

  /** An account as it is after a deploy and the manual steps, but for what `carol` and cfo@example.com have to do. */
  async function furnish(): Promise<void> {
    const settings = accountSettings(ACCOUNT);
    const iam = new IAMClient(settings);
    for (const UserName of ["bob", "carol"]) {
      await iam.send(new CreateUserCommand({ UserName }));
      await iam.send(new CreateLoginProfileCommand({ UserName, Password: "correct-Horse-battery-9" }));
    }
    const device = await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: "bob" }));
    await iam.send(
      new EnableMFADeviceCommand({
        UserName: "bob",
        SerialNumber: device.VirtualMFADevice?.SerialNumber,
        AuthenticationCode1: "123456",
        AuthenticationCode2: "654321",
      }),
    );
    await iam.send(
      new UpdateAccountPasswordPolicyCommand({ MinimumPasswordLength: 14, PasswordReusePrevention: 24 }),
    );
    const sns = new SNSClient(settings);
    const { TopicArn = "" } = await sns.send(new CreateTopicCommand({ Name: "notifications" }));
    await sns.send(new SubscribeCommand({ TopicArn, Protocol: "email", Endpoint: "ops@example.com" }));
    const cloudWatch = new CloudWatchClient(settings);
    const metric = { MetricName: "EstimatedCharges", Dimensions: [{ Name: "Currency", Value: "USD" }] };
    await cloudWatch.send(
      new PutMetricAlarmCommand({
        AlarmName: "charges",
        Namespace: "AWS/Billing",
        ...metric,
        Statistic: "Maximum",
        Period: 21_600,
        EvaluationPeriods: 1,
        Threshold: 100,
        ComparisonOperator: "GreaterThanThreshold",
        AlarmActions: [TopicArn],
      }),
    );
    await cloudWatch.send(
      new PutMetricDataCommand({
        Namespace: "AWS/Billing",
        MetricData: [{ ...metric, Value: 12.5, Timestamp: new Date(Date.now() - 7_200_000) }],
      }),
    );
    for (const client of [iam, sns, cloudWatch]) client.destroy();
  }

  const doctor = (...args: string[]) => runCli(directory, sandbox.env, "doctor", ...args);

  it("says of each fault of an account what it is and how to mend it, and exits with 1", async () => {
    const { code, stdout, stderr } = await doctor("ready");
    assert.equal(code, 1, stderr);
    assert.match(stdout, /^ready \(210000000001\)$/m);
    assert.match(stdout, /✗ root-mfa: the root user has no MFA device\n {6}Sign in as the root user/);
    assert.match(stdout, /✗ users-without-mfa: carol has a console password and no MFA device\n {6}\S/);
    assert.match(stdout, /✗ email-subscriptions-confirmed: cfo@example\.com is not subscribed/);
    assert.match(stdout, /^1 account examined: 0 in order, 0 with advice, 1 failing$/m);
    for (const passed of [
      "root-no-access-keys",
      "billing-access",
      "billing-metrics",
      "password-policy",
      "bob",
    ])
      assert.ok(!stdout.includes(passed), `${passed} passes and is not mentioned:\n${stdout}`);
  });

  describe("over all accounts", () => {
    let result: CliResult;
    let record: RunRecord;
    const account = (name: string) => record.accounts.find((one) => one.stack === name);

    before(async () => {
      result = await doctor("--json");
      record = JSON.parse(result.stdout) as RunRecord;
    });

    it("examines each that it can enter, and goes on where it cannot", () => {
      assert.equal(result.code, 1);
      assert.deepEqual(
        record.accounts.map(({ stack: name, examined }) => ({ name, examined })),
        [
          { name: "bare", examined: true },
          { name: "elsewhere", examined: false },
          { name: "nowhere", examined: false },
          { name: "ready", examined: true },
        ],
      );
      const controls = new Set(record.controls.map(({ name }) => name));
      for (const { findings } of record.accounts)
        for (const { control } of findings) assert.ok(controls.has(control), control);
    });

    it("sees an account without anything in it", () => {
      assert.deepEqual(
        account("bare")?.findings.map(({ control, level }) => `${level} ${control}`),
        [
          "mandatory root-mfa",
          "mandatory billing-metrics",
          "mandatory email-subscriptions-confirmed",
          "advisory password-policy",
        ],
      );
    });

    it("asks nothing of an account that is not the stack's", () => {
      assert.deepEqual(
        account("elsewhere")?.findings.map(({ control, level, message }) => ({ control, level, message })),
        [
          {
            control: "credentials-and-account",
            level: "mandatory",
            message: "the credentials are for account 210000000009, the stack is for account 210000000003",
          },
        ],
      );
    });

    it("says whose credentials are missing", () => {
      assert.match(
        account("nowhere")?.cause ?? "",
        /^credentials-and-account: no credentials of account 210000000004 by profile nobody: /,
      );
    });

    it("prints no credential", () => {
      assert.doesNotMatch(
        result.stdout + result.stderr,
        /\b(?:ASIA|AKIA)[A-Z0-9]{8,}|SecretAccessKey|SessionToken/,
      );
    });
  });

  describe("where the stack has sign-in alerts", () => {
    const WATCHED = "210000000006";
    let cloudTrail: CloudTrailClient;

    before(async () => {
      stack("watched", WATCHED, "assumeRole: OrganizationAccountAccessRole\n  signInAlerts: true");
      const settings = accountSettings(WATCHED, "eu-west-1");
      cloudTrail = new CloudTrailClient(settings);
      const { accessKeyId } = await settings.credentials();
      // The emulator tells services and accounts apart by what a request is signed with, and checks no signature.
      const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0`;
      const bucket = await fetch(`${settings.endpoint}/trail-of-watched`, {
        method: "PUT",
        headers: { authorization },
      });
      assert.equal(bucket.status, 200);
    });

    after(() => {
      cloudTrail.destroy();
    });

    async function found(): Promise<string[]> {
      const { findings } = await one("watched");
      return findings
        .filter(({ control }) => control === "sign-in-events")
        .map(({ level, message, fix }) => `${level}: ${message} | ${fix}`);
    }

    it("sees that there is no trail, that it is stopped, that it logs, and that it leaves out what reads", async () => {
      const [none, ...others] = await found();
      assert.match(none ?? "", /^mandatory: no CloudTrail trail .* \| .*aws cloudtrail create-trail/);
      assert.deepEqual(others, []);

      const { TrailARN = "" } = await cloudTrail.send(
        new CreateTrailCommand({
          Name: "main",
          S3BucketName: "trail-of-watched",
          IsMultiRegionTrail: true,
        }),
      );
      const stopped = `trail main is stopped | aws cloudtrail start-logging --name ${TrailARN} --region eu-west-1`;
      assert.ok((await found())[0]?.includes(stopped));

      await cloudTrail.send(new StartLoggingCommand({ Name: "main" }));
      assert.deepEqual(await found(), []);

      await cloudTrail.send(
        new PutEventSelectorsCommand({
          TrailName: "main",
          EventSelectors: [{ ReadWriteType: "WriteOnly", IncludeManagementEvents: true }],
        }),
      );
      assert.match(
        (await found()).join(),
        /trail main leaves out management events that read \| CloudTrail in eu-west-1/,
      );

      await cloudTrail.send(new StopLoggingCommand({ Name: "main" }));
      assert.match(
        (await found()).join(),
        /trail main is stopped and leaves out management events that read \|/,
      );
    });
  });

  describe("where assumeRole is encrypted", () => {
    const pulumi = (env: NodeJS.ProcessEnv, ...args: string[]) =>
      startPulumi(sandbox, directory, args, env).result;
    const env = { PULUMI_CONFIG_PASSPHRASE: "for this test" };

    before(async () => {
      stack("sealed", "210000000005", "region: eu-central-1");
      const commands = [
        ["stack", "init", "sealed"],
        ["config", "set", "--path", "assumeRole.role", "Deploy", "-s", "sealed"],
        ["config", "set", "--secret", "--path", "assumeRole.externalId", "hush-hush", "-s", "sealed"],
      ];
      for (const command of commands) {
        const { code, output } = await pulumi(env, ...command);
        assert.equal(code, 0, output);
      }
    });

    it("has Pulumi decrypt it, and shows it nowhere", async () => {
      const result = await runCli(directory, { ...sandbox.env, ...env }, "doctor", "sealed", "--json");
      const { accounts } = JSON.parse(result.stdout) as RunRecord;
      assert.equal(accounts[0]?.examined, true, result.stdout);
      assert.doesNotMatch(result.stdout + result.stderr, /hush-hush/);
    });

    it("says what to make work where Pulumi cannot", async () => {
      const { findings, outcome } = await one("sealed");
      assert.equal(outcome, "failed");
      assert.deepEqual(
        findings.map(({ control, level }) => ({ control, level })),
        [{ control: "credentials-and-account", level: "unknown" }],
      );
      assert.match(
        findings[0]?.message ?? "",
        /assumeRole is encrypted in Pulumi\.sealed\.yaml .*passphrase/,
      );
      assert.match(findings[0]?.fix ?? "", /pulumi config get assumeRole --stack sealed/);
    });
  });

  describe("with --resume", () => {
    it("goes on with that run: only what was not in order is examined again", async () => {
      stack("elsewhere", "210000000003", "assumeRole: OrganizationAccountAccessRole");
      const first = JSON.parse((await doctor("elsewhere", "nowhere", "--json")).stdout) as RunRecord;
      stack("nowhere", "210000000004", "assumeRole: OrganizationAccountAccessRole");
      const { run, accounts } = JSON.parse(
        (await doctor("--resume", first.run, "--json")).stdout,
      ) as RunRecord;
      assert.equal(run, first.run);
      assert.deepEqual(
        accounts.map(({ stack: name, examined }) => ({ name, examined })),
        [
          { name: "elsewhere", examined: true },
          { name: "nowhere", examined: true },
        ],
      );
    });
  });

  async function one(name: string): Promise<AccountResult> {
    const { stdout, stderr } = await doctor(name, "--json");
    const [account] = (JSON.parse(stdout) as RunRecord).accounts;
    assert.ok(account, stderr);
    return account;
  }
});

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  AttachGroupPolicyCommand,
  CreateGroupCommand,
  CreateUserCommand,
  GetPolicyCommand,
  IAMClient,
  ListUsersCommand,
} from "@aws-sdk/client-iam";
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { startEmulator, stopEmulator } from "../../../sandbox/emulator";
import { runningProcess } from "../../../sandbox/emulator/identity";
import type { EmulatorRecord } from "../../../sandbox/emulator/identity";

describe("the AWS emulator", () => {
  let directory: string;
  let emulator: EmulatorRecord;
  const base = { accessKeyId: "test", secretAccessKey: "test" };

  before(async () => {
    directory = mkdtempSync(join(tmpdir(), "emulator test "));
    emulator = await startEmulator({ directory, detached: false, log: () => undefined });
  });

  after(async () => {
    await stopEmulator(emulator);
    rmSync(directory, { recursive: true, force: true });
  });

  const sts = (credentials: typeof base): STSClient =>
    new STSClient({ endpoint: emulator.endpoint, region: "us-east-1", credentials });
  const iam = (credentials: typeof base): IAMClient =>
    new IAMClient({ endpoint: emulator.endpoint, region: "us-east-1", credentials });

  async function credentialsIn(account: string): Promise<typeof base> {
    const RoleArn = `arn:aws:iam::${account}:role/OrganizationAccountAccessRole`;
    const { Credentials } = await sts(base).send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "test" }));
    return {
      accessKeyId: Credentials?.AccessKeyId ?? "",
      secretAccessKey: Credentials?.SecretAccessKey ?? "",
    };
  }

  it("is in account 123456789012 at first, and in that of a role once it is assumed", async () => {
    const accountOf = async (credentials: typeof base): Promise<string | undefined> =>
      (await sts(credentials).send(new GetCallerIdentityCommand({}))).Account;
    assert.equal(await accountOf(base), "123456789012");
    assert.equal(await accountOf(await credentialsIn("000011112222")), "000011112222");
  });

  it("keeps accounts apart", async () => {
    const [one, other] = [await credentialsIn("111111111111"), await credentialsIn("222222222222")];
    await iam(one).send(new CreateUserCommand({ UserName: "only-in-one" }));
    const names = async (credentials: typeof base): Promise<(string | undefined)[]> =>
      ((await iam(credentials).send(new ListUsersCommand({}))).Users ?? []).map(({ UserName }) => UserName);
    assert.deepEqual(await names(one), ["only-in-one"]);
    assert.deepEqual(await names(other), []);
  });

  it("knows AWS's managed policies, and each account counts only its own attachments", async () => {
    const [one, other] = [await credentialsIn("333333333333"), await credentialsIn("444444444444")];
    const PolicyArn = "arn:aws:iam::aws:policy/AWSBillingReadOnlyAccess";
    const attachments = async (credentials: typeof base): Promise<number | undefined> =>
      (await iam(credentials).send(new GetPolicyCommand({ PolicyArn }))).Policy?.AttachmentCount;
    await iam(one).send(new CreateGroupCommand({ GroupName: "admins" }));
    await iam(one).send(new AttachGroupPolicyCommand({ GroupName: "admins", PolicyArn }));
    assert.equal(await attachments(one), 1);
    assert.equal(await attachments(other), 0);
  });

  it("is gone once it is stopped, and stopping it again does no harm", async () => {
    const other = mkdtempSync(join(directory, "other "));
    const record = await startEmulator({ directory: other, detached: false, log: () => undefined });
    assert.notEqual(await runningProcess(record), undefined);
    await stopEmulator(record);
    assert.equal(await runningProcess(record), undefined);
    await stopEmulator(record);
  });

  it("ends with the process that started it, even if that is killed", async () => {
    const script = `
      require("ts-node/register/transpile-only");
      const { startEmulator } = require("./sandbox/emulator");
      const directory = ${JSON.stringify(directory)};
      startEmulator({ directory, detached: false, log: () => undefined }).then((record) => {
        console.log(JSON.stringify(record));
        setInterval(() => undefined, 1000);
      });
    `;
    const owner = spawn(process.execPath, ["-e", script], {
      cwd: join(__dirname, "../../.."),
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [line] = (await once(owner.stdout, "data")) as [Buffer];
    const orphan = JSON.parse(line.toString()) as EmulatorRecord;
    assert.notEqual(await runningProcess(orphan), undefined);
    owner.kill("SIGKILL");
    const deadline = Date.now() + 5_000;
    while ((await runningProcess(orphan)) !== undefined && Date.now() < deadline) await sleep(100);
    assert.equal(await runningProcess(orphan), undefined);
    assert.notEqual(await runningProcess(emulator), undefined);
  });
});

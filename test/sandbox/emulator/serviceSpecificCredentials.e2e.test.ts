import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { IAM } from "@aws-sdk/client-iam";
import type { StatusType } from "@aws-sdk/client-iam";
import { startEmulator, stopEmulator } from "../../../sandbox/emulator";
import type { EmulatorRecord } from "../../../sandbox/emulator/identity";

const GIT = "codecommit.amazonaws.com";
const BEDROCK = "bedrock.amazonaws.com";
const DAY_MS = 86_400_000;

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateServiceSpecificCredential.html */
describe("service-specific credentials in the AWS emulator", () => {
  let directory: string;
  let emulator: EmulatorRecord;
  let iam: IAM;
  let count = 0;

  before(async () => {
    directory = mkdtempSync(join(tmpdir(), "credentials test "));
    emulator = await startEmulator({ directory, detached: false, log: () => undefined });
    iam = as({ accessKeyId: "test", secretAccessKey: "test" });
  });

  after(async () => {
    await stopEmulator(emulator);
    rmSync(directory, { recursive: true, force: true });
  });

  function as(credentials: { accessKeyId: string; secretAccessKey: string }): IAM {
    return new IAM({ endpoint: emulator.endpoint, region: "us-east-1", credentials });
  }

  async function newUser(): Promise<string> {
    const UserName = `user-${++count}`;
    await iam.createUser({ UserName });
    return UserName;
  }

  async function create(UserName: string, ServiceName: string, CredentialAgeDays?: number) {
    const answer = await iam.createServiceSpecificCredential({ UserName, ServiceName, CredentialAgeDays });
    assert.ok(answer.ServiceSpecificCredential);
    return answer.ServiceSpecificCredential;
  }

  async function list(UserName?: string, ServiceName?: string) {
    const answer = await iam.listServiceSpecificCredentials({ UserName, ServiceName });
    return answer.ServiceSpecificCredentials ?? [];
  }

  it("for CodeCommit and Keyspaces are a user name and a password, which only creation and a reset show", async () => {
    const UserName = await newUser();
    for (const service of [GIT, "cassandra.amazonaws.com"]) {
      const made = await create(UserName, service);
      const { ServicePassword, ...shown } = made;
      assert.equal(shown.ServiceUserName, `${UserName}-at-123456789012`);
      assert.equal(shown.Status, "Active");
      assert.match(shown.ServiceSpecificCredentialId ?? "", /^\w{20}$/);
      assert.ok(Math.abs(Number(shown.CreateDate) - Date.now()) < 60_000);
      assert.deepEqual(await list(UserName, service), [shown]);

      const { ServiceSpecificCredentialId } = made;
      const reset = await iam.resetServiceSpecificCredential({ UserName, ServiceSpecificCredentialId });
      const { ServicePassword: another, ...same } = reset.ServiceSpecificCredential ?? {};
      assert.deepEqual(same, shown);
      assert.ok(ServicePassword && another && ServicePassword !== another);
      assert.deepEqual(await list(UserName, service), [shown]);
    }
    assert.equal((await list(UserName)).length, 2);
  });

  it("for services with API keys are an alias and a secret, and may expire", async () => {
    const UserName = await newUser();
    for (const service of [BEDROCK, "logs.amazonaws.com"]) {
      const { ServiceCredentialSecret, ...shown } = await create(UserName, service, 30);
      assert.equal(shown.ServiceCredentialAlias, `${UserName}-at-123456789012`);
      assert.equal(Number(shown.ExpirationDate) - Number(shown.CreateDate), 30 * DAY_MS);
      assert.ok(ServiceCredentialSecret);
      assert.deepEqual(await list(UserName, service), [shown]);
    }
    assert.equal("ExpirationDate" in (await create(UserName, BEDROCK)), false);
    await assert.rejects(create(UserName, GIT, 30), { name: "ValidationError" });
    await assert.rejects(create(UserName, BEDROCK, 0), {
      name: "ValidationError",
      message: /CredentialAge/i,
    });
    await assert.rejects(create(UserName, BEDROCK, 36_601), { name: "ValidationError" });
  });

  it("are two for each service and user, with logins of their own", async () => {
    const UserName = await newUser();
    const [first, second] = [await create(UserName, GIT), await create(UserName, GIT)];
    assert.notEqual(first.ServiceUserName, second.ServiceUserName);
    await assert.rejects(create(UserName, GIT), { name: "LimitExceededException" });
    await create(UserName, BEDROCK);
    await create(await newUser(), GIT);
  });

  it("keep their login when the user is renamed, and nobody else gets it", async () => {
    const [UserName, NewUserName] = [await newUser(), `renamed-${count}`];
    const { ServiceUserName } = await create(UserName, GIT);
    await iam.updateUser({ UserName, NewUserName });
    const [kept] = await list(NewUserName);
    assert.deepEqual([kept?.UserName, kept?.ServiceUserName], [NewUserName, ServiceUserName]);
    await iam.createUser({ UserName });
    assert.notEqual((await create(UserName, GIT)).ServiceUserName, ServiceUserName);
  });

  it("can be deactivated, and an inactive one counts", async () => {
    const UserName = await newUser();
    const { ServiceSpecificCredentialId } = await create(UserName, GIT);
    await create(UserName, GIT);
    const set = (Status: StatusType) =>
      iam.updateServiceSpecificCredential({ UserName, ServiceSpecificCredentialId, Status });
    await set("Inactive");
    assert.deepEqual(
      (await list(UserName)).map(({ Status }) => Status),
      ["Inactive", "Active"],
    );
    await assert.rejects(create(UserName, GIT), { name: "LimitExceededException" });
    await assert.rejects(set("Expired"), { name: "InvalidInputException" });
    await assert.rejects(set("Off" as StatusType), { name: "ValidationError" });
  });

  it("belong to a user that exists and to a service that has them", async () => {
    const [UserName, other] = [await newUser(), await newUser()];
    const missing = { name: "NoSuchEntityException" };
    await assert.rejects(create("nobody", GIT), missing);
    await assert.rejects(list("nobody"), missing);
    await assert.rejects(create(UserName, "s3.amazonaws.com"), { name: "ServiceNotSupportedException" });
    await assert.rejects(list(UserName, "s3.amazonaws.com"), { name: "ServiceNotSupportedException" });
    await assert.rejects(create("no/name", GIT), { name: "ValidationError", message: /userName.*pattern/ });

    const { ServiceSpecificCredentialId } = await create(UserName, GIT);
    const ofOther = { UserName: other, ServiceSpecificCredentialId };
    await assert.rejects(iam.updateServiceSpecificCredential({ ...ofOther, Status: "Active" }), missing);
    await assert.rejects(iam.resetServiceSpecificCredential(ofOther), missing);
    await assert.rejects(iam.deleteServiceSpecificCredential(ofOther), missing);
    assert.equal((await list(UserName)).length, 1);
  });

  it("keep their user from being deleted", async () => {
    const UserName = await newUser();
    const { ServiceSpecificCredentialId } = await create(UserName, GIT);
    await assert.rejects(iam.deleteUser({ UserName }), { name: "DeleteConflictException" });
    await iam.deleteServiceSpecificCredential({ UserName, ServiceSpecificCredentialId });
    await iam.deleteUser({ UserName });
    await assert.rejects(iam.deleteUser({ UserName }), { name: "NoSuchEntityException" });
    await iam.createUser({ UserName });
    assert.deepEqual(await list(UserName), []);
  });

  it("are those of the caller where no user is named", async () => {
    const UserName = await newUser();
    await create(UserName, GIT);
    const { AccessKey } = await iam.createAccessKey({ UserName });
    const { AccessKeyId: accessKeyId = "", SecretAccessKey: secretAccessKey = "" } = AccessKey ?? {};
    const own = await as({ accessKeyId, secretAccessKey }).listServiceSpecificCredentials({});
    assert.deepEqual(
      own.ServiceSpecificCredentials?.map((each) => each.UserName),
      [UserName],
    );
    await assert.rejects(list(), { name: "ValidationError", message: /userName/ });
  });

  it("are listed for all users, in pages", async () => {
    const users = [await newUser(), await newUser()];
    for (const UserName of users) await create(UserName, "logs.amazonaws.com");
    const found: (string | undefined)[] = [];
    let Marker: string | undefined;
    do {
      const page = await iam.listServiceSpecificCredentials({ AllUsers: true, MaxItems: 1, Marker });
      const { ServiceSpecificCredentials: [only, ...more] = [] } = page;
      assert.deepEqual(more, []);
      if (only?.ServiceName === "logs.amazonaws.com") found.push(only.UserName);
      assert.equal(page.IsTruncated, page.Marker !== undefined);
      Marker = page.Marker;
    } while (Marker !== undefined);
    assert.deepEqual(found.slice(-2), users);
    const both = { AllUsers: true, UserName: users[0] };
    await assert.rejects(iam.listServiceSpecificCredentials(both), { name: "InvalidInputException" });
  });
});

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { findProject } from "../../../fleet/accounts/project";
import { adoptAccount } from "../../../fleet/adopt/adoptAccount";
import { UsageError } from "../../../fleet/usageError";
import { copyProgram } from "../../support/copyProgram";
import { type AwsAnswer, useFakeAws } from "../aws/useFakeAws";
import { accountOf, CONFIG } from "../check/fixtures";

const OURS = "111122223333";

describe("adoptAccount, where an account cannot be read", function () {
  this.timeout(20_000);
  const earlier = process.cwd();
  let directory = "";
  /** Whose the credentials are. */
  let owner = OURS;
  let operations: string[] = [];
  useFakeAws(({ operation }) => {
    operations.push(operation);
    return operation === "GetCallerIdentity" ? identityOf(owner) : DENIED;
  });

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "account baseline adopt "));
    copyProgram(directory);
    owner = OURS;
    operations = [];
  });
  afterEach(() => {
    process.chdir(earlier);
    rmSync(directory, { recursive: true });
  });

  /** What the user is told. */
  async function refusal(force = false): Promise<string> {
    const result = adoptAccount(findProject(directory), accountOf("dev", CONFIG), { force, dryRun: false });
    const error: unknown = await result.then(
      () => assert.fail("it is not refused"),
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof UsageError, String(error));
    return error.message;
  }

  it("asks nothing of an account that is not the stack's", async () => {
    owner = "999999999999";
    assert.match(
      await refusal(),
      /^dev: the credentials are for account 999999999999, the stack is for account 111122223333\n {2}Set profile or assumeRole/,
    );
    assert.deepEqual(operations, ["GetCallerIdentity"]);
  });

  it("names the permission that its role lacks, and takes nothing for missing that it cannot see", async () => {
    assert.match(
      await refusal(),
      /^dev: not permitted: iam:ListUsers: AccessDenied: no\n {2}Allow iam:ListUsers to the role that adopt uses\.$/,
    );
  });

  it("replaces no file unasked, and asks nobody then", async () => {
    mkdirSync(join(directory, "adopted"));
    writeFileSync(join(directory, "adopted/dev.json"), JSON.stringify({ resources: [] }));
    assert.equal(await refusal(), "adopted/dev.json is there already; --force replaces it");
    assert.deepEqual(operations, []);
    assert.match(await refusal(true), /not permitted: iam:ListUsers/);
  });

  it("says why a program fails", async () => {
    writeFileSync(join(directory, "index.ts"), 'throw new Error("no such thing");');
    assert.equal(await refusal(), "dev: the program fails:\nError: no such thing");
  });

  it("needs a program with one AccountBaseline", async () => {
    writeFileSync(join(directory, "index.ts"), "export {};");
    assert.equal(await refusal(), "the program has no AccountBaseline; adopt needs exactly one");
  });
});

function identityOf(account: string): AwsAnswer {
  return {
    body: `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Account>${account}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
  };
}

const DENIED: AwsAnswer = {
  status: 403,
  body: "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>",
};

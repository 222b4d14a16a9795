import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import { loadConfig } from "../../config/load";
import { toArgs } from "../../config/toArgs";
import { useMocks, valueOf } from "../support/deployWithMocks";

const smallest = {
  "account-baseline:accountId": "111122223333",
  "account-baseline:admins": '["alice"]',
  "account-baseline:monthlyLimitUsd": "100",
  "account-baseline:emails": "ops@example.com",
};

const load = async (changes: Record<string, string> = {}, secretKeys: string[] = []) => {
  await useMocks([], "111122223333");
  pulumi.runtime.setAllConfig({ ...smallest, ...changes }, secretKeys);
  return loadConfig();
};

describe("loadConfig", () => {
  it("reads the config of the running stack", async () => {
    const { config } = await load();
    assert.equal(config.accountId, "111122223333");
  });

  it("throws all mistakes in one error without a stack trace for the user, naming file and stack", async () => {
    await assert.rejects(
      load({ "account-baseline:accountId": "1", "account-baseline:emails": "x" }),
      (error: Error) => {
        assert.ok(pulumi.RunError.isInstance(error));
        assert.match(error.message, /^2 mistakes in the config of stack test; nothing was changed\n/);
        assert.match(error.message, /\n {2}Pulumi\.test\.yaml: accountId = "1" is not valid/);
        return true;
      },
    );
  });

  it("says that keys of the aws namespace have no effect here", async () => {
    await assert.rejects(
      load({ "aws:region": "eu-central-1" }),
      /aws:region has no effect.*use region, profile or assumeRole/,
    );
  });

  it("recognises a misspelt namespace", async () => {
    await assert.rejects(load({ "account-baselin:region": "x" }), /did you mean account-baseline:region\?/);
  });

  it("leaves the keys of other programs alone", async () => {
    assert.equal((await load({ "datadog:apiKey": "x" })).config.accountId, "111122223333");
  });

  it("keeps what was encrypted in the stack file a secret", async () => {
    const loaded = await load(
      {
        "account-baseline:assumeRole": '{"role":"deployer","externalId":"s3cret"}',
        "account-baseline:billingAlarmUsd": "7",
      },
      ["account-baseline:assumeRole"],
    );
    const { assumeRoles, billingAlarmUsd } = toArgs(loaded);
    assert.ok(pulumi.Output.isInstance(assumeRoles));
    assert.deepEqual(await valueOf(assumeRoles as pulumi.Output<unknown>), {
      value: [
        {
          roleArn: "arn:aws:iam::111122223333:role/deployer",
          externalId: "s3cret",
          sessionName: "account-baseline",
          duration: "3600s",
        },
      ],
      secret: true,
    });
    assert.equal(billingAlarmUsd, "7");
  });
});

import assert from "node:assert/strict";

import { accountCredentials, managementCredentials } from "../../../fleet/aws/credentials";
import { assumedRole, type AwsCall, useFakeAws } from "./useFakeAws";

describe("the credentials of an account", () => {
  let asked: AwsCall[] = [];
  useFakeAws((call) => {
    asked.push(call);
    return assumedRole(`KEY${asked.length}`);
  });
  beforeEach(() => {
    asked = [];
  });

  const stack = { accountId: "111122223333", region: "eu-central-1" };
  const role = (name: string) => ({ role: name, durationSeconds: 3600 });

  it("are those of the environment where the stack assumes no role", async () => {
    const { accessKeyId } = await accountCredentials(stack, "run");
    assert.equal(accessKeyId, "BASE");
    assert.deepEqual(asked, []);
  });

  it("come through each role of the chain, with what the stack file says of it", async () => {
    const hub = { ...role("arn:aws:iam::999988887777:role/hub"), externalId: "x-1", durationSeconds: 900 };
    const { accessKeyId, sessionToken } = await accountCredentials(
      { ...stack, assumeRole: [hub, { ...role("path/Deploy"), sessionName: "mine" }] },
      "account-baseline-doctor",
    );
    assert.deepEqual({ accessKeyId, sessionToken }, { accessKeyId: "KEY2", sessionToken: "token" });
    assert.deepEqual(
      asked.map(({ accessKeyId: by, parameters }) => {
        const { RoleArn, RoleSessionName, DurationSeconds, ExternalId } = parameters;
        return { by, RoleArn, RoleSessionName, DurationSeconds, ExternalId };
      }),
      [
        {
          by: "BASE",
          RoleArn: "arn:aws:iam::999988887777:role/hub",
          RoleSessionName: "account-baseline-doctor",
          DurationSeconds: "900",
          ExternalId: "x-1",
        },
        {
          by: "KEY1",
          RoleArn: "arn:aws:iam::111122223333:role/path/Deploy",
          RoleSessionName: "mine",
          DurationSeconds: "3600",
          ExternalId: undefined,
        },
      ],
    );
  });

  it("of the management account come through its role", async () => {
    const roleArn = "arn:aws:iam::999988887777:role/Reader";
    const { accessKeyId } = await managementCredentials({ roleArn }, "us-east-1", "account-baseline-init")();
    assert.equal(accessKeyId, "KEY1");
    const { RoleArn, RoleSessionName } = asked[0]?.parameters ?? {};
    assert.deepEqual([RoleArn, RoleSessionName], [roleArn, "account-baseline-init"]);
  });
});

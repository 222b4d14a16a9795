import assert from "node:assert/strict";

import { Provider } from "@pulumi/aws/provider";

import { verifyAccount } from "../../../components/account/account";
import { type Registered, useMocks } from "../../support/deployWithMocks";

describe("verifyAccount", () => {
  it("resolves in the stack's account", async () => {
    await useMocks([], "111122223333");
    assert.deepEqual(await verifyAccount("111122223333", new Provider("home", { region: "us-east-1" })), []);
  });

  it("rejects in another with a message that names both", async () => {
    const resources: Registered[] = [];
    await useMocks(resources, "999999999999");
    await assert.rejects(verifyAccount("111122223333", new Provider("home", { region: "us-east-1" })), {
      message:
        /the stack is for account 111122223333 .* the credentials are for account 999999999999; nothing was created/,
    });
  });
});

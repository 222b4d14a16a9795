// expect: pass
// users of other services are no IAM users
import * as aws from "@pulumi/aws";

import { Any } from "../kit";

// The sandbox's aws plugin stands in for that of gcp.
const provider = new aws.Provider("p", { region: "us-east-1" });
new aws.identitystore.User("u", {
  identityStoreId: "d-1234567890",
  displayName: "A",
  userName: "alice",
  name: { givenName: "A", familyName: "B" },
});
new Any("gcp:serviceaccount/account:Account", "a", { accountId: "a" }, { provider });
new aws.cloudcontrol.Resource("r", {
  typeName: "AWS::Logs::LogGroup",
  desiredState: JSON.stringify({ LogGroupName: "l" }),
});

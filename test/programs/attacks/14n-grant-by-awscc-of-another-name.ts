// expect: block rule=iam-user-mfa-enforcement user=rogue config=effective-permissions
// effective permissions: a bridge of awscc that is called otherwise grants to the user; aws stands in for the package
import * as aws from "@pulumi/aws";

import { Any, WEAK } from "../kit";

const provider = new aws.Provider("p", { region: "us-east-1" });
new aws.iam.User("u", { name: "rogue" });
new Any(
  "cc:index/iamUserPolicy:IamUserPolicy",
  "p",
  { userName: "rogue", policyName: "p", policyDocument: WEAK },
  { provider },
);

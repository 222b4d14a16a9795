// expect: block rule=iam-user-mfa-enforcement user=rogue config=effective-permissions
// effective permissions: administrator rights through a provider with a profile
import * as aws from "@pulumi/aws";

import { ADMIN } from "../kit";

const p = new aws.Provider("p", { region: "us-east-1", profile: "default" });
new aws.iam.User("u", { name: "rogue" });
new aws.iam.PolicyAttachment("pa", { name: "pa", users: ["ROGUE"], policyArn: ADMIN }, { provider: p });

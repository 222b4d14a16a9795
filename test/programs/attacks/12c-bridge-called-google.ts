// expect: block rule=iam-user-mfa-enforcement user=rogue
// a bridge of the aws provider that is called google; the sandbox's aws plugin stands in for the package
import * as aws from "@pulumi/aws";

import { Any } from "../kit";

const provider = new aws.Provider("p", { region: "us-east-1" });
new Any("google:index/iamUser:IamUser", "u", { name: "rogue" }, { provider });
new Any("google:index/iamAccessKey:IamAccessKey", "k", { user: "rogue" }, { provider });

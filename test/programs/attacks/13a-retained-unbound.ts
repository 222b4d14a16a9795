// expect: block rule=iam-user-mfa-enforcement user=rogue
// a user that stays after its deletion from the program is judged as any other
import * as aws from "@pulumi/aws";

new aws.iam.User("u", { name: "rogue" }, { retainOnDelete: true });

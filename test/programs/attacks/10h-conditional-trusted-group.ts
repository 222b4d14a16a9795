// expect: block rule=iam-user-mfa-enforcement user=rogue config=trust-landing-zone
// the user joins the trusted group only under a condition
import * as aws from "@pulumi/aws";

new aws.iam.User("u", { name: "rogue" });
new aws.cloudformation.Stack("s", {
  name: "s",
  capabilities: ["CAPABILITY_NAMED_IAM"],
  templateBody: JSON.stringify({
    Conditions: { Elsewhere: { "Fn::Equals": [{ Ref: "AWS::Region" }, "eu-west-1"] } },
    Resources: {
      Join: {
        Type: "AWS::IAM::UserToGroupAddition",
        Condition: "Elsewhere",
        Properties: { GroupName: "landing-zone-admins", Users: ["rogue"] },
      },
    },
  }),
});

// expect: block rule=iam-user-mfa-enforcement user=rogue config=trust-landing-zone
// the user of a template is in the trusted group only by an addition under the opposite condition
import * as aws from "@pulumi/aws";

new aws.cloudformation.Stack("s", {
  name: "s",
  capabilities: ["CAPABILITY_NAMED_IAM"],
  templateBody: JSON.stringify({
    Conditions: {
      Here: { "Fn::Equals": [{ Ref: "AWS::Region" }, "us-east-1"] },
      There: { "Fn::Not": [{ Condition: "Here" }] },
    },
    Resources: {
      User: { Type: "AWS::IAM::User", Condition: "Here", Properties: { UserName: "rogue" } },
      Join: {
        Type: "AWS::IAM::UserToGroupAddition",
        Condition: "There",
        Properties: { GroupName: "landing-zone-admins", Users: ["rogue"] },
      },
    },
  }),
});

// expect: up-block rule=iam-credential-needs-binding user=r01c-rogue
// a CloudFormation template with a user and a password, deployed inside apply
import * as aws from "@pulumi/aws";

const t = new aws.iam.Group("t", { name: "r01c-t" });
t.arn.apply(() => {
  new aws.cloudformation.Stack("s", {
    name: "s",
    capabilities: ["CAPABILITY_NAMED_IAM"],
    templateBody: JSON.stringify({
      Resources: {
        U: {
          Type: "AWS::IAM::User",
          Properties: {
            UserName: "r01c-rogue",
            LoginProfile: { Password: "Abc123!xyz-LongEnough", PasswordResetRequired: true },
          },
        },
      },
    }),
  });
});

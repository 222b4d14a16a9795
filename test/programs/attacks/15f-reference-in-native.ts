// expect: block rule=iam-user-mfa-enforcement user=rogue
// the template of an aws-native stack, an object, whose boundary is a text that looks like a reference
import { Any, DENY, doc } from "../kit";

new Any(
  "aws-native:cloudformation:Stack",
  "s",
  {
    stackName: "s",
    capabilities: ["CAPABILITY_NAMED_IAM"],
    disableRollback: true,
    templateBody: {
      Resources: {
        P: {
          Type: "AWS::IAM::ManagedPolicy",
          Properties: {
            PolicyDocument: JSON.parse(doc({ Effect: "Allow", Action: "*", Resource: "*" }, DENY)) as object,
          },
        },
        U: { Type: "AWS::IAM::User", Properties: { UserName: "rogue" } },
        A: {
          Type: "AWS::IAM::ManagedPolicy",
          Properties: {
            Users: ["${U}"],
            PolicyDocument: JSON.parse(doc(DENY)) as object,
          },
        },
      },
    },
  },
  { version: "1.0.0" },
);

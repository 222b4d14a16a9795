// expect: pass
// templateUrl without CAPABILITY_IAM: CloudFormation refuses to make IAM resources
import * as aws from "@pulumi/aws";

new aws.cloudformation.Stack("net", { name: "net", templateUrl: "https://s3.amazonaws.com/acme/vpc.yaml" });

// expect: pass
// role that trusts another role of the same stack by .arn
import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";

const a = new aws.iam.Role("a", {
  name: "a",
  assumeRolePolicy: JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
  }),
});
new aws.iam.Role("b", {
  name: "b",
  assumeRolePolicy: pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { AWS: a.arn }, Action: "sts:AssumeRole" }],
  }),
});

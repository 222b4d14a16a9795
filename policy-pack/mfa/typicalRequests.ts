import type { OpenRequest } from "./openRequest";

const user = (name: string): string => `arn:aws:iam::123456789012:user/${name}`;

/**
 * What a counterexample names when it can: requests that a reader knows and that matter, each on a resource that its
 * action takes. Whether a document enforces MFA does not depend on them.
 */
export function typicalRequests(ownName: string): OpenRequest[] {
  return [
    { action: "iam:CreateUser", resource: user("new-user") },
    { action: "iam:AttachUserPolicy", resource: user(ownName) },
    { action: "iam:PutUserPolicy", resource: user(ownName) },
    { action: "iam:CreateAccessKey", resource: user("someone-else") },
    { action: "iam:UpdateLoginProfile", resource: user("someone-else") },
    { action: "iam:DeactivateMFADevice", resource: user("someone-else") },
    { action: "iam:UpdateAccessKey", resource: user("someone-else") },
    { action: "iam:DeleteAccessKey", resource: user("someone-else") },
    { action: "iam:PassRole", resource: "arn:aws:iam::123456789012:role/Admin" },
    { action: "iam:GetRole", resource: "arn:aws:iam::123456789012:role/Admin" },
    { action: "sts:AssumeRole", resource: "arn:aws:iam::123456789012:role/Admin" },
    { action: "s3:ListAllMyBuckets", resource: "*" },
    { action: "s3:GetObject", resource: "arn:aws:s3:::example-bucket/example-object" },
    { action: "s3:DeleteBucket", resource: "arn:aws:s3:::example-bucket" },
    { action: "ec2:DescribeInstances", resource: "*" },
    { action: "ec2:RunInstances", resource: "arn:aws:ec2:us-east-1:123456789012:instance/*" },
    {
      action: "secretsmanager:GetSecretValue",
      resource: "arn:aws:secretsmanager:us-east-1:123456789012:secret:db",
    },
    { action: "lambda:InvokeFunction", resource: "arn:aws:lambda:us-east-1:123456789012:function:example" },
    { action: "organizations:LeaveOrganization", resource: "*" },
    { action: "cloudtrail:StopLogging", resource: "arn:aws:cloudtrail:us-east-1:123456789012:trail/example" },
  ];
}

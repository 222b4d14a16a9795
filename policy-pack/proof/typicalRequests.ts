import { exampleArns, type Identity } from "./identity";

/** A request that nothing stops, and that the bootstrap set does not allow for. */
export interface OpenRequest {
  action: string;
  resource: string;
}

/**
 * What a counterexample names when it can: requests that a reader knows and that matter, each on a resource that its
 * action takes. Whether a document enforces MFA does not depend on them.
 */
export function typicalRequests(identity: Identity): OpenRequest[] {
  const { own, inIam, regional, global } = exampleArns(identity);
  const role = inIam("role/Admin");
  return [
    { action: "iam:CreateUser", resource: inIam("user/new-user") },
    { action: "iam:AttachUserPolicy", resource: own },
    { action: "iam:PutUserPolicy", resource: own },
    { action: "iam:DeactivateMFADevice", resource: own },
    { action: "iam:CreateAccessKey", resource: inIam("user/someone-else") },
    { action: "iam:UpdateLoginProfile", resource: inIam("user/someone-else") },
    { action: "iam:DeactivateMFADevice", resource: inIam("user/someone-else") },
    { action: "iam:UpdateAccessKey", resource: inIam("user/someone-else") },
    { action: "iam:DeleteAccessKey", resource: inIam("user/someone-else") },
    { action: "iam:PassRole", resource: role },
    { action: "iam:GetRole", resource: role },
    { action: "sts:AssumeRole", resource: role },
    { action: "s3:ListAllMyBuckets", resource: "*" },
    { action: "s3:GetObject", resource: global("s3", "example-bucket/example-object") },
    { action: "s3:DeleteBucket", resource: global("s3", "example-bucket") },
    { action: "ec2:DescribeInstances", resource: "*" },
    { action: "ec2:RunInstances", resource: regional("ec2", "instance/*") },
    { action: "secretsmanager:GetSecretValue", resource: regional("secretsmanager", "secret:db") },
    { action: "lambda:InvokeFunction", resource: regional("lambda", "function:example") },
    { action: "organizations:LeaveOrganization", resource: "*" },
    { action: "cloudtrail:StopLogging", resource: regional("cloudtrail", "trail/example") },
  ];
}

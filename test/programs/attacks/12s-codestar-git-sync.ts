// expect: block rule=iam-user-mfa-enforcement user=sync
// Git sync creates a CloudFormation stack from a template in a repository
import { Any } from "../kit";

new Any(
  "aws-native:codestarconnections:SyncConfiguration",
  "sync",
  {
    branch: "main",
    configFile: "stack.yaml",
    repositoryLinkId: "e5e0d1a5-8a3a-4b5e-9b7e-1c2d3e4f5a6b",
    resourceName: "users",
    roleArn: "arn:aws:iam::123456789012:role/Sync",
    syncType: "CFN_STACK_SYNC",
  },
  { version: "1.0.0" },
);

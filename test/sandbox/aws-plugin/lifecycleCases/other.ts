import { KEY, resourcePolicy } from "./shared";
import type { LifecycleCases } from "./shared";

const SECRET = "aws:secretsmanager/secret:Secret";

export const otherCases: LifecycleCases = {
  "aws:cloudformation/stack:Stack": {
    inputs: () => ({ templateBody: '{ "Resources": {} }', capabilities: ["CAPABILITY_NAMED_IAM"] }),
    refusal: /has no CloudFormation/,
  },
  [SECRET]: {
    inputs: () => ({ description: "a first password", recoveryWindowInDays: 7, tags: { a: "1" } }),
    change: async (make) => ({
      description: "the password",
      kmsKeyId: (await make(KEY)).outputs["arn"],
      recoveryWindowInDays: 0,
      tags: { b: "2" },
    }),
    invisible: ["recoveryWindowInDays"],
  },
  "aws:secretsmanager/secretVersion:SecretVersion": {
    inputs: async (make) => ({
      secretId: (await make(SECRET, { recoveryWindowInDays: 0 })).id,
      secretString: "Correct-horse-7",
    }),
    remains: /"AWSCURRENT"/,
  },
  "aws:secretsmanager/secretPolicy:SecretPolicy": {
    inputs: async (make) => ({
      secretArn: (await make(SECRET, { recoveryWindowInDays: 0 })).id,
      policy: resourcePolicy("*", "secretsmanager.amazonaws.com"),
      blockPublicPolicy: true,
    }),
    change: { policy: resourcePolicy("*", "lambda.amazonaws.com"), blockPublicPolicy: false },
    invisible: ["blockPublicPolicy"],
    remains: /"policy":""/,
  },
  [KEY]: {
    inputs: () => ({
      description: "for tests",
      enableKeyRotation: true,
      policy: resourcePolicy("*", "sns.amazonaws.com"),
      tags: { a: "1" },
    }),
    change: {
      description: "changed",
      enableKeyRotation: false,
      policy: resourcePolicy("*", "cloudwatch.amazonaws.com"),
      tags: { b: "2" },
    },
    invisible: ["bypassPolicyLockoutSafetyCheck"],
  },
  "aws:kms/alias:Alias": {
    inputs: async (make) => ({ targetKeyId: (await make(KEY)).id }),
    change: async (make) => ({ targetKeyId: (await make(KEY)).outputs["arn"] }),
  },
};

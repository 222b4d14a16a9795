import type { Request } from "../support/simulate";
import { PSEUDO } from "./roleTemplate";

export const ACCOUNT = PSEUDO["AWS::AccountId"];
export const BILLING = "arn:aws:iam::aws:policy/AWSBillingReadOnlyAccess";
export const GROUP = iam("group/baseline-admins-group-0123abc");
export const KEY = `arn:aws:kms:us-east-1:${ACCOUNT}:key/0a0a0a0a-1b1b-2c2c-3d3d-4e4e4e4e4e4e`;
export const TOPIC = `arn:aws:sns:us-east-1:${ACCOUNT}:baseline-notifications-0123abc`;

export function iam(resource: string): string {
  return `arn:aws:iam::${ACCOUNT}:${resource}`;
}

const RESOURCES: readonly [RegExp, string][] = [
  [/^iam:(ListVirtual|ListUsers)/, "*"],
  [/^iam:DeleteVirtualMFADevice$/, iam("mfa/alice")],
  [/^iam:.*(Group|GroupPolicy|GroupPolicies)$/, GROUP],
  [/^iam:/, iam("user/alice")],
  [/^budgets:/, `arn:aws:budgets::${ACCOUNT}:budget/baseline-monthly-0123abc`],
  [/^cloudwatch:DescribeAlarms$/, `arn:aws:cloudwatch:us-east-1:${ACCOUNT}:alarm:*`],
  [/^cloudwatch:/, `arn:aws:cloudwatch:us-east-1:${ACCOUNT}:alarm:baseline-estimated-charges-0123abc`],
  [/^kms:CreateKey$/, "*"],
  [/^kms:/, KEY],
  [/Subscription|Unsubscribe/, `${TOPIC}:0a0a0a0a-1b1b-2c2c-3d3d-4e4e4e4e4e4e`],
  [/^sns:/, TOPIC],
];

/** A call of the baseline: what it is about, and what IAM is told of it. */
export function baselineRequest(action: string): Request {
  return {
    action,
    resource: RESOURCES.find(([pattern]) => pattern.test(action))?.[1] ?? "*",
    context: {
      "aws:RequestedRegion": "us-east-1",
      "iam:PolicyARN": BILLING,
      "kms:ScheduleKeyDeletionPendingWindowInDays": "30",
    },
  };
}

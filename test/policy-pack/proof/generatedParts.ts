import type { JsonStatement } from "../../support/bruteForce/document";

type Condition = NonNullable<JsonStatement["Condition"]>;

const WITHOUT_MFA: Condition = { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } };
const OWN_USER = ["arn:aws:iam::*:user/${aws:username}", "arn:aws:iam::*:user/*/${aws:username}"];
const ENROLMENT = [
  "iam:CreateVirtualMFADevice",
  "iam:EnableMFADevice",
  "iam:ResyncMFADevice",
  "iam:List*",
  "iam:GetUser",
  "sts:GetSessionToken",
];
const OWN_CREDENTIALS = ["iam:CreateAccessKey", "iam:UpdateLoginProfile", "iam:DeleteAccessKey"];

/** Documents that enforce MFA, each in its own way. */
export const ENFORCING: readonly JsonStatement[][] = [
  [{ Effect: "Deny", NotAction: ENROLMENT, Resource: "*", Condition: WITHOUT_MFA }],
  [{ Effect: "Deny", Action: "*", Resource: "*", Condition: WITHOUT_MFA }],
  [
    { Effect: "Deny", NotAction: [...ENROLMENT, ...OWN_CREDENTIALS], Resource: "*", Condition: WITHOUT_MFA },
    { Effect: "Deny", Action: OWN_CREDENTIALS, NotResource: OWN_USER, Condition: WITHOUT_MFA },
  ],
  [
    { Effect: "Deny", NotAction: ENROLMENT, NotResource: OWN_USER, Condition: WITHOUT_MFA },
    {
      Effect: "Deny",
      NotAction: [...ENROLMENT, ...OWN_CREDENTIALS],
      Resource: OWN_USER,
      Condition: WITHOUT_MFA,
    },
  ],
  [
    {
      Effect: "Deny",
      NotAction: ENROLMENT,
      Resource: "*",
      Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } },
    },
    {
      Effect: "Deny",
      NotAction: ENROLMENT,
      Resource: "*",
      Condition: { Null: { "aws:MultiFactorAuthPresent": "true" } },
    },
  ],
  [
    {
      Effect: "Deny",
      NotAction: [...ENROLMENT, "s3:*", "ec2:Describe*"],
      Resource: "*",
      Condition: WITHOUT_MFA,
    },
    { Effect: "Deny", NotAction: [...ENROLMENT, "iam:*"], Resource: "*", Condition: WITHOUT_MFA },
    { Effect: "Deny", Action: "s3:*", Resource: ["arn:aws:s3:::a*", "arn:aws:s3:::*z"] },
  ],
  [
    { Effect: "Deny", NotAction: "iam:*", Resource: "*", Condition: WITHOUT_MFA },
    { Effect: "Deny", Action: "iam:?*", Resource: "*", Condition: WITHOUT_MFA },
  ],
];

export const ACTIONS: readonly string[] = [
  ...ENROLMENT,
  ...OWN_CREDENTIALS,
  "*",
  "iam:*",
  "iam:Get*",
  "iam:Get?ser",
  "iam:*MFA*",
  "iam:*Login*",
  "iam:ChangePassword",
  "iam:DeactivateMFADevice",
  "iam:TagMFADevice",
  "iam:CreateUser",
  "s3:*",
  "s3:Get*",
  "s3:*Object",
  "sts:*",
  "sts:AssumeRole",
  "ec2:*Instance*",
  "tomorrow:*",
];

export const RESOURCES: readonly string[][] = [
  ["*"],
  ["arn:*:s3:::*"],
  ["arn:*:s3:::*", "*"],
  OWN_USER,
  ["arn:*:iam::*:user/${aws:username}"],
  ["arn:*:iam::123456789012:user/*/${aws:username}"],
  ["arn:aws:iam::*:user/*${aws:username}"],
  ["arn:aws:iam::*:user/${aws:username}*"],
  ["arn:aws:iam::*:user/${aws:username, 'nobody'}"],
  ["arn:aws:iam::*:user/${aws:PrincipalTag/name}"],
  ["arn:aws:iam::*:user/*"],
  ["arn:aws:iam::*:user/alice"],
  ["arn:aws:iam::*:user/?"],
  ["arn:aws:iam::*:*"],
  ["arn:aws:s3:::a*", "arn:aws:s3:::*z"],
  ["arn:aws:s3:::*"],
  ["arn:aws:s3:::${*}"],
  ["arn:aws:s3:::home/${aws:username}/*"],
  ["arn:aws:s3:::home/alice/*"],
  ["arn:aws:sqs"],
  // A path may hold every character from ! to DEL.
  ["arn:aws:iam::*:user/ops:oncall/*"],
  ["arn:aws:iam::*:user/$x/*"],
  ["arn:aws:iam::*:user/${*}/*"],
  ["arn:aws:iam::123456789012:user/a:b/${aws:username}"],
  ["arn:aws:iam::*:role/ops:user/*"],
  // No name may.
  ["arn:aws:iam::*:user/ops:oncall"],
  ["arn:aws:iam::*:user/$x"],
  ["arn:aws:iam::*:user/ops/${*}"],
];

export const CONDITIONS: readonly Condition[] = [
  {},
  WITHOUT_MFA,
  { BoolIfExists: { "aws:MultiFactorAuthPresent": false } },
  { BoolIfExists: { "AWS:multifactorauthpresent": ["false"] } },
  { Bool: { "aws:MultiFactorAuthPresent": "false" } },
  { Bool: { "aws:MultiFactorAuthPresent": "true" } },
  { BoolIfExists: { "aws:MultiFactorAuthPresent": "true" } },
  { Null: { "aws:MultiFactorAuthAge": true } },
  { Null: { "aws:MultiFactorAuthPresent": "true" } },
  { Null: { "aws:MultiFactorAuthPresent": "false" } },
  { Null: { "aws:TokenIssueTime": "true" } },
  { StringNotEquals: { "aws:MultiFactorAuthPresent": "true" } },
  { StringEqualsIfExists: { "aws:MultiFactorAuthPresent": ["false", "no"] } },
  { StringNotLike: { "aws:MultiFactorAuthPresent": "tru?" } },
  { "ForAllValues:Bool": { "aws:MultiFactorAuthPresent": "false" } },
  { "ForAnyValue:Bool": { "aws:MultiFactorAuthPresent": "false" } },
  { NumericGreaterThanIfExists: { "aws:MultiFactorAuthAge": "3600" } },
  { NumericLessThan: { "aws:MultiFactorAuthAge": "3600" } },
];

/** What a condition may ask for besides. */
export const FURTHER_CONDITIONS: readonly Condition[] = [
  { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } },
  { NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" } },
  { StringEquals: { "aws:RequestedRegion": "eu-central-1" } },
  { StringLikeIfExists: { "aws:PrincipalTag/team": "*" } },
  { DateLessThan: { "aws:CurrentTime": "2030-01-01T00:00:00Z" } },
  { DateLessThan: { "aws:CurrentTime": "2020-01-01T00:00:00Z" } },
  { DateGreaterThan: { "aws:CurrentTime": "2020-01-01T00:00:00Z" } },
  { DateNotEquals: { "aws:CurrentTime": ["2020-01-01T00:00:00Z", "2030-01-01T00:00:00Z"] } },
  { NumericGreaterThanEquals: { "aws:EpochTime": 1577836800 } },
  { NumericLessThan: { "aws:CurrentTime": 1577836800 } },
  { StringEquals: { "aws:PrincipalType": "User" } },
  { StringLike: { "aws:username": "*" } },
  { StringNotEquals: { "aws:username": "alice" } },
  { StringNotLike: { "aws:username": ["adm-*", "break?glass"] } },
  { ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:user/alice" } },
  { ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:user/ops:oncall/*" } },
  { ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:user/$x/*" } },
  { ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:user/${*}/zoe" } },
  { ArnNotLike: { "aws:PrincipalArn": ["arn:aws:iam::*:role/*", "arn:aws:iam::*:user/a:b"] } },
  { ArnNotEquals: { "aws:PrincipalArn": "arn:aws:iam::123456789012:role/x:user/zoe" } },
  { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:user/*" } },
  { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:user/people/*" } },
  { StringNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/*" } },
  { StringNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:user/*$" } },
  { StringNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/Admin" } },
  { StringNotEquals: { "aws:PrincipalArn": "arn:aws:iam::123456789012:user/a?b/zoe" } },
  { StringLike: { "aws:PrincipalArn": "arn:aws:iam::*:user/*" } },
  { Bool: { "aws:ViaAWSService": "false" } },
  { BoolIfExists: { "aws:PrincipalIsAWSService": "true" } },
];

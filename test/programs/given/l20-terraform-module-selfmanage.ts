// expect: pass
// the self-management policy of terraform-aws-modules/iam
import * as aws from "@pulumi/aws";

import { doc } from "../kit";

const OWN = ["arn:aws:iam::123456789012:user/${aws:username}"];
const g = new aws.iam.Group("g", { name: "devs" });
const p = new aws.iam.Policy("sm", {
  namePrefix: "IAMSelfManagement-",
  policy: doc(
    {
      Sid: "AllowSelfManagement",
      Effect: "Allow",
      Action: [
        "iam:ChangePassword",
        "iam:*AccessKey*",
        "iam:*LoginProfile",
        "iam:*SSHPublicKey*",
        "iam:GetUser",
        "iam:UploadSigningCertificate",
        "iam:UpdateUser",
      ],
      Resource: OWN,
    },
    {
      Sid: "AllowDeactivateMFADevice",
      Effect: "Allow",
      Action: ["iam:DeactivateMFADevice"],
      Resource: [...OWN, "arn:aws:iam::123456789012:mfa/*"],
      Condition: {
        Bool: { "aws:MultiFactorAuthPresent": "true" },
        NumericLessThan: { "aws:MultiFactorAuthAge": "3600" },
      },
    },
    {
      Sid: "DenyAllExceptListedIfNoMFA",
      Effect: "Deny",
      NotAction: [
        "iam:ChangePassword",
        "iam:CreateVirtualMFADevice",
        "iam:EnableMFADevice",
        "iam:GetUser",
        "iam:ListMFADevices",
        "iam:ListVirtualMFADevices",
        "iam:ListUsers",
        "iam:ResyncMFADevice",
        "iam:TagMFADevice",
        "sts:GetSessionToken",
      ],
      Resource: "*",
      Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
    },
  ),
});
new aws.iam.GroupPolicyAttachment("a", { group: g.name, policyArn: p.arn });
const u = new aws.iam.User("u", { name: "alice" });
new aws.iam.GroupMembership("m", { name: "m", group: g.name, users: [u.name] });

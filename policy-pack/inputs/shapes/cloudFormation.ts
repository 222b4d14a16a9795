import type { InlineList, Shape, Shapes } from "./shape";

/** The types of CloudFormation templates. */
export const CLOUDFORMATION_SHAPES = shapes("AWS::IAM::", (property) => property);

/** aws-native is made from CloudFormation's types; its properties begin with a small letter. */
export const AWS_NATIVE_SHAPES = shapes(
  "aws-native:iam:",
  (property) => property.charAt(0).toLowerCase() + property.slice(1),
);

/**
 * CloudFormation has no types for service-specific credentials, SSH keys and signing certificates; should it get one,
 * `kinds.ts` does not know it and it is not provable.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_IAM.html
 */
function shapes(prefix: string, spell: (property: string) => string): Shapes {
  const name = spell("PolicyName");
  const document = spell("PolicyDocument");
  const userName = spell("UserName");
  const groupName = spell("GroupName");
  const users = spell("Users");
  const groups = spell("Groups");
  const attached = spell("ManagedPolicyArns");
  const inline: InlineList = { list: spell("Policies"), name, document };
  const byType: Readonly<Record<string, Shape>> = {
    User: {
      role: "user",
      name: userName,
      path: spell("Path"),
      boundary: spell("PermissionsBoundary"),
      memberOf: groups,
      inline,
      attached,
      credential: spell("LoginProfile"),
      reset: spell("PasswordResetRequired"),
    },
    Group: { role: "group", name: groupName, inline, attached },
    ManagedPolicy: {
      role: "managed-policy",
      name: spell("ManagedPolicyName"),
      path: spell("Path"),
      document,
      users,
      groups,
    },
    Policy: { role: "inline-policy", name, document, users, groups },
    UserPolicy: { role: "inline-policy", name, document, users: userName },
    GroupPolicy: { role: "inline-policy", name, document, groups: groupName },
    UserToGroupAddition: { role: "membership", users, groups: groupName },
    AccessKey: { role: "credential", users: userName, isAccessKey: true },
  };
  return new Map(Object.entries(byType).map(([type, shape]) => [prefix + type, shape]));
}

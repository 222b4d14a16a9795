import type { PolicyDocument } from "./policyDocument";

/**
 * The resource policy of a secret with a user's credentials: only the given principals read it or change who may,
 * whatever other policies of the account allow. The root user is among them, so that nobody is locked out for good.
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html
 *
 * @param readers ARNs of users and roles; `*` matches any text.
 */
export function credentialSecretDocument(args: {
  partition: string;
  accountId: string;
  readers: readonly string[];
}): PolicyDocument {
  const root = `arn:${args.partition}:iam::${args.accountId}:root`;
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "DenyAllButReaders",
        Effect: "Deny",
        Principal: "*",
        Action: [
          "secretsmanager:DeleteResourcePolicy",
          "secretsmanager:GetSecretValue",
          "secretsmanager:PutResourcePolicy",
        ],
        Resource: "*",
        Condition: { ArnNotLike: { "aws:PrincipalArn": [...args.readers, root] } },
      },
    ],
  };
}

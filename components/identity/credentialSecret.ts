import * as pulumi from "@pulumi/pulumi";
import * as secretsmanager from "@pulumi/aws/secretsmanager";

import type { CredentialSecretsArgs } from "../args";
import { credentialSecretDocument } from "../documents/credentialSecret";

/** Where the credentials of users are kept for those who hand them out. */
export interface CredentialStore extends CredentialSecretsArgs {
  partition: string;
  accountId: string;
}

/** What a secret holds: a JSON object of those that the user has. */
interface Credentials {
  password: pulumi.Output<string> | undefined;
  accessKeyId: pulumi.Output<string> | undefined;
  secretAccessKey: pulumi.Output<string> | undefined;
}

/**
 * Keeps a user's password and access key in Secrets Manager. A resource policy lets only the given readers read them,
 * and exists before there is anything to read.
 *
 * @returns ARN of the secret.
 */
export function credentialSecret(
  name: string,
  args: CredentialStore & {
    userName: string;
    credentials: Credentials;
    tags: pulumi.Output<Record<string, string>>;
  },
  opts: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
  const { userName, credentials, tags } = args;
  const secret = new secretsmanager.Secret(
    name,
    {
      description: `Credentials of the IAM user ${userName}`,
      // Its content can be created again, so the shortest recovery time of AWS loses nothing.
      recoveryWindowInDays: 7,
      tags,
    },
    opts,
  );
  const policy = new secretsmanager.SecretPolicy(
    `${name}-policy`,
    {
      secretArn: secret.arn,
      policy: pulumi
        .output(args.deployer)
        .apply((deployer) =>
          JSON.stringify(credentialSecretDocument({ ...args, readers: args.readers.concat(deployer ?? []) })),
        ),
      blockPublicPolicy: true,
    },
    opts,
  );
  new secretsmanager.SecretVersion(
    name,
    {
      secretId: secret.id,
      secretString: pulumi.secret(
        pulumi.output(credentials).apply((values) => JSON.stringify({ userName, ...values })),
      ),
    },
    { ...opts, dependsOn: policy },
  );
  return secret.arn;
}

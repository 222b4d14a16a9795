import * as pulumi from "@pulumi/pulumi";
import * as iam from "@pulumi/aws/iam";

import type { AdminArgs } from "./args";

export interface AdminUserArgs extends Omit<AdminArgs, "tags"> {
  /** Name of the group whose policies bind the user. */
  group: pulumi.Output<string>;
  tags: pulumi.Output<Record<string, string>>;
}

/** An access key; the secret is a Pulumi secret: with a PGP key the encrypted message in base64. */
export interface AccessKeyPair {
  id: string;
  secret: string;
}

/** One admin: user, membership and then, once that stands, its credentials. */
export class AdminUser extends pulumi.ComponentResource {
  readonly userName: string;
  readonly arn: pulumi.Output<string>;
  /** Console password, a Pulumi secret: with a PGP key the encrypted message in base64. Absent without console access. */
  readonly password: pulumi.Output<string> | undefined;
  /** Absent without programmatic access. */
  readonly accessKey: pulumi.Output<AccessKeyPair> | undefined;

  constructor(name: string, args: AdminUserArgs, opts: pulumi.ComponentResourceOptions) {
    super("account-baseline:index:AdminUser", name, {}, opts);
    this.userName = args.name;
    const user = new iam.User(
      name,
      {
        name: args.name,
        path: args.path ?? "/",
        tags: args.tags,
        forceDestroy: args.forceDestroy ?? true,
        permissionsBoundary: args.permissionsBoundary,
      },
      { parent: this },
    );
    const membership = new iam.UserGroupMembership(
      `${name}-membership`,
      { user: user.name, groups: [args.group] },
      { parent: this },
    );
    const { pgpKey } = args;
    this.arn = user.arn;

    if (args.consoleAccess ?? true) {
      const login = new iam.UserLoginProfile(
        `${name}-login`,
        { user: user.name, passwordLength: args.passwordLength ?? 24, passwordResetRequired: true, pgpKey },
        {
          parent: this,
          dependsOn: membership,
          // All three say how the first password was made. Once the user has changed it AWS reports no reset as
          // required any more, and a replacement would take the user's password away.
          ignoreChanges: ["passwordLength", "passwordResetRequired", "pgpKey"],
          // A user has one password, so a new one (`pulumi up --replace`) cannot be made beside the old.
          deleteBeforeReplace: true,
        },
      );
      this.password = credential(login.encryptedPassword, login.password);
    }
    if (args.accessKey ?? false) {
      const key = new iam.AccessKey(
        `${name}-key`,
        { user: user.name, pgpKey },
        {
          parent: this,
          dependsOn: membership,
          // Another PGP key must not replace an access key that is in use.
          ignoreChanges: ["pgpKey"],
        },
      );
      const secret = credential(key.encryptedSecret, key.secret);
      this.accessKey = pulumi.all([key.id, secret]).apply(([id, value]) => ({ id, secret: value }));
    }
    this.registerOutputs({ arn: this.arn });
  }
}

/**
 * What was made at creation: the message encrypted to the PGP key of that time, else the plain text. A Pulumi secret
 * in either case, since the key may have been added to the config later.
 */
function credential(encrypted: pulumi.Output<string>, plain: pulumi.Output<string>): pulumi.Output<string> {
  return pulumi.secret(pulumi.all([encrypted, plain]).apply(([message, text]) => message || text));
}

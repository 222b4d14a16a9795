import * as pulumi from "@pulumi/pulumi";
import * as iam from "@pulumi/aws/iam";

import type { AccessKeyPair, UserArgs } from "../args";
import { type CredentialStore, credentialSecret } from "./credentialSecret";
import { rotatedKeys } from "./keyRotation";

export interface GroupUserArgs extends Omit<UserArgs, "tags"> {
  /** Name of the group whose policies bind the user. */
  group: pulumi.Output<string>;
  tags: pulumi.Output<Record<string, string>>;
  store: CredentialStore | undefined;
}

/** One user: membership first, then its credentials. */
export class GroupUser extends pulumi.ComponentResource {
  readonly userName: string;
  readonly arn: pulumi.Output<string>;
  /**
   * Console password, a Pulumi secret: with a PGP key the encrypted message in base64. Absent without console access,
   * and where Secrets Manager keeps it.
   */
  readonly password: pulumi.Output<string> | undefined;
  /** Absent without programmatic access, and where Secrets Manager keeps it. */
  readonly accessKey: pulumi.Output<AccessKeyPair> | undefined;
  readonly user: iam.User;
  /** ARN of the secret with the credentials, where Secrets Manager keeps them. */
  readonly secretArn: pulumi.Output<string> | undefined;

  constructor(type: string, name: string, args: GroupUserArgs, opts: pulumi.ComponentResourceOptions) {
    super(type, name, {}, opts);
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
    this.user = user;
    this.arn = user.arn;

    const inGroup = { parent: this, dependsOn: membership };
    const login = (args.consoleAccess ?? true) ? this.makeLogin(name, user, args, inGroup) : undefined;
    const key = this.makeAccessKey(name, user, args, inGroup);
    const { store, pgpKey } = args;
    if (store === undefined || pgpKey !== undefined) {
      this.password = login && credential(login.encryptedPassword, login.password);
      this.accessKey = key && pairOf(key);
    } else if (login !== undefined || key !== undefined) {
      // Without a key of PGP these are plain, and known in a preview too.
      const credentials = { password: login?.password, accessKeyId: key?.id, secretAccessKey: key?.secret };
      this.secretArn = credentialSecret(
        `${name}-credentials`,
        { ...store, userName: args.name, credentials, tags: args.tags },
        { parent: this },
      );
    }
    this.registerOutputs({ arn: this.arn });
  }

  private makeLogin(
    name: string,
    user: iam.User,
    { pgpKey, passwordLength = 24 }: GroupUserArgs,
    opts: pulumi.CustomResourceOptions,
  ): iam.UserLoginProfile {
    return new iam.UserLoginProfile(
      `${name}-login`,
      { user: user.name, passwordLength, passwordResetRequired: true, pgpKey },
      {
        ...opts,
        // All three say how the first password was created. Once the user has changed it AWS reports no reset as
        // required any more, and a replacement would take the user's password away.
        ignoreChanges: ["passwordLength", "passwordResetRequired", "pgpKey"],
        // A user has one password, so a new one (`pulumi up --replace`) cannot be created beside the old one.
        deleteBeforeReplace: true,
      },
    );
  }

  /** @returns The key to be used from now on. */
  private makeAccessKey(
    name: string,
    user: iam.User,
    { pgpKey, accessKey }: GroupUserArgs,
    opts: pulumi.CustomResourceOptions,
  ): iam.AccessKey | undefined {
    // Another PGP key must not replace an access key that is in use.
    const keyOptions = { ...opts, ignoreChanges: ["pgpKey"] };
    if (accessKey === undefined) return undefined;
    const { since, ...rotation } = accessKey;
    if (since === undefined) {
      return new iam.AccessKey(`${name}-key`, { user: user.name, pgpKey }, keyOptions);
    }
    const [newest] = rotatedKeys({ since, ...rotation }, new Date()).map(
      ({ place, number, active }) =>
        new iam.AccessKey(
          place === 1 ? `${name}-key` : `${name}-key-${place}`,
          { user: user.name, pgpKey, status: active ? "Active" : "Inactive" },
          // IAM allows two keys, so the one that is replaced goes first.
          { ...keyOptions, replacementTrigger: number, deleteBeforeReplace: true },
        ),
    );
    return newest;
  }
}

function pairOf(key: iam.AccessKey): pulumi.Output<AccessKeyPair> {
  return pulumi
    .all([key.id, credential(key.encryptedSecret, key.secret)])
    .apply(([id, secret]) => ({ id, secret }));
}

/**
 * The value from the creation: the message encrypted to the PGP key of that time, else the plain text. A Pulumi secret
 * in either case, since the key may have been added to the config later.
 */
function credential(encrypted: pulumi.Output<string>, plain: pulumi.Output<string>): pulumi.Output<string> {
  return pulumi.secret(pulumi.all([encrypted, plain]).apply(([message, text]) => message || text));
}

import type * as pulumi from "@pulumi/pulumi";

/** An admin user. */
export interface AdminArgs {
  /** 1 to 64 letters, digits or + = , . @ _ - */
  name: string;
  /** IAM path. Default: `/`. */
  path?: pulumi.Input<string> | undefined;
  /** Tags of this user, over those of the component. */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined;
  /** ARN of a managed policy that bounds what the user can ever do. */
  permissionsBoundary?: pulumi.Input<string> | undefined;
  /** Whether the user gets a generated console password, to be changed at the first sign-in. Default: true. */
  consoleAccess?: boolean | undefined;
  /** Length of the generated password, 14 to 128 characters. Default: 24. */
  passwordLength?: pulumi.Input<number> | undefined;
  /** Whether the user gets an access key. Default: false. */
  accessKey?: boolean | undefined;
  /**
   * Public PGP key in base64, or `keybase:NAME`: password and secret key are encrypted to it and exist nowhere else.
   * Default: they are Pulumi secrets.
   */
  pgpKey?: pulumi.Input<string> | undefined;
  /** Whether removing the user also removes devices and keys that it enrolled itself. Default: true. */
  forceDestroy?: boolean | undefined;
}

import type * as pulumi from "@pulumi/pulumi";

/** What an AccountBaseline is made from. Plain strings name resources; all else may be outputs and secrets. */
export interface AccountBaselineArgs {
  /** The account that must be the one deployed to: 12 digits. With any other, nothing is created. */
  accountId: string;
  /** Home region. Default: `us-east-1`. The billing alarm is in us-east-1 in any case. */
  region?: string | undefined;
  /** Profile of the AWS shared config files. Default: the AWS SDK's own search for credentials. */
  profile?: string | undefined;
  /** Roles to assume, each with the credentials of the one before. Default: none. */
  assumeRoles?: pulumi.Input<pulumi.Input<AssumeRoleArgs>[]> | undefined;
  /** The admin users; names are unique without regard to case. */
  admins: readonly AdminArgs[];
  /** Name of the admin group. Default: made by Pulumi from the component's name. */
  groupName?: string | undefined;
  /**
   * Managed policies of the admin group besides AWSBudgetsActionsWithAWSResourceControlAccess and AWSBillingReadOnlyAccess: ARNs, or names of
   * policies that AWS manages, such as `AdministratorAccess`. Default: none.
   */
  managedPolicies?: readonly string[] | undefined;
  /** Limit of the monthly cost budget in USD, as a decimal, such as `"250"` or `"99.50"`. */
  monthlyLimitUsd: pulumi.Input<string>;
  /** Who is notified by the budget and the billing alarm: 1 to 10 addresses, AWS's limit. */
  emails: readonly string[];
  /** When the budget notifies, at most 5 times. Default: 80 % and 100 % of actual, 100 % of forecasted cost. */
  budgetNotifications?: readonly BudgetNotificationArgs[] | undefined;
  /** Threshold of the billing alarm in USD of this month's estimated charges. Default: `monthlyLimitUsd`. */
  billingAlarmUsd?: pulumi.Input<string> | undefined;
  /** Tags of everything that can carry tags. Default: none. */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined;
}

/** One link of a role chain. */
export interface AssumeRoleArgs {
  roleArn: pulumi.Input<string>;
  /** External id that the role's trust policy asks for. */
  externalId?: pulumi.Input<string> | undefined;
  sessionName?: pulumi.Input<string> | undefined;
  /** Length of the session such as `1h` or `900s`: 15 minutes to 12 hours, 1 hour at most in a chain. */
  duration?: pulumi.Input<string> | undefined;
}

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

/** One notification of the budget. */
export interface BudgetNotificationArgs {
  type: "ACTUAL" | "FORECASTED";
  /** Threshold in percent of the limit. Exactly one of `percent` and `usd` is given. */
  percent?: pulumi.Input<number> | undefined;
  /** Threshold in USD, as a decimal. */
  usd?: pulumi.Input<string> | undefined;
  /** At most 10 addresses. Default: the component's `emails`. */
  emails?: readonly string[] | undefined;
  /** At most one SNS topic: its ARN, or `baseline` for the one that the component makes. Default: none. */
  topics?: readonly pulumi.Input<string>[] | undefined;
}

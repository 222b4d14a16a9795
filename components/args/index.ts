import type * as pulumi from "@pulumi/pulumi";

import type { ContactArgs, PasswordPolicyArgs, PrimaryContactArgs } from "./account";
import type { BudgetNotificationArgs } from "./money";
import type { SignInAlertsArgs } from "./signIn";
import type { AdminArgs } from "./users";

export type * from "./account";
export type * from "./money";
export type * from "./signIn";
export type * from "./users";

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
  /** Alias of the account: 3 to 63 lower-case letters, digits or single hyphens. Default: none is set. */
  accountAlias?: string | undefined;
  /** Whom AWS writes to about the account. AWS keeps it when it is no longer asked for. Default: left as it is. */
  primaryContact?: pulumi.Input<PrimaryContactArgs> | undefined;
  /** Alternate contact for invoices. Default: none is set. */
  billingContact?: pulumi.Input<ContactArgs> | undefined;
  /** Alternate contact for operations. Default: none is set. */
  operationsContact?: pulumi.Input<ContactArgs> | undefined;
  /** Alternate contact for security matters. Default: none is set. */
  securityContact?: pulumi.Input<ContactArgs> | undefined;
  /** Password policy of the account. Default: left as it is. */
  passwordPolicy?: PasswordPolicyArgs | undefined;
  /** Messages about each use of the root user and each console sign-in without MFA. Default: none. */
  signInAlerts?: SignInAlertsArgs | undefined;
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

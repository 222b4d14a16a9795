import type * as pulumi from "@pulumi/pulumi";

import type { AdoptedResourceArgs } from "./adopted";
import type { ContactArgs, PasswordPolicyArgs, PrimaryContactArgs } from "./account";
import type {
  BudgetActionArgs,
  BudgetArgs,
  BudgetNotificationArgs,
  CostAnomaliesArgs,
  FurtherBillingAlarmArgs,
} from "./money";
import type { NotificationTargetsArgs } from "./notificationTargets";
import type { SignInAlertsArgs } from "./signIn";
import type { CredentialSecretsArgs, GroupArgs, RoleArgs, UserArgs } from "./users";
import type { MfaStage } from "../rules/literals";

export type * from "./account";
export type * from "./adopted";
export type * from "./money";
export type * from "./notificationTargets";
export type * from "./signIn";
export type * from "./users";
export * from "../rules/literals";

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
  /** The admin users; names are unique without regard to case. May be empty where there are roles. */
  admins: UserArgs[];
  /** Name of the admin group. Default: made by Pulumi from the component's name. */
  groupName?: string | undefined;
  /**
   * Managed policies of the admin group besides AWSBudgetsActionsWithAWSResourceControlAccess and AWSBillingReadOnlyAccess: ARNs, or names of
   * policies that AWS manages, such as `AdministratorAccess`. Default: none.
   */
  managedPolicies?: pulumi.Input<string>[] | undefined;
  /** Further groups with their users. Default: none. */
  groups?: GroupArgs[] | undefined;
  /** Roles for people. Default: none. */
  roles?: RoleArgs[] | undefined;
  /** How far MFA is enforced. Default: `enforce`. */
  mfaEnforcement?: MfaStage;
  /**
   * What bounds users and roles that have no boundary of their own: the ARN of a managed policy, or `baseline` for one
   * that is made here. Default: nothing.
   */
  permissionsBoundary?: pulumi.Input<string> | undefined;
  /** Keeps passwords and access keys in Secrets Manager and not in outputs. Default: they are outputs. */
  credentialSecrets?: CredentialSecretsArgs | undefined;
  /** Limit of the monthly cost budget in USD, as a decimal, such as `"250"` or `"99.50"`. */
  monthlyLimitUsd: pulumi.Input<string>;
  /** Who is notified by the budget and the billing alarm: 1 to 10 addresses, AWS's limit. */
  emails: string[];
  /** When the budget notifies, at most 10 times. Default: 80 % and 100 % of actual, 100 % of forecasted cost. */
  budgetNotifications?: BudgetNotificationArgs[] | undefined;
  /** Threshold of the billing alarm in USD of this month's estimated charges. Default: `monthlyLimitUsd`. */
  billingAlarmUsd?: pulumi.Input<string> | undefined;
  /** Budgets besides the monthly one, with names that differ. Default: none. */
  budgets?: BudgetArgs[] | undefined;
  /** What AWS Budgets does when thresholds are passed. Default: nothing but tell. */
  budgetActions?: BudgetActionArgs[] | undefined;
  /** Billing alarms besides that of `billingAlarmUsd`. Default: none. */
  billingAlarms?: FurtherBillingAlarmArgs[] | undefined;
  /** Messages about costs that are unlike those before. Default: none. */
  costAnomalies?: CostAnomaliesArgs | undefined;
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
  /**
   * In the management account of an organization, or in the delegated administrator of IAM: root credentials of member
   * accounts are managed centrally, and privileged root sessions are possible. Default: left as it is.
   */
  centralRootManagement?: boolean | undefined;
  /** Where topics send messages besides `emails`. Default: nowhere. */
  notificationTargets?: NotificationTargetsArgs | undefined;
  /** Messages about each use of the root user and each console sign-in without MFA. Default: none. */
  signInAlerts?: SignInAlertsArgs | undefined;
  /** What of all this exists in the account already, and is imported in place of being created. Default: nothing. */
  adopted?: AdoptedResourceArgs[] | undefined;
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

import type * as pulumi from "@pulumi/pulumi";

import type {
  ActionApproval,
  AnomalyFrequency,
  AnomalyMonitorType,
  AutoAdjustType,
  BudgetPeriod,
  BudgetType,
  Comparison,
  InstanceService,
  NotificationType,
} from "../rules/literals";

/** One notification of the budget. */
export interface BudgetNotificationArgs {
  type: NotificationType;
  /** Threshold in percent of the limit. Exactly one of `percent` and `usd` is given. */
  percent?: pulumi.Input<number> | undefined;
  /** Threshold in USD, as a decimal. */
  usd?: pulumi.Input<string> | undefined;
  /** At most 10 addresses. Default: the component's `emails`. */
  emails?: string[] | undefined;
  /** At most one SNS topic: its ARN, or `baseline` for the one that the component creates. Default: none. */
  topics?: pulumi.Input<string>[] | undefined;
}

/** A budget in addition to the monthly one. */
export interface BudgetArgs {
  /** Part of the budget's name: 1 to 40 letters, digits or _ -, and not `monthly`. */
  name: string;
  /** Default: COST. */
  type?: BudgetType;
  /** Default: MONTHLY. */
  period?: BudgetPeriod;
  /** Limit of a COST budget in USD, as a decimal. */
  limitUsd?: pulumi.Input<string> | undefined;
  /** Limit of a USAGE budget, in a unit as on the bill. Reservations and Savings Plans have none: it is always 100 %. */
  limitUsage?: UsageLimitArgs | undefined;
  /** Limits of single months (`2026-12`) or quarters (`2026-Q4`); each other period has the limit above. */
  plannedLimits?: Record<string, pulumi.Input<string>> | undefined;
  /** Instead of a limit: the average of past periods, or AWS's forecast. */
  autoAdjust?: AutoAdjustArgs | undefined;
  /** What counts. Default: everything. */
  filters?: BudgetFilterArgs | undefined;
  /** Which kinds of cost count in a COST budget. Default: AWS's, all but blended and amortized. */
  costTypes?: BudgetCostTypeArgs | undefined;
  /**
   * When the budget notifies, at most 10 times. Default: at 80 % and 100 % of the actual and 100 % of the forecasted
   * use; for reservations and Savings Plans below 80 %.
   */
  notifications?: ComparedNotificationArgs[] | undefined;
}

/** A notification of a budget that need not be one of costs. */
export interface UsageLimitArgs {
  /** A decimal in `unit`. */
  amount: pulumi.Input<string>;
  /** As on the bill, such as `GB-Mo`. */
  unit: pulumi.Input<string>;
}

export interface AutoAdjustArgs {
  type: AutoAdjustType;
  /** For HISTORICAL: at most 60 days, 12 months, 4 quarters or 1 year. */
  lookbackPeriods?: number | undefined;
}

export interface ComparedNotificationArgs extends BudgetNotificationArgs {
  /** Threshold in the unit of a USAGE budget, as a decimal. */
  amount?: pulumi.Input<string> | undefined;
  /** Default: GREATER_THAN, and LESS_THAN for reservations and Savings Plans, which take no other. */
  comparison?: Comparison;
}

/** Values by dimension of costs; all dimensions must match, each with one of its values. */
export interface BudgetFilterArgs {
  /** Names as on the bill, such as `Amazon Simple Storage Service`. */
  services?: string[] | undefined;
  linkedAccounts?: string[] | undefined;
  /** Values of cost allocation tags, by key. */
  tags?: Record<string, string[]> | undefined;
  /** Values of cost categories, by their name. */
  costCategories?: Record<string, string[]> | undefined;
  regions?: string[] | undefined;
  availabilityZones?: string[] | undefined;
  instanceTypes?: string[] | undefined;
  operations?: string[] | undefined;
  usageTypes?: string[] | undefined;
  usageTypeGroups?: string[] | undefined;
  purchaseTypes?: string[] | undefined;
  billingEntities?: string[] | undefined;
  invoicingEntities?: string[] | undefined;
  legalEntities?: string[] | undefined;
}

/** @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_CostTypes.html */
export interface BudgetCostTypeArgs {
  includeCredit?: boolean | undefined;
  includeDiscount?: boolean | undefined;
  includeOtherSubscription?: boolean | undefined;
  includeRecurring?: boolean | undefined;
  includeRefund?: boolean | undefined;
  includeSubscription?: boolean | undefined;
  includeSupport?: boolean | undefined;
  includeTax?: boolean | undefined;
  includeUpfront?: boolean | undefined;
  /** Default: false. Not together with `useBlended`. */
  useAmortized?: boolean | undefined;
  /** Default: false. */
  useBlended?: boolean | undefined;
}

/** What AWS Budgets does when a threshold is passed: exactly one of `denyPolicy`, `scp` and `stopInstances`. */
export interface BudgetActionArgs {
  /** Part of resource names: 1 to 40 letters, digits or _ - */
  name: string;
  /** `monthly`, or the name of one of `budgets` of type COST or USAGE. Default: `monthly`. */
  budget?: string | undefined;
  type: NotificationType;
  /** Threshold in percent of the limit. Exactly one of `percent` and `usd` is given. */
  percent?: pulumi.Input<number> | undefined;
  /** Threshold in USD, as a decimal. */
  usd?: pulumi.Input<string> | undefined;
  /** Whether someone has to approve the action. Default: MANUAL. */
  approval?: ActionApproval;
  /** Attaches a policy that denies to at least one group, role or user of the account. */
  denyPolicy?: DenyPolicyActionArgs | undefined;
  /** Attaches a service control policy; in the management account only. */
  scp?: ScpActionArgs | undefined;
  /** Stops EC2 or RDS instances. */
  stopInstances?: StopInstancesActionArgs | undefined;
  /** Recipients, at most 10 addresses. Default: the component's `emails`. */
  emails?: string[] | undefined;
  /** At most one SNS topic: its ARN, or `baseline`. Default: none. */
  topics?: pulumi.Input<string>[] | undefined;
}

/** Names have their path, where they have one: `finance/analysts`. */
export interface DenyPolicyActionArgs {
  /** ARN of a policy, or `baseline` for one that denies what starts new costs. Default: `baseline`. */
  policy?: pulumi.Input<string> | undefined;
  groups?: string[] | undefined;
  roles?: string[] | undefined;
  users?: string[] | undefined;
}

export interface ScpActionArgs {
  /** Such as `p-0123abcd`. */
  policyId: string;
  /** Account ids and ids of organizational units, at most 100. */
  targetIds: string[];
}

export interface StopInstancesActionArgs {
  service: InstanceService;
  /** At most 100; AWS takes no tags here. */
  instanceIds: string[];
  /** Default: the home region. */
  region?: string | undefined;
}

/** A billing alarm in addition to that of `billingAlarmUsd`: exactly one of `threshold` and `bandWidth`. */
export interface FurtherBillingAlarmArgs {
  /** Part of the alarm's name: 1 to 40 letters, digits or _ - */
  name: string;
  /** This month's estimated charges in `currency`, as a decimal. */
  threshold?: pulumi.Input<string> | undefined;
  /** Width of the band that CloudWatch expects, in standard deviations. */
  bandWidth?: number | undefined;
  /** Short name of a service, such as `AmazonEC2`. Default: all. */
  service?: string | undefined;
  /** A member account, in the account that pays for the organization. Default: all. */
  linkedAccount?: string | undefined;
  /** Three capital letters. Default: `USD`. */
  currency?: string | undefined;
  /** Whether the return below the threshold is notified. Default: true. */
  notifyOk?: boolean | undefined;
}

/** Alerts about cost anomalies. */
export interface CostAnomaliesArgs {
  /** What is watched one by one. Default: SERVICE. */
  monitor?: AnomalyMonitorType;
  /** ARN of an existing monitor, instead of a new one. */
  existingMonitorArn?: pulumi.Input<string> | undefined;
  /** Least impact in USD. Default: 100, where no threshold is given. */
  thresholdUsd?: pulumi.Input<string> | undefined;
  /** Least impact in percent of the expected cost. Default: 40, where no threshold is given. */
  thresholdPercent?: pulumi.Input<string> | undefined;
  /** DAILY and WEEKLY: a summary by e-mail; IMMEDIATE: each to the component's topic. Default: DAILY. */
  frequencies?: AnomalyFrequency[] | undefined;
}

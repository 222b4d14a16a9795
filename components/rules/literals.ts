/*
 * The values that some arguments may have, as objects: Pulumi's component analyzer reads a set of literals from these
 * alone, and the config schema takes its own from here.
 */

/** What a threshold is compared with: what was spent, or AWS's forecast of it. */
export const NotificationType = { Actual: "ACTUAL", Forecasted: "FORECASTED" } as const;
export type NotificationType = (typeof NotificationType)[keyof typeof NotificationType];

/** When a notification fires, compared with its threshold. */
export const Comparison = {
  GreaterThan: "GREATER_THAN",
  LessThan: "LESS_THAN",
  EqualTo: "EQUAL_TO",
} as const;
export type Comparison = (typeof Comparison)[keyof typeof Comparison];

/** What a budget tracks (RI: Reserved Instances). */
export const BudgetType = {
  Cost: "COST",
  Usage: "USAGE",
  RiUtilization: "RI_UTILIZATION",
  RiCoverage: "RI_COVERAGE",
  SavingsPlansUtilization: "SAVINGS_PLANS_UTILIZATION",
  SavingsPlansCoverage: "SAVINGS_PLANS_COVERAGE",
} as const;
export type BudgetType = (typeof BudgetType)[keyof typeof BudgetType];

/** Length of a budget's period. */
export const BudgetPeriod = {
  Daily: "DAILY",
  Monthly: "MONTHLY",
  Quarterly: "QUARTERLY",
  Annually: "ANNUALLY",
} as const;
export type BudgetPeriod = (typeof BudgetPeriod)[keyof typeof BudgetPeriod];

/** Where an auto-adjusting limit comes from: past periods, or AWS's forecast. */
export const AutoAdjustType = { Historical: "HISTORICAL", Forecast: "FORECAST" } as const;
export type AutoAdjustType = (typeof AutoAdjustType)[keyof typeof AutoAdjustType];

/** Whether a person has to approve a budget action. */
export const ActionApproval = { Automatic: "AUTOMATIC", Manual: "MANUAL" } as const;
export type ActionApproval = (typeof ActionApproval)[keyof typeof ActionApproval];

/** Whose instances a budget action stops. */
export const InstanceService = { Ec2: "EC2", Rds: "RDS" } as const;
export type InstanceService = (typeof InstanceService)[keyof typeof InstanceService];

/** What is watched for cost anomalies one by one. */
export const AnomalyMonitorType = { Service: "SERVICE", LinkedAccount: "LINKED_ACCOUNT" } as const;
export type AnomalyMonitorType = (typeof AnomalyMonitorType)[keyof typeof AnomalyMonitorType];

/** How often messages about cost anomalies are sent. */
export const AnomalyFrequency = { Daily: "DAILY", Weekly: "WEEKLY", Immediate: "IMMEDIATE" } as const;
export type AnomalyFrequency = (typeof AnomalyFrequency)[keyof typeof AnomalyFrequency];

/** Managed policies that a group or role gets. */
export const Preset = { Admin: "admin", Billing: "billing", ReadOnly: "read-only" } as const;
export type Preset = (typeof Preset)[keyof typeof Preset];

/**
 * How far MFA is enforced:
 * - `announce`: nothing is denied; for people who work already, until all have a device.
 * - `enforce`: without MFA, nothing but enrolling a device is possible.
 * - `fido-only`: the same, and no device but a FIDO security key or passkey can be enrolled, with MFA or without.
 */
export const MfaStage = { Announce: "announce", Enforce: "enforce", FidoOnly: "fido-only" } as const;
export type MfaStage = (typeof MfaStage)[keyof typeof MfaStage];

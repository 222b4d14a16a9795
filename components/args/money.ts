import type * as pulumi from "@pulumi/pulumi";

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

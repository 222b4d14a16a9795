export { AccountBaseline } from "./accountBaseline";
export type { AccountBaselineArgs, AdminArgs, AssumeRoleArgs, BudgetNotificationArgs } from "./args";

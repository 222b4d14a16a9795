import type { AccountBaselineArgs } from "../components";
import type { LoadedConfig } from "./load";
import { roleChain } from "./roles";

/** The args of an AccountBaseline that a stack's config asks for; what is encrypted in the file is a secret in them. */
export function toArgs({ config, guard }: LoadedConfig): AccountBaselineArgs {
  // What only rollouts select by is left out.
  const { assumeRole, monthlyLimitUsd, billingAlarmUsd, tags, ou, accountTags, ...rest } = config;
  const roles = roleChain({ accountId: config.accountId, assumeRole })?.map(
    ({ durationSeconds, ...role }) => ({
      ...role,
      duration: `${durationSeconds}s`,
    }),
  );
  return {
    ...rest,
    monthlyLimitUsd: guard("monthlyLimitUsd", monthlyLimitUsd),
    tags: guard("tags", tags),
    billingAlarmUsd: billingAlarmUsd && guard("billingAlarmUsd", billingAlarmUsd),
    assumeRoles: roles && guard("assumeRole", roles),
  };
}

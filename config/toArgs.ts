import type { AccountBaselineArgs, AssumeRoleArgs } from "../components";
import type { LoadedConfig } from "./load";
import type { StackConfig } from "./schema";

/** The args of an AccountBaseline that a stack's config asks for; what is encrypted in the file is a secret in them. */
export function toArgs({ config, guard }: LoadedConfig): AccountBaselineArgs {
  const { assumeRole, monthlyLimitUsd, billingAlarmUsd, tags, ...rest } = config;
  return {
    ...rest,
    monthlyLimitUsd: guard("monthlyLimitUsd", monthlyLimitUsd),
    tags: guard("tags", tags),
    billingAlarmUsd: billingAlarmUsd && guard("billingAlarmUsd", billingAlarmUsd),
    assumeRoles: assumeRole && guard("assumeRole", roleChain(config.accountId, assumeRole)),
  };
}

/** Role names stand for roles of the stack's own account. */
function roleChain(accountId: string, chain: NonNullable<StackConfig["assumeRole"]>): AssumeRoleArgs[] {
  return chain.map(({ role, externalId, sessionName, durationSeconds }) => ({
    roleArn: role.startsWith("arn:") ? role : `arn:aws:iam::${accountId}:role/${role}`,
    sessionName,
    duration: `${durationSeconds}s`,
    externalId,
  }));
}

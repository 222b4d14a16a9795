import type { AccountBaselineArgs, UserArgs } from "../components";
import type { LoadedConfig } from "./load";
import { roleChain } from "./roles";
import type { StackConfig } from "./schema";

/** The args of an AccountBaseline that a stack's config asks for; what is encrypted in the file is a secret in them. */
export function toArgs({ config, guard }: LoadedConfig): AccountBaselineArgs {
  // What only rollouts select by is left out.
  const { assumeRole, ou, accountTags, admins, groups, ...rest } = config;
  const roles = roleChain({ accountId: config.accountId, assumeRole })?.map(
    ({ durationSeconds, ...role }) => ({
      ...role,
      duration: `${durationSeconds}s`,
    }),
  );
  // By config alone: who only reads takes another role, and must not change who may read secrets.
  const deployer = roleChain({ accountId: config.accountId, assumeRole }, {})?.at(-1)?.roleArn;
  return {
    ...rest,
    admins: admins.map(userArgs),
    groups: groups.map((group) => ({ ...group, users: group.users.map(userArgs) })),
    credentialSecrets: rest.credentialSecrets && {
      ...rest.credentialSecrets,
      deployer: deployer && guard("assumeRole", deployer),
    },
    monthlyLimitUsd: guard("monthlyLimitUsd", rest.monthlyLimitUsd),
    tags: guard("tags", rest.tags),
    billingAlarmUsd: rest.billingAlarmUsd && guard("billingAlarmUsd", rest.billingAlarmUsd),
    primaryContact: rest.primaryContact && guard("primaryContact", rest.primaryContact),
    billingContact: rest.billingContact && guard("billingContact", rest.billingContact),
    operationsContact: rest.operationsContact && guard("operationsContact", rest.operationsContact),
    securityContact: rest.securityContact && guard("securityContact", rest.securityContact),
    assumeRoles: roles && guard("assumeRole", roles),
    // Keys that are absent have undefined in the types of the schema alone.
  } as AccountBaselineArgs;
}

/** A stack file says `true` or `false` where the component takes a map or nothing. */
function userArgs({ accessKey, ...user }: StackConfig["admins"][number]): UserArgs {
  if (accessKey === false) return user;
  return { ...user, accessKey: accessKey === true ? {} : accessKey };
}

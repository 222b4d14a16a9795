import { ROLE_ARN, ROLE_NAME } from "../components/rules/awsRules";
import { notValid } from "../components/rules/fault";
import type { StackConfig } from "./schema";

/**
 * Names the role to take in the account in place of the last one of `assumeRole`, so that one stack file serves a job
 * that only reads (preview, drift, doctor) and one that deploys: the name of a role in the stack's account, or an ARN.
 */
export const ROLE_VARIABLE = "ACCOUNT_BASELINE_ROLE";

/** In which a rollout names itself, so that CloudTrail shows on whose account a session was. */
export const SESSION_NAME_VARIABLE = "ACCOUNT_BASELINE_SESSION_NAME";

export const DEFAULT_SESSION_NAME = "account-baseline";
/** One hour in seconds, which is as long as AWS allows in a chain. */
const DEFAULT_DURATION_SECONDS = 3600;

/** One link of a role chain, ready to be assumed with the credentials of the one before. */
export interface RoleToAssume {
  roleArn: string;
  externalId?: string | undefined;
  sessionName: string;
  durationSeconds: number;
}

/** The roles that lead into a stack's account, the last of which is in it; undefined where none is to be assumed. */
export function roleChain(
  { accountId, assumeRole }: Pick<StackConfig, "accountId" | "assumeRole">,
  env: NodeJS.ProcessEnv = process.env,
): RoleToAssume[] | undefined {
  const override = env[ROLE_VARIABLE];
  const chain: NonNullable<StackConfig["assumeRole"]> = override
    ? [
        ...(assumeRole ?? []).slice(0, -1),
        { durationSeconds: DEFAULT_DURATION_SECONDS, ...assumeRole?.at(-1), role: override },
      ]
    : (assumeRole ?? []);
  if (chain.length === 0) return undefined;
  return chain.map(({ role, externalId, sessionName, durationSeconds }) => ({
    roleArn: role.startsWith("arn:") ? role : `arn:aws:iam::${accountId}:role/${role}`,
    externalId,
    sessionName: sessionName ?? env[SESSION_NAME_VARIABLE] ?? DEFAULT_SESSION_NAME,
    durationSeconds,
  }));
}

/** What is wrong with the variable that names a role, if anything. */
export function roleVariableProblem(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const role = env[ROLE_VARIABLE];
  if (!role || ROLE_ARN.test(role) || ROLE_NAME.test(role)) return undefined;
  return `environment variable ${ROLE_VARIABLE} = ${JSON.stringify(role)} ${notValid("the name or the ARN of a role")}`;
}

import { type BudgetShape, hasForecast, MONTHLY_BUDGET } from "./budgetRules";
import type { Fault } from "./fault";

/**
 * What budget actions take and what they do not, for the config schema and the component alike.
 * @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_Definition.html
 */

/** AWS allows as many in each list of targets. */
export const MAX_TARGETS = 100;

/** A group, role or user, with its path where it has one, as AWS Budgets takes it. */
export const PRINCIPAL_NAME = /^([A-Za-z0-9+=,.@_-]+\/)*[A-Za-z0-9+=,.@_-]{1,128}$/;
export const SCP_ID = /^p-[0-9a-zA-Z_]{8,128}$/;
export const SCP_TARGET_ID = /^(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}|\d{12})$/;
const EC2_INSTANCE_ID = /^i-(\w{8}|\w{17})$/;
const RDS_INSTANCE_ID = /^[a-zA-Z]([\w-]{0,61}\w)?$/;

/**
 * AWS's own policies that only deny. The role that attaches a policy could give rights with any other.
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSDenyAll.html
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSCompromisedKeyQuarantineV3.html
 */
const DENYING_AWS_POLICY = /:iam::aws:policy\/(AWSDenyAll|AWSCompromisedKeyQuarantineV\d)$/;

/** A budget action, as far as its parts have to fit together and fit its budget. */
export interface BudgetActionShape {
  readonly budget?: string | undefined;
  readonly type: "ACTUAL" | "FORECASTED";
  readonly percent?: unknown;
  readonly usd?: unknown;
  readonly denyPolicy?:
    | {
        /** Its ARN as text or `baseline`, or an output, which is judged during the update. */
        readonly policy?: unknown;
        readonly groups?: readonly string[] | undefined;
        readonly roles?: readonly string[] | undefined;
        readonly users?: readonly string[] | undefined;
      }
    | undefined;
  readonly scp?: unknown;
  readonly stopInstances?:
    { readonly service: "EC2" | "RDS"; readonly instanceIds: readonly string[] } | undefined;
}

interface Account {
  readonly accountId: string;
  readonly budgets?: readonly (BudgetShape & { readonly name: string })[] | undefined;
  readonly budgetActions?: readonly BudgetActionShape[] | undefined;
}

/** The parts of an account's budget actions that AWS does not take together, or that are not safe. */
export function budgetActionFaults(account: Account): Fault[] {
  return (account.budgetActions ?? []).flatMap((action, index) =>
    faultsOf(action, account).map(({ path, allowed }) => ({
      path: ["budgetActions", index, ...path],
      allowed,
    })),
  );
}

function faultsOf(action: BudgetActionShape, account: Account): Fault[] {
  const { percent, usd, denyPolicy, scp, stopInstances } = action;
  const faults: Fault[] = [];
  if ((percent === undefined) === (usd === undefined))
    faults.push({ path: [], allowed: "exactly one of percent and usd" });
  if ([denyPolicy, scp, stopInstances].filter((it) => it !== undefined).length !== 1)
    faults.push({ path: [], allowed: "exactly one of denyPolicy, scp and stopInstances" });
  return [
    ...faults,
    ...denyPolicyFaults(denyPolicy, account.accountId),
    ...instanceFaults(stopInstances),
    ...referenceFaults(action, account.budgets ?? []),
  ];
}

function denyPolicyFaults(denyPolicy: BudgetActionShape["denyPolicy"], accountId: string): Fault[] {
  if (denyPolicy === undefined) return [];
  const { policy = "baseline", groups = [], roles = [], users = [] } = denyPolicy;
  const faults: Fault[] = [];
  if (groups.length + roles.length + users.length === 0)
    faults.push({ path: ["denyPolicy"], allowed: "at least one of groups, roles and users" });
  const refusal = typeof policy === "string" ? denyPolicyRefusal(policy, accountId) : undefined;
  if (refusal !== undefined) faults.push({ path: ["denyPolicy", "policy"], allowed: refusal });
  return faults;
}

/** What is expected instead of a policy that may grant rights; undefined for one that may be attached. */
export function denyPolicyRefusal(policy: string, accountId: string): string | undefined {
  const isOwn = policy === "baseline" || policy.includes(`:iam::${accountId}:policy/`);
  if (isOwn || DENYING_AWS_POLICY.test(policy)) return undefined;
  return `baseline, a policy of account ${accountId} that denies, or AWS's AWSDenyAll or AWSCompromisedKeyQuarantineV3`;
}

function instanceFaults(stopInstances: BudgetActionShape["stopInstances"]): Fault[] {
  if (stopInstances === undefined) return [];
  const [pattern, allowed] =
    stopInstances.service === "EC2"
      ? ([EC2_INSTANCE_ID, "the id of an EC2 instance, e.g. i-0123456789abcdef0"] as const)
      : ([RDS_INSTANCE_ID, "the identifier of an RDS DB instance, e.g. orders-db"] as const);
  return stopInstances.instanceIds.flatMap((id, index) =>
    pattern.test(id) ? [] : [{ path: ["stopInstances", "instanceIds", index], allowed }],
  );
}

function referenceFaults(
  { budget: name = MONTHLY_BUDGET, usd, type }: BudgetActionShape,
  budgets: NonNullable<Account["budgets"]>,
): Fault[] {
  const budget: BudgetShape | undefined =
    name === MONTHLY_BUDGET ? {} : budgets.find((other) => other.name === name);
  if (budget === undefined) {
    const names = [MONTHLY_BUDGET, ...budgets.map((other) => other.name)];
    return [{ path: ["budget"], allowed: `the name of a budget: ${names.join(", ")}` }];
  }
  const { type: budgetType = "COST" } = budget;
  if (budgetType !== "COST" && budgetType !== "USAGE")
    return [{ path: ["budget"], allowed: "a budget of type COST or USAGE: AWS has no actions for others" }];
  const faults: Fault[] = [];
  if (usd !== undefined && budgetType !== "COST")
    faults.push({ path: ["usd"], allowed: "only where the budget is of type COST" });
  if (type === "FORECASTED" && !hasForecast(budget))
    faults.push({ path: ["type"], allowed: "ACTUAL, where the period of the budget is DAILY" });
  return faults;
}

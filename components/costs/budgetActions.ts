import * as pulumi from "@pulumi/pulumi";
import * as budgets from "@pulumi/aws/budgets";
import * as iam from "@pulumi/aws/iam";
import type * as inputs from "@pulumi/aws/types/input";

import { denyPolicyRefusal } from "../rules/budgetActionRules";
import { MONTHLY_BUDGET } from "../rules/budgetRules";
import { notValid } from "../rules/fault";
import type { AccountBaselineArgs, BudgetActionArgs } from "../args";
import { type Audience, subscribers, threshold } from "./budgetNotifications";
import {
  type BudgetActionTask,
  budgetActionRoleDocument,
  budgetActionTrustDocument,
} from "../documents/budgetActions";
import { stopSpendingDocument } from "../documents/stopSpending";

interface Args extends Audience, Pick<AccountBaselineArgs, "accountId" | "tags"> {
  partition: string;
  homeRegion: string;
  /** By the name that actions have for them. */
  budgets: ReadonlyMap<string, budgets.Budget>;
  /** The principals that actions may be for. Actions are created after them. */
  principals: readonly pulumi.Resource[];
  /** Permissions boundary of the roles by which actions run. */
  roleBoundary: pulumi.Input<string> | undefined;
}

/** What an action does. */
interface Task {
  readonly actionType: "APPLY_IAM_POLICY" | "APPLY_SCP_POLICY" | "RUN_SSM_DOCUMENTS";
  readonly definition: inputs.budgets.BudgetActionDefinition;
  /** Policy document of the role, as JSON. */
  readonly rights: pulumi.Input<string>;
}

/**
 * What AWS Budgets does when thresholds are passed, each action with a role of its own that can do that and no more.
 * An action that has run is not undone when it is removed: what it attached stays attached, what it stopped stays off.
 * @see https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-controls.html
 */
export function budgetActions(
  name: string,
  actions: readonly BudgetActionArgs[],
  args: Args,
  opts: pulumi.CustomResourceOptions,
): void {
  const usesOwnPolicy = actions.some(
    ({ denyPolicy }) => denyPolicy !== undefined && (denyPolicy.policy ?? "baseline") === "baseline",
  );
  const ownPolicyArn = usesOwnPolicy ? stopSpendingPolicy(`${name}-stop-spending`, args, opts) : undefined;
  for (const action of actions) {
    budgetAction(`${name}-action-${action.name}`, action, taskOf(action, args, ownPolicyArn), args, opts);
  }
}

function budgetAction(
  name: string,
  action: BudgetActionArgs,
  { actionType, definition, rights }: Task,
  args: Args,
  opts: pulumi.CustomResourceOptions,
): void {
  const budget = args.budgets.get(action.budget ?? MONTHLY_BUDGET);
  if (budget === undefined) throw new Error(`no budget is named ${action.budget ?? MONTHLY_BUDGET}`);
  const { accountId, tags } = args;
  const role = new iam.Role(
    name,
    {
      description: "Lets AWS Budgets run an action of the account baseline",
      assumeRolePolicy: budget.name.apply((budgetName) =>
        JSON.stringify(budgetActionTrustDocument({ ...args, budgetName })),
      ),
      permissionsBoundary: args.roleBoundary,
      tags,
    },
    opts,
  );
  const rolePolicy = new iam.RolePolicy(name, { role: role.name, policy: rights }, opts);
  const { thresholdType, threshold: value } = threshold(action);
  const { emails, topicArns } = subscribers(action, args);
  new budgets.BudgetAction(
    name,
    {
      accountId,
      budgetName: budget.name,
      actionType,
      approvalModel: action.approval ?? "MANUAL",
      notificationType: action.type,
      actionThreshold: { actionThresholdType: thresholdType, actionThresholdValue: value },
      definition,
      executionRoleArn: role.arn,
      subscribers: [
        ...emails.map((address) => ({ address, subscriptionType: "EMAIL" })),
        ...topicArns.map((address) => ({ address, subscriptionType: "SNS" })),
      ],
      tags,
    },
    { ...opts, dependsOn: [rolePolicy, ...args.principals] },
  );
}

function taskOf(
  { name, denyPolicy, scp, stopInstances }: BudgetActionArgs,
  args: Args,
  ownPolicyArn: pulumi.Output<string> | undefined,
): Task {
  const rights = (task: BudgetActionTask) => JSON.stringify(budgetActionRoleDocument(args, task));
  if (scp !== undefined) {
    const { policyId, targetIds } = scp;
    return {
      actionType: "APPLY_SCP_POLICY",
      definition: { scpActionDefinition: { policyId, targetIds: [...targetIds] } },
      rights: rights({ kind: "attach-scp", policyId, targetIds }),
    };
  }
  if (stopInstances !== undefined) {
    const { service, instanceIds, region = args.homeRegion } = stopInstances;
    const actionSubType = `STOP_${service}_INSTANCES`;
    return {
      actionType: "RUN_SSM_DOCUMENTS",
      definition: { ssmActionDefinition: { actionSubType, instanceIds: [...instanceIds], region } },
      rights: rights({ kind: "stop-instances", service, instanceIds, region }),
    };
  }
  const { policy = "baseline", groups = [], roles = [], users = [] } = denyPolicy ?? {};
  const policyArn =
    ownPolicyArn !== undefined && policy === "baseline"
      ? ownPolicyArn
      : pulumi.output(policy).apply((arn) => allowedDenyPolicy(name, arn, args.accountId));
  return {
    actionType: "APPLY_IAM_POLICY",
    definition: {
      iamActionDefinition: { policyArn, groups: some(groups), roles: some(roles), users: some(users) },
    },
    rights: policyArn.apply((arn) => rights({ kind: "attach-policy", policyArn: arn, groups, roles, users })),
  };
}

/** The ARN of a policy, judged where it is known: at the latest during the update, before anything uses it. */
function allowedDenyPolicy(action: string, arn: string, accountId: string): string {
  const expected =
    arn === "baseline" ? "the ARN of a policy in an output" : denyPolicyRefusal(arn, accountId);
  if (expected === undefined) return arn;
  throw new pulumi.RunError(
    `budget action ${action}: denyPolicy.policy = ${JSON.stringify(arn)} ${notValid(expected)}`,
  );
}

/** AWS takes no empty list of targets. */
function some(names: readonly string[]): string[] | undefined {
  return names.length > 0 ? [...names] : undefined;
}

/** A preview knows the policy's name but not its ARN; with an ARN built from the name, the roles' documents can be judged in it. */
function stopSpendingPolicy(
  name: string,
  { partition, accountId, tags }: Args,
  opts: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
  const policy = new iam.Policy(
    name,
    {
      description: "Denies what starts new costs; attached by AWS Budgets when a budget is exceeded",
      policy: JSON.stringify(stopSpendingDocument()),
      tags,
    },
    opts,
  );
  return policy.name.apply((policyName) => `arn:${partition}:iam::${accountId}:policy/${policyName}`);
}

import { randomUUID } from "node:crypto";
import type { IAM } from "@aws-sdk/client-iam";
import { unordered, unorderedThroughout } from "../../diff";
import { AwsRuleError } from "../../errors";
import { defineResource } from "../../resourceType";
import type { Session } from "../../session";
import { onlyHeld } from "../held";
import { budgetActionInputs } from "./budgetActionSchema";
import type { BudgetActionInputs } from "./budgetActionSchema";

/**
 * What a budget does when its threshold is passed; nothing ever passes it here. The plugin holds it, and looks for the
 * budget, the role, the policy and its targets in the emulator.
 *
 * @see https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-controls.html
 */
export const budgetAction = defineResource({
  type: "aws:budgets/budgetAction:BudgetAction",
  inputs: budgetActionInputs,
  taggable: true,
  computed: ["accountId", "actionId", "arn", "status"],
  replaceOn: ["accountId", "actionType", "budgetName"],
  canonical: { definition: unorderedThroughout, subscribers: unordered },
  ...onlyHeld("budgetAction", (id) => parts(id).actionId),

  async create(session, inputs) {
    const { accountId = session.accountId, budgetName } = inputs;
    const budgets = await session.clients.budgets();
    await budgets.describeBudget({ AccountId: accountId, BudgetName: budgetName });
    const id = `${accountId}:${randomUUID()}:${budgetName}`;
    await hold(session, id, inputs);
    return { id };
  },

  async update(session, { id, news }) {
    await hold(session, id, news);
  },
});

async function hold(session: Session, id: string, inputs: BudgetActionInputs): Promise<void> {
  await assertExecutable(session, inputs);
  const { accountId, actionId, budgetName } = parts(id);
  await session.held.put(session.accountId, "budgetAction", actionId, {
    ...inputs,
    accountId,
    actionId,
    arn: `arn:${session.partition}:budgets::${accountId}:budget/${budgetName}/action/${actionId}`,
    status: "STANDBY",
  });
}

function parts(id: string): { accountId: string; actionId: string; budgetName: string } {
  const [accountId, actionId, budgetName] = id.split(":");
  if (accountId === undefined || actionId === undefined || budgetName === undefined) {
    throw new Error(`the id "${id}" is not of the form <account id>:<action id>:<budget name>`);
  }
  return { accountId, actionId, budgetName };
}

/** @throws AwsRuleError AccessDeniedException; IAM's own NoSuchEntity. */
async function assertExecutable(
  session: Session,
  { executionRoleArn, definition }: BudgetActionInputs,
): Promise<void> {
  const iam = await session.clients.iam();
  const { Role } = await iam.getRole({ RoleName: executionRoleArn.split("/").at(-1) });
  if (!decodeURIComponent(Role?.AssumeRolePolicyDocument ?? "").includes("budgets.amazonaws.com")) {
    throw new AwsRuleError(
      "AccessDeniedException",
      `Budgets permission required to assume [ExecutionRole: ${executionRoleArn}]`,
    );
  }
  await assertIamTargetsExist(iam, definition);
}

async function assertIamTargetsExist(
  iam: IAM,
  { iamActionDefinition }: BudgetActionInputs["definition"],
): Promise<void> {
  if (iamActionDefinition === undefined) return;
  const { policyArn, groups = [], roles = [], users = [] } = iamActionDefinition;
  await iam.getPolicy({ PolicyArn: policyArn });
  for (const group of groups) await iam.getGroup({ GroupName: withoutPath(group) });
  for (const role of roles) await iam.getRole({ RoleName: withoutPath(role) });
  for (const user of users) await iam.getUser({ UserName: withoutPath(user) });
}

function withoutPath(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1);
}

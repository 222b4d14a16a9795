import { z } from "zod";
import { accountId, arn, tags } from "../schemas";

const MAX_TARGETS = 100;

const subscribers = z
  .array(z.strictObject({ address: z.string().min(1), subscriptionType: z.enum(["EMAIL", "SNS"]) }))
  .min(1, "AWS Budgets wants at least 1 subscriber an action")
  .refine(
    (list) => list.filter(({ subscriptionType }) => subscriptionType === "EMAIL").length <= 10,
    "AWS Budgets allows at most 10 e-mail addresses an action",
  )
  .refine(
    (list) => list.filter(({ subscriptionType }) => subscriptionType === "SNS").length <= 1,
    "AWS Budgets allows at most 1 SNS topic an action",
  );

/** With its path, where it has one. */
const principalName = z
  .string()
  .regex(/^([\w+=,.@-]+\/)*[\w+=,.@-]{1,128}$/, "expected a name, with its path");

const names = z
  .array(principalName)
  .max(MAX_TARGETS, `AWS Budgets allows at most ${MAX_TARGETS} targets of a kind`)
  .optional();

const iamActionDefinition = z
  .strictObject({ policyArn: arn, groups: names, roles: names, users: names })
  .refine(({ groups = [], roles = [], users = [] }) => groups.length + roles.length + users.length > 0, {
    path: ["groups"],
    message: "one of groups, roles and users must be given",
  });

const scpActionDefinition = z.strictObject({
  policyId: z.string().regex(/^p-\w{8,128}$/, "expected the id of a service control policy, p-…"),
  targetIds: z
    .array(z.string().regex(/^(\d{12}|ou-[\da-z]{4,32}-[\da-z]{8,32})$/, "expected an account id or ou-…"))
    .min(1)
    .max(MAX_TARGETS),
});

const ssmActionDefinition = z.strictObject({
  actionSubType: z.enum(["STOP_EC2_INSTANCES", "STOP_RDS_INSTANCES"]),
  instanceIds: z.array(z.string().min(1)).min(1).max(MAX_TARGETS),
  region: z.string(),
});

const DEFINITION_OF = {
  APPLY_IAM_POLICY: "iamActionDefinition",
  APPLY_SCP_POLICY: "scpActionDefinition",
  RUN_SSM_DOCUMENTS: "ssmActionDefinition",
} as const;

/**
 * An action of a budget with the limits of AWS Budgets; the emulator has none of its calls.
 *
 * @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_CreateBudgetAction.html
 */
export const budgetActionInputs = z
  .strictObject({
    accountId: accountId.optional(),
    budgetName: z.string().min(1).max(100),
    actionType: z.enum(["APPLY_IAM_POLICY", "APPLY_SCP_POLICY", "RUN_SSM_DOCUMENTS"]),
    approvalModel: z.enum(["AUTOMATIC", "MANUAL"]),
    notificationType: z.enum(["ACTUAL", "FORECASTED"]),
    executionRoleArn: arn,
    actionThreshold: z.strictObject({
      actionThresholdType: z.enum(["PERCENTAGE", "ABSOLUTE_VALUE"]),
      actionThresholdValue: z.number().min(0).max(15_000_000_000_000),
    }),
    definition: z.strictObject({
      iamActionDefinition: iamActionDefinition.optional(),
      scpActionDefinition: scpActionDefinition.optional(),
      ssmActionDefinition: ssmActionDefinition.optional(),
    }),
    subscribers,
    tags,
  })
  .refine(
    ({ actionType, definition }) => {
      const given = Object.values(definition).filter((part) => part !== undefined);
      return given.length === 1 && definition[DEFINITION_OF[actionType]] !== undefined;
    },
    { path: ["definition"], message: "expected the one definition that belongs to actionType" },
  );

export type BudgetActionInputs = z.infer<typeof budgetActionInputs>;

/** An action as the plugin holds it. */
export type BudgetAction = Readonly<BudgetActionInputs> & {
  readonly actionId: string;
  readonly arn: string;
  readonly status: "STANDBY";
};

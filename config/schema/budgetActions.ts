import { z } from "zod";

import * as actionRules from "../../components/rules/budgetActionRules";
import { MONTHLY_BUDGET } from "../../components/rules/budgetRules";
import { notificationFields } from "./notification";
import { eachOnce, managedPolicyArn, matching, namedParts, partName, region } from "./values";
import { ActionApproval, InstanceService } from "../../components/rules/literals";

function targets<T extends z.ZodType>(target: T, what: string) {
  return eachOnce(z.array(target, { error: `a list of ${what}` }), "target")
    .min(1, { error: `at least one of ${what}` })
    .max(actionRules.MAX_TARGETS, { error: `at most ${actionRules.MAX_TARGETS} ${what} (AWS's limit)` });
}

const principals = (what: string) =>
  targets(matching(actionRules.PRINCIPAL_NAME, `the name of one of ${what}, with its path`), what).optional();

const denyPolicy = z.strictObject(
  {
    policy: z
      .union([z.literal("baseline"), managedPolicyArn], {
        error: "baseline, or the ARN of a managed policy",
      })
      .default("baseline"),
    groups: principals("groups"),
    roles: principals("roles"),
    users: principals("users"),
  },
  { error: "a map with at least one of groups, roles and users" },
);

const scp = z.strictObject(
  {
    policyId: matching(actionRules.SCP_ID, "the id of a service control policy, e.g. p-0123abcd"),
    targetIds: targets(
      matching(actionRules.SCP_TARGET_ID, "an account id, or the id of an organizational unit"),
      "accounts and organizational units",
    ),
  },
  { error: "a map with policyId and targetIds" },
);

const stopInstances = z.strictObject(
  {
    service: z.enum(InstanceService, { error: "EC2 or RDS" }),
    instanceIds: targets(z.string({ error: "the id of an instance" }), "instances"),
    region: region.optional(),
  },
  { error: "a map with service and instanceIds" },
);

const budgetAction = z.strictObject(
  {
    name: partName.describe("Name, which becomes part of resource names: 1 to 40 letters, digits or `_ -`."),
    budget: partName
      .default(MONTHLY_BUDGET)
      .describe(
        "The budget: `monthly` for that of `monthlyLimitUsd`, or the name of one of `budgets` with the type `COST` or `USAGE`.",
      ),
    type: notificationFields.type
      .default("ACTUAL")
      .describe("What is compared with the threshold: `ACTUAL` or `FORECASTED` cost or usage of the period."),
    percent: notificationFields.percent.describe("Threshold in percent of the budget's limit."),
    usd: notificationFields.usd,
    approval: z
      .enum(ActionApproval, { error: "AUTOMATIC or MANUAL" })
      .default("MANUAL")
      .describe(
        "`MANUAL`: someone has to approve the action in the console; `AUTOMATIC`: it runs without approval.",
      ),
    denyPolicy: denyPolicy
      .optional()
      .describe(
        "Attaches a policy: a map with `policy` (`baseline`, which denies what starts new costs, or the ARN of a policy of the account that denies) and at least one of `groups`, `roles` and `users`, lists of names with their paths. Give exactly one of `denyPolicy`, `scp` and `stopInstances`.",
      ),
    scp: scp
      .optional()
      .describe(
        "Attaches a service control policy, in the management account only: a map with `policyId` and `targetIds`, a list of accounts and organizational units.",
      ),
    stopInstances: stopInstances
      .optional()
      .describe(
        "Stops instances: a map with `service` (`EC2` or `RDS`), `instanceIds`, and `region`, by default the home region.",
      ),
    emails: notificationFields.emails.describe("E-mail addresses to notify; by default `emails`."),
    topics: notificationFields.topics,
  },
  {
    error: "a map with name, one of percent and usd, and one of denyPolicy, scp and stopInstances",
  },
);

/** What happens when a budget is exceeded. */
export const budgetActions = namedParts(budgetAction, "budget actions").describe(
  "What AWS Budgets does when a threshold is passed. Each is a map with the keys below and has its own role. Removing an action from the list does not undo what it did.",
);

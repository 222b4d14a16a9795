import { z } from "zod";

import * as rules from "../../components/rules/awsRules";
import { meantPolicy } from "../managedPolicyNames";
import { eachOnce, matching } from "./values";

/** What users, groups and roles may do. */

export const boundary = matching(
  new RegExp(`^baseline$|${rules.MANAGED_POLICY_ARN.source}`),
  "baseline, or the ARN of a managed policy",
);

const managedPolicy = matching(
  new RegExp(`${rules.MANAGED_POLICY_ARN.source}|${rules.AWS_MANAGED_POLICY_NAME.source}`),
  "the name of a policy that AWS manages, e.g. AdministratorAccess, or the ARN of a policy",
).refine((policy) => meantPolicy(policy) === undefined, {
  error: (issue) => `a policy that AWS manages; did you mean ${meantPolicy(String(issue.input)) ?? ""}?`,
});

export const policyList = (maximum: number, limit: string) =>
  eachOnce(z.array(managedPolicy, { error: "a list of policy names or ARNs" }), "policy")
    .refine((list) => list.length <= maximum, { error: `at most ${maximum} policies (${limit})` })
    .default([]);

export const preset = z.enum(["admin", "billing", "read-only"], { error: "admin, billing or read-only" });
export const PRESET =
  "Managed policy of a usual kind: `admin` (AdministratorAccess), `billing` (Billing) or `read-only` (ReadOnlyAccess).";

import type { IAM } from "@aws-sdk/client-iam";
import { z } from "zod";
import { unordered } from "../../diff";
import { canonicalPolicy } from "../../policyJson";
import type { Properties } from "../../wire";
import { arn, document, iamName } from "../schemas";
import { attach, attachedArns, detach } from "./attachments";
import { deleteInlinePolicy, inlinePolicies, putInlinePolicy } from "./inlinePolicies";

/** An empty one stands for "none": the role then has no other inline policies. */
const inlinePolicy = z.strictObject({ name: iamName(128).optional(), policy: document.optional() });

/** Inputs of a role that decide alone which policies it has; a role without them leaves its policies to others. */
export const rolePolicyInputs = {
  inlinePolicies: z.array(inlinePolicy).optional(),
  managedPolicyArns: z.array(arn).optional(),
};

export type RolePolicies = z.output<z.ZodObject<typeof rolePolicyInputs>>;

/** Brings a role to its lists; a list that the program does not give changes nothing. */
export async function putRolePolicies(iam: IAM, role: string, lists: RolePolicies): Promise<void> {
  if (lists.inlinePolicies !== undefined) await putInlinePolicies(iam, role, lists.inlinePolicies);
  if (lists.managedPolicyArns !== undefined) await putManagedPolicies(iam, role, lists.managedPolicyArns);
}

async function putInlinePolicies(
  iam: IAM,
  role: string,
  wanted: readonly z.output<typeof inlinePolicy>[],
): Promise<void> {
  for (const { name } of await inlinePolicies(iam, "role", role)) {
    if (!wanted.some((policy) => policy.name === name)) await deleteInlinePolicy(iam, "role", role, name);
  }
  for (const { name, policy } of wanted) {
    if (name !== undefined && policy !== undefined) await putInlinePolicy(iam, "role", role, name, policy);
  }
}

async function putManagedPolicies(iam: IAM, role: string, wanted: readonly string[]): Promise<void> {
  const attached = await attachedArns(iam, "role", role);
  for (const policyArn of attached.filter((each) => !wanted.includes(each))) {
    await detach(iam, "role", role, policyArn);
  }
  for (const policyArn of wanted.filter((each) => !attached.includes(each))) {
    await attach(iam, "role", role, policyArn);
  }
}

/** What a role really has, of the lists that the program gives. */
export async function readRolePolicies(iam: IAM, role: string, prior: Properties): Promise<Properties> {
  return {
    ...(prior["inlinePolicies"] !== undefined && {
      inlinePolicies: await inlinePolicies(iam, "role", role),
    }),
    ...(prior["managedPolicyArns"] !== undefined && {
      managedPolicyArns: await attachedArns(iam, "role", role),
    }),
  };
}

/** Lists without order, empty inline policies left out, documents in their canonical form. */
export const rolePolicyCanonical = {
  inlinePolicies: (list: unknown): unknown =>
    Array.isArray(list)
      ? unordered(
          (list as Properties[])
            .filter((each) => each["name"] !== undefined)
            .map(({ name, policy }) => ({ name, policy: canonicalPolicy(policy) })),
        )
      : list,
  managedPolicyArns: unordered,
};

import { judgeAccount } from "../../../policy-pack/cli/check/judgeInputs";
import type { UserResult } from "../../../policy-pack/cli/check/result";
import { readInput } from "../../../policy-pack/inputs/readInput";

/** What `mfa check` says of the users in a text, by name; `?` for users that are unknown. */
export async function checkText(
  text: string | object,
  parameters: Record<string, string> = {},
): Promise<Record<string, UserResult>> {
  const file = "input.json";
  const input = readInput(typeof text === "string" ? text : JSON.stringify(text), { file, parameters });
  if (input.kind !== "account") throw new Error(JSON.stringify(input));
  const { results } = await judgeAccount({ ...input, fileOf: () => file }, [file], {});
  return Object.fromEntries(results.map((it) => [it.user ?? "?", it]));
}

/** The finding of each user, and `enforced` for those without one. */
export async function findingsIn(
  text: string | object,
  parameters?: Record<string, string>,
): Promise<Record<string, string>> {
  const results = await checkText(text, parameters);
  return Object.fromEntries(
    Object.entries(results).map(([user, { enforced, finding }]) => [
      user,
      enforced ? "enforced" : String(finding),
    ]),
  );
}

/** Enforces MFA in few characters. */
export const DENY = {
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "DenyWithoutMFA",
      Effect: "Deny",
      NotAction: [
        "iam:EnableMFADevice",
        "iam:CreateVirtualMFADevice",
        "iam:ListMFADevices",
        "sts:GetSessionToken",
      ],
      Resource: "*",
      Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
    },
  ],
};

/** Grants everything. */
export const ALLOW = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
};

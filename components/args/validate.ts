import * as pulumi from "@pulumi/pulumi";

import { arnFaults } from "../rules/arnRules";
import * as rules from "../rules/awsRules";
import { notValid, pathText } from "../rules/fault";
import { identityFaults, usersOf } from "../rules/identityRules";
import { policyFaults } from "../rules/policyRules";
import { tagFaults } from "../rules/tagRules";
import type { AccountBaselineArgs } from ".";
import { shapeFaults } from "./shape";
import { type Check, checkEmails, checkMoney, report } from "./validateMoney";

/**
 * Refuses what cannot be deployed, before anything is registered.
 * @throws pulumi.RunError that names every violation: the property, its value and what is expected.
 */
export function validateArgs(
  name: string,
  args: AccountBaselineArgs,
  opts: pulumi.ComponentResourceOptions = {},
): void {
  const violations: string[] = [];
  const check = (valid: boolean, property: string, value: unknown, expected: string) => {
    if (!valid) violations.push(`${property || "args"} = ${shown(value)} ${notValid(expected)}`);
  };
  if (opts.provider !== undefined || Object.keys(opts.providers ?? {}).length > 0) {
    violations.push(
      "opts.provider is not valid: expected none, because the component creates its own providers, each bound to accountId; give region, profile and assumeRoles instead",
    );
  }
  report([], shapeFaults(args), args, check);
  if (violations.length === 0) checkRules(args, check);
  if (violations.length > 0) {
    throw new pulumi.RunError(
      `AccountBaseline ${name}:\n${violations.map((line) => `  ${line}`).join("\n")}`,
    );
  }
}

/** As JSON, with outputs by their kind: their own JSON is a warning of the SDK. */
function shown(value: unknown): string {
  return pulumi.Output.isInstance(value) ? "an output" : JSON.stringify(withoutOutputs(value));
}

function withoutOutputs(value: unknown): unknown {
  if (pulumi.Output.isInstance(value)) return "an output";
  if (Array.isArray(value)) return value.map(withoutOutputs);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withoutOutputs(part)]));
}

function checkRules(args: AccountBaselineArgs, check: Check): void {
  check(rules.ACCOUNT_ID.test(args.accountId), "accountId", args.accountId, "12 digits");
  if (args.region !== undefined) {
    const refusal = rules.partitionRefusal(rules.partitionOf(args.region));
    check(rules.REGION.test(args.region), "region", args.region, "the name of an AWS region");
    check(refusal === undefined, "region", args.region, `a region of the partition aws: ${refusal ?? ""}`);
  }
  for (const { user, path } of usersOf(args)) {
    check(
      rules.IAM_USER_NAME.test(user.name),
      pathText([...path, "name"]),
      user.name,
      "1 to 64 letters, digits or + = , . @ _ -",
    );
  }
  const faults = [...identityFaults(args), ...policyFaults(args), ...tagFaults(args), ...arnFaults(args)];
  report([], faults, args, check);
  checkEmails("emails", args.emails, check);
  check(
    args.accountAlias === undefined || rules.ACCOUNT_ALIAS.test(args.accountAlias),
    "accountAlias",
    args.accountAlias,
    "3 to 63 lower-case letters, digits or single hyphens",
  );
  checkMoney(args, check);
}

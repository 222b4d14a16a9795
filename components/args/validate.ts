import * as pulumi from "@pulumi/pulumi";

import * as rules from "../rules/awsRules";
import { notValid, pathText } from "../rules/fault";
import { identityFaults, usersOf } from "../rules/identityRules";
import type { AccountBaselineArgs } from ".";
import { checkEmails, checkMoney, report } from "./validateMoney";

/**
 * Checks what can be checked before the engine is asked: the args that are plain values.
 * @throws pulumi.RunError with every violation, each naming the property, the bad value and what is allowed.
 */
export function validateArgs(name: string, args: AccountBaselineArgs): void {
  const violations: string[] = [];
  const check = (valid: boolean, property: string, value: unknown, allowed: string) => {
    if (!valid) violations.push(`${property} = ${JSON.stringify(value)} ${notValid(allowed)}`);
  };
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
  report([], identityFaults(args), args, check);
  checkEmails("emails", args.emails, check);
  check(
    args.accountAlias === undefined || rules.ACCOUNT_ALIAS.test(args.accountAlias),
    "accountAlias",
    args.accountAlias,
    "3 to 63 lower-case letters, digits or single hyphens",
  );
  checkMoney(args, check);
  if (violations.length > 0) {
    throw new pulumi.RunError(
      `AccountBaseline ${name}:\n${violations.map((line) => `  ${line}`).join("\n")}`,
    );
  }
}

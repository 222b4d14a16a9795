import * as pulumi from "@pulumi/pulumi";

import * as rules from "../config/awsRules";
import type { AccountBaselineArgs, BudgetNotificationArgs } from "./args";

/**
 * Checks what can be checked before the engine is asked: the args that are plain values.
 * @throws pulumi.RunError with every violation, each naming the property, the bad value and what is allowed.
 */
export function validateArgs(name: string, args: AccountBaselineArgs): void {
  const violations: string[] = [];
  const check = (valid: boolean, property: string, value: unknown, allowed: string) => {
    if (!valid) violations.push(`${property} = ${JSON.stringify(value)}: not allowed; allowed: ${allowed}`);
  };
  check(rules.ACCOUNT_ID.test(args.accountId), "accountId", args.accountId, "12 digits");
  if (args.region !== undefined) {
    const refusal = rules.partitionRefusal(rules.partitionOf(args.region));
    check(rules.REGION.test(args.region), "region", args.region, "the name of an AWS region");
    check(refusal === undefined, "region", args.region, `a region of the partition aws: ${refusal ?? ""}`);
  }
  const names = args.admins.map((admin) => admin.name);
  check(names.length > 0, "admins", names, "at least one admin");
  names.forEach((admin, i) => {
    check(
      rules.IAM_USER_NAME.test(admin),
      `admins[${i}].name`,
      admin,
      "1 to 64 letters, digits or + = , . @ _ -",
    );
  });
  for (const duplicate of rules.caseInsensitiveDuplicates(names)) {
    check(
      false,
      "admins",
      duplicate,
      "user names that differ in more than upper and lower case (IAM's rule)",
    );
  }
  checkEmails("emails", args.emails, check);
  checkAccountSettings(args, check);
  const notifications = args.budgetNotifications ?? [];
  check(
    notifications.length <= rules.MAX_NOTIFICATIONS_PER_BUDGET,
    "budgetNotifications",
    `${notifications.length} notifications`,
    `at most ${rules.MAX_NOTIFICATIONS_PER_BUDGET} (AWS's limit for a budget)`,
  );
  notifications.forEach((notification, i) => {
    checkNotification(`budgetNotifications[${i}]`, notification, check);
  });
  if (violations.length > 0) {
    throw new pulumi.RunError(
      `AccountBaseline ${name}:\n${violations.map((line) => `  ${line}`).join("\n")}`,
    );
  }
}

function checkAccountSettings({ accountAlias, passwordPolicy, admins }: AccountBaselineArgs, check: Check) {
  check(
    accountAlias === undefined || rules.ACCOUNT_ALIAS.test(accountAlias),
    "accountAlias",
    accountAlias,
    "3 to 63 lower-case letters, digits or single hyphens",
  );
  const minimum = passwordPolicy?.minimumLength;
  if (minimum === undefined) return;
  const lengths = admins
    .filter(({ consoleAccess = true }) => consoleAccess)
    .map(({ passwordLength = 24 }) => passwordLength);
  check(
    lengths.every((length) => typeof length !== "number" || length >= minimum),
    "passwordPolicy.minimumLength",
    minimum,
    "at most the passwordLength of each admin with console access, which is 24 by default",
  );
}

type Check = (valid: boolean, property: string, value: unknown, allowed: string) => void;

function checkNotification(at: string, notification: BudgetNotificationArgs, check: Check): void {
  const { percent, usd, emails, topics = [] } = notification;
  check(
    (percent === undefined) !== (usd === undefined),
    at,
    { percent, usd },
    "exactly one of percent and usd",
  );
  check(
    topics.length <= rules.MAX_TOPICS_PER_NOTIFICATION,
    `${at}.topics`,
    `${topics.length} topics`,
    `at most ${rules.MAX_TOPICS_PER_NOTIFICATION} SNS topic (AWS's limit for the notification of a budget)`,
  );
  if (emails !== undefined) checkEmails(`${at}.emails`, emails, check);
}

function checkEmails(at: string, emails: readonly string[], check: Check): void {
  check(
    emails.length > 0 && emails.length <= rules.MAX_EMAILS_PER_NOTIFICATION,
    at,
    `${emails.length} addresses`,
    `1 to ${rules.MAX_EMAILS_PER_NOTIFICATION} e-mail addresses (AWS's limit for the notification of a budget)`,
  );
  emails.forEach((email, i) => {
    check(rules.EMAIL.test(email), `${at}[${i}]`, email, "an e-mail address such as ops@example.com");
  });
  for (const duplicate of rules.caseInsensitiveDuplicates(emails)) {
    check(false, at, duplicate, "each e-mail address once");
  }
}

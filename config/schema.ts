import { z } from "zod";

import * as rules from "./awsRules";

/**
 * The config of one stack, which is one AWS account. Keys are flat, so that a stack overrides one without repeating
 * the rest; every message says what is allowed, since parse.ts prints it beside the value that was found.
 */

const accountId = z
  .string({ error: 'an AWS account id: 12 digits in quotes, e.g. "012345678901"' })
  .regex(rules.ACCOUNT_ID, { error: 'an AWS account id: 12 digits in quotes, e.g. "012345678901"' });

const email = matching(rules.EMAIL, "an e-mail address such as ops@example.com");

const emailList = z
  .array(email, { error: "a list of e-mail addresses" })
  .min(1, { error: "at least one e-mail address" })
  .max(rules.MAX_EMAILS_PER_NOTIFICATION, {
    error: `at most ${rules.MAX_EMAILS_PER_NOTIFICATION} e-mail addresses (AWS's limit for the notification of a budget)`,
  })
  .refine((list) => rules.caseInsensitiveDuplicates(list.filter(isString)).length === 0, {
    error: "each e-mail address once",
    when: isArray,
  });

/** A positive amount in USD: kept as the decimal string that AWS Budgets takes. */
const usd = z
  .union([z.string(), z.number()], {
    error: "an amount in USD above 0 with at most two decimals, e.g. 250 or 99.50",
  })
  .refine((value) => rules.USD_AMOUNT.test(String(value)) && Number(value) > 0, {
    error: "an amount in USD above 0 with at most two decimals, e.g. 250 or 99.50",
  })
  .transform(String);

const tags = z
  .record(
    matching(
      /^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+@-]{1,128}$/iu,
      "a tag key: 1 to 128 characters, not beginning with aws:",
    ),
    matching(/^[\p{L}\p{Z}\p{N}_.:/=+@-]{0,256}$/u, "a tag value: text of at most 256 characters"),
    { error: "tags: a map of key to text" },
  )
  .refine((map) => Object.keys(map).length <= rules.MAX_TAGS, { error: `at most ${rules.MAX_TAGS} tags` });

const managedPolicy = matching(
  new RegExp(`${rules.MANAGED_POLICY_ARN.source}|${rules.AWS_MANAGED_POLICY_NAME.source}`),
  "the name of a policy that AWS manages, e.g. AdministratorAccess, or the ARN of a policy",
);

const flag = (meaning: string) => z.boolean({ error: `true or false (${meaning})` });

const adminName = matching(rules.IAM_USER_NAME, "an IAM user name: 1 to 64 letters, digits or + = , . @ _ -");

const admin = z.strictObject(
  {
    name: adminName.describe("User name: 1 to 64 letters, digits or `+ = , . @ _ -`."),
    path: matching(rules.IAM_PATH, "an IAM path: begins and ends with /, e.g. /admins/")
      .max(rules.IAM_PATH_MAX_LENGTH, { error: `at most ${rules.IAM_PATH_MAX_LENGTH} characters` })
      .default("/")
      .describe("IAM path of the user."),
    tags: tags.optional().describe("Tags of this user, added to the stack's."),
    permissionsBoundary: matching(rules.MANAGED_POLICY_ARN, "the ARN of a managed policy")
      .optional()
      .describe("ARN of the managed policy that bounds what this user can ever do."),
    consoleAccess: flag("whether the user signs in to the console with a password")
      .default(true)
      .describe("A generated console password that must be changed at the first sign-in."),
    passwordLength: z
      .int({
        error: `a whole number of characters from ${rules.MIN_PASSWORD_LENGTH} to ${rules.MAX_PASSWORD_LENGTH}`,
      })
      .min(rules.MIN_PASSWORD_LENGTH, { error: `at least ${rules.MIN_PASSWORD_LENGTH} characters (CIS 1.8)` })
      .max(rules.MAX_PASSWORD_LENGTH, { error: `at most ${rules.MAX_PASSWORD_LENGTH} characters` })
      .default(24)
      .describe("Length of the generated password, in characters."),
    accessKey: flag("whether the user gets an access key")
      .default(false)
      .describe("An access key for programmatic access."),
    pgpKey: matching(rules.PGP_KEY, "a public PGP key in base64 (gpg --export KEY | base64), or keybase:NAME")
      .optional()
      .describe(
        "Public PGP key (base64 of the binary key, or `keybase:NAME`). Password and secret key are then encrypted to it; without it they are Pulumi secrets.",
      ),
    forceDestroy: flag("whether removing the user also removes what it enrolled itself")
      .default(true)
      .describe(
        "Removing the admin from the list also removes its MFA devices and keys. Without it the removal of anyone who enrolled a device fails.",
      ),
  },
  { error: "a user name, or a map with at least `name`" },
);

const SESSION_DURATION = "a whole number of seconds from 900 to 43,200 (15 minutes to 12 hours)";

const role = matching(
  new RegExp(`${rules.ROLE_ARN.source}|${rules.ROLE_NAME.source}`),
  "the ARN of a role, or the name of a role in this account, e.g. OrganizationAccountAccessRole",
);

const assumedRole = z.strictObject(
  {
    role: role.describe("ARN of the role, or the name of a role in the stack's account."),
    externalId: matching(rules.EXTERNAL_ID, "2 to 1,224 letters, digits or _ + = , . @ : / -")
      .optional()
      .describe("External id that the role's trust policy asks for. May be a secret."),
    sessionName: matching(rules.ROLE_SESSION_NAME, "2 to 64 letters, digits or _ + = , . @ -")
      .optional()
      .describe(
        "Session name, as CloudTrail shows it; by default `account-baseline`, with the name of the run in a rollout.",
      ),
    durationSeconds: z
      .int({ error: SESSION_DURATION })
      .min(900, { error: SESSION_DURATION })
      .max(43_200, { error: SESSION_DURATION })
      .default(3600)
      .describe("Length of the role session in seconds, 900 to 43,200 (AWS allows 3,600 in a chain)."),
  },
  { error: "the name or ARN of a role, or a map with at least `role`" },
);

const notification = z
  .strictObject(
    {
      type: z
        .enum(["ACTUAL", "FORECASTED"], { error: "ACTUAL or FORECASTED" })
        .describe("What is compared with the threshold: `ACTUAL` or `FORECASTED` cost of the month."),
      percent: z
        .number({ error: "a percentage of the limit above 0, e.g. 80" })
        .positive({ error: "a percentage of the limit above 0, e.g. 80" })
        .max(1_000_000_000, { error: "at most 1,000,000,000 percent" })
        .optional()
        .describe("Threshold in percent of `monthlyLimitUsd`."),
      usd: usd.optional().describe("Threshold in USD. Exactly one of `percent` and `usd` is given."),
      emails: emailList.optional().describe("E-mail addresses of this notification; by default `emails`."),
      topics: z
        .array(
          z.union(
            [z.literal("baseline"), matching(rules.SNS_TOPIC_ARN, "baseline, or the ARN of an SNS topic")],
            {
              error: "baseline, or the ARN of an SNS topic",
            },
          ),
          { error: "a list with one SNS topic" },
        )
        .max(rules.MAX_TOPICS_PER_NOTIFICATION, {
          error: `at most ${rules.MAX_TOPICS_PER_NOTIFICATION} SNS topic (AWS's limit for the notification of a budget)`,
        })
        .default([])
        .describe(
          "SNS topics of this notification, at most one: `baseline` (the topic of the billing alarm) or an ARN.",
        ),
    },
    { error: "a map with `type` and one of `percent` and `usd`" },
  )
  .refine((n) => (n.percent === undefined) !== (n.usd === undefined), {
    error: "exactly one of percent and usd",
    when: ({ value }) => typeof value === "object" && value !== null,
  });

export const stackConfigSchema = z.strictObject({
  accountId: accountId.describe(
    "The AWS account of this stack: 12 digits, in quotes. Credentials of another account stop the deploy before anything is created.",
  ),
  admins: z
    .array(z.union([adminName, admin]), {
      error: "a list of admins, each a user name or a map with at least `name`",
    })
    .min(1, { error: "at least one admin" })
    .refine((list) => rules.caseInsensitiveDuplicates(namesIn(list)).length === 0, {
      error: "user names that differ in more than upper and lower case (IAM's rule)",
      when: isArray,
    })
    .transform((list) => list.map((item) => (typeof item === "string" ? admin.parse({ name: item }) : item)))
    .describe("The admin users: names, or maps with the keys below."),
  monthlyLimitUsd: usd.describe("Limit of the monthly cost budget, in USD."),
  emails: z
    .union([email, emailList], { error: "an e-mail address or a list of them" })
    .transform((value) => (typeof value === "string" ? [value] : value))
    .describe(
      "Who is notified by the budget and the billing alarm: one e-mail address, or a list of at most 10.",
    ),
  region: matching(rules.REGION, "the name of an AWS region, e.g. eu-central-1")
    .refine((region) => rules.partitionRefusal(rules.partitionOf(region)) === undefined, {
      error: (issue) => `a region of the partition aws: ${refusalOf(issue.input)}`,
    })
    .default("us-east-1")
    .describe("Home region. The billing alarm is in us-east-1 whatever it is, because billing metrics are."),
  profile: z
    .string({ error: "the name of a profile" })
    .min(1, { error: "the name of a profile" })
    .optional()
    .describe(
      "Profile of the AWS shared config files; by default the SDK's own search (environment, SSO, instance role).",
    ),
  assumeRole: z
    .union(
      [
        role,
        assumedRole,
        z
          .array(z.union([role, assumedRole]), { error: "a list of roles" })
          .min(1, { error: "at least one role" })
          .max(5, { error: "at most five roles in a chain" }),
      ],
      { error: "a role (name or ARN), a map with `role`, or a list of them in the order of the chain" },
    )
    .transform((value) =>
      (Array.isArray(value) ? value : [value]).map((item) =>
        typeof item === "string" ? assumedRole.parse({ role: item }) : item,
      ),
    )
    .optional()
    .describe("Role to assume before anything else, or a chain of them: a name, an ARN, a map, or a list."),
  managedPolicies: z
    .array(managedPolicy, { error: "a list of policy names or ARNs" })
    .refine((list) => rules.caseInsensitiveDuplicates(list.filter(isString)).length === 0, {
      error: "each policy once",
      when: isArray,
    })
    .refine((list) => list.length <= 8, {
      error: "at most 8 policies (IAM's 10 for a group less the two billing ones)",
    })
    .default([])
    .describe(
      "Managed policies of the admin group besides AWSBudgetsActionsWithAWSResourceControlAccess and AWSBillingReadOnlyAccess, e.g. AdministratorAccess. Each works only after MFA.",
    ),
  groupName: matching(rules.IAM_GROUP_NAME, "an IAM group name: 1 to 128 letters, digits or + = , . @ _ -")
    .optional()
    .describe("Name of the admin group; by default made from the component's name with a random ending."),
  budgetNotifications: z
    .array(notification, { error: "a list of notifications" })
    .min(1, { error: "at least one notification" })
    .max(rules.MAX_NOTIFICATIONS_PER_BUDGET, {
      error: `at most ${rules.MAX_NOTIFICATIONS_PER_BUDGET} notifications (AWS's limit for a budget)`,
    })
    .prefault([
      { type: "ACTUAL", percent: 80 },
      { type: "ACTUAL", percent: 100 },
      { type: "FORECASTED", percent: 100 },
    ])
    .describe("When the budget notifies, at most five."),
  billingAlarmUsd: usd
    .optional()
    .describe(
      "Threshold of the CloudWatch billing alarm, in USD of estimated charges this month; by default `monthlyLimitUsd`.",
    ),
  tags: tags.default({}).describe("Tags of everything that can carry tags."),
  ou: matching(
    /^[^/*]{1,128}(?:\/[^/*]{1,128}){0,5}$/u,
    "the path of an organizational unit, at most six levels deep, e.g. Workloads/Prod",
  )
    .optional()
    .describe(
      "Organizational unit of the account, as a path such as `Workloads/Prod`; rollouts select by it.",
    ),
  accountTags: tags
    .default({})
    .describe(
      "Tags of the account itself in AWS Organizations. Rollouts select by them and by `tags`; no resource gets them.",
    ),
});

/** A validated stack config with every default filled in. */
export type StackConfig = z.output<typeof stackConfigSchema>;

/**
 * Keys whose value may be encrypted in the stack file (`pulumi config set --secret`): all that only travel as inputs
 * of resources. The others become resource names, which are plain text in the state.
 */
export const SECRET_KEYS: ReadonlySet<string> = new Set<keyof StackConfig>([
  "monthlyLimitUsd",
  "billingAlarmUsd",
  "assumeRole",
  "tags",
]);

/**
 * What stands for an encrypted value where nothing can be decrypted (offline checks): valid, and nobody's. By key, or by
 * the path of a part of it; `*` stands for any.
 */
export const SECRET_PLACEHOLDERS: Readonly<Record<string, unknown>> = {
  monthlyLimitUsd: "1",
  billingAlarmUsd: "1",
  assumeRole: "encrypted-role",
  "assumeRole.externalId": "encrypted-external-id",
  tags: { encrypted: "encrypted" },
  "tags.*": "encrypted",
};

function matching(pattern: RegExp, allowed: string) {
  return z.string({ error: allowed }).regex(pattern, { error: allowed });
}

function isString(value: unknown): value is string {
  return typeof value === "string";
}

/** Lets a check over a whole list run even when single items are wrong, so that all mistakes are reported at once. */
function isArray({ value }: { value: unknown }): boolean {
  return Array.isArray(value);
}

function namesIn(list: readonly unknown[]): string[] {
  return list
    .map((item) => (typeof item === "object" && item !== null && "name" in item ? item.name : item))
    .filter(isString);
}

function refusalOf(region: unknown): string {
  return (isString(region) ? rules.partitionRefusal(rules.partitionOf(region)) : undefined) ?? "";
}

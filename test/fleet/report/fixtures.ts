import type { AccountResult, ControlDescription, Outcome, RunRecord } from "../../../fleet/runs/result";

/** Controls as the policy pack and `doctor` have them. */
export const CONTROLS: readonly ControlDescription[] = [
  [
    "iam-user-mfa-enforcement",
    "Users can do nothing but enrol before they sign in with MFA",
    "CIS AWS Foundations 1.10",
  ],
  [
    "iam-credential-needs-binding",
    "No password or key before the user is bound by MFA",
    "NIST 800-53 IA-2(1)",
  ],
  ["iam-login-profile-must-reset", "A first password has to be changed", "NIST 800-53 IA-5(1)"],
  ["iam-user-no-access-key", "Users have no long-term access keys", "CIS AWS Foundations 1.14"],
  ["iam-user-no-direct-admin-policy", "No administrator policy on a user itself", "CIS AWS Foundations 1.15"],
  ["iam-password-policy", "The account has a password policy", "CIS AWS Foundations 1.8"],
  ["iam-policy-known-actions", "Policies name actions that exist", ""],
  ["billing-alarm", "A billing alarm reaches someone", "CIS AWS Foundations 4.1"],
  ["budget-with-reachable-subscriber", "A budget reaches someone", ""],
  ["topic-encrypted-and-closed", "Topics are encrypted and closed to strangers", "AWS FSBP SNS.1"],
  ["provider-pins-account", "A provider is bound to one account", ""],
  ["required-tags", "Resources carry the tags that are asked for", ""],
].map(([name = "", title = "", reference = ""]) => ({
  name,
  title,
  references: reference === "" ? [] : [reference],
}));

const OUS = ["Core/Security", "Workloads/Prod", "Workloads/Dev", "Sandbox"];
const TEAMS = ["payments", "search", "data", "web", "identity"];

/** An account that came out well, with what is given instead. */
export function account(stack: string, changed: Partial<AccountResult> = {}): AccountResult {
  return {
    stack,
    accountId: "111122223333",
    ou: "Workloads/Prod",
    tags: { env: "prod", team: "payments" },
    wave: "canary",
    outcome: "completed",
    startedAt: "2026-11-24T22:33:50.000Z",
    seconds: 21.4,
    attempts: 1,
    counts: { create: 0, import: 0, update: 1, replace: 0, delete: 0, same: 11 },
    changes: [budgetUpdate(stack)],
    findings: [],
    examined: true,
    log: `logs/${stack}.log`,
    ...changed,
  };
}

export function budgetUpdate(stack: string): AccountResult["changes"][number] {
  return {
    urn: `urn:pulumi:${stack}::account-baseline::account-baseline:index:AccountBaseline$aws:budgets/budget:Budget::baseline-monthly`,
    type: "aws:budgets/budget:Budget",
    name: "baseline-monthly",
    kind: "update",
    properties: [
      { path: "limitAmount", before: "100", after: "250" },
      {
        path: "notifications[0].subscriberEmailAddresses[0]",
        before: "old@example.com",
        after: "new@example.com",
      },
    ],
  };
}

/** One account of each outcome, with what belongs to it. */
export function everyOutcome(): Record<Outcome, AccountResult> {
  return {
    completed: account("security"),
    unchanged: account("audit", {
      ou: "Core/Security",
      tags: { env: "core", team: "identity" },
      outcome: "unchanged",
      counts: { create: 0, import: 0, update: 0, replace: 0, delete: 0, same: 12 },
      changes: [],
      seconds: 9,
    }),
    drifted: account("search-prod", {
      accountId: "222233334444",
      wave: "prod",
      tags: { env: "prod", team: "search" },
      outcome: "drifted",
      cause: "1 resource differs from the stack: baseline-admins",
      changes: [
        {
          urn: "urn:pulumi:search-prod::account-baseline::aws:iam/groupPolicy:GroupPolicy::baseline-mfa",
          type: "aws:iam/groupPolicy:GroupPolicy",
          name: "baseline-mfa",
          kind: "delete",
          properties: [{ path: "policy", before: "[secret]" }],
        },
      ],
      findings: [
        {
          control: "iam-policy-known-actions",
          level: "advisory",
          subject: "baseline-mfa",
          message: "names the action iam:EnableMFADevise, which there is not",
          fix: "Write iam:EnableMFADevice.",
        },
      ],
    }),
    failed: account("payments-prod", {
      accountId: "333344445555",
      wave: "prod",
      outcome: "failed",
      cause:
        "AccessDenied: User: arn:aws:sts::999900001111:assumed-role/hub/run is not authorized to perform: sts:AssumeRole\n" +
        "on resource: arn:aws:iam::333344445555:role/OrganizationAccountAccessRole\n" +
        "Let the role trust the hub account.",
      counts: { create: 0, import: 0, update: 0, replace: 0, delete: 0, same: 0 },
      changes: [],
      examined: false,
      attempts: 3,
      seconds: 64.2,
    }),
    blocked: account("web-dev", {
      accountId: "444455556666",
      ou: "Workloads/Dev",
      wave: "dev",
      tags: { env: "dev", team: "web" },
      outcome: "blocked",
      cause: "1 mandatory policy refused the preview: iam-user-mfa-enforcement",
      counts: { create: 1, import: 0, update: 0, replace: 0, delete: 0, same: 11 },
      changes: [
        {
          urn: "urn:pulumi:web-dev::account-baseline::aws:iam/user:User::mallory",
          type: "aws:iam/user:User",
          name: "mallory",
          kind: "create",
          properties: [
            { path: "name", after: "mallory" },
            { path: "arn", after: "[unknown]" },
          ],
        },
      ],
      findings: [
        {
          control: "iam-user-mfa-enforcement",
          level: "mandatory",
          subject: "mallory",
          type: "aws:iam/user:User",
          message: "the user can sign in without MFA: nothing denies s3:ListAllMyBuckets",
          fix: "Put the user into the group baseline-admins.",
        },
        {
          control: "iam-user-no-access-key",
          level: "unknown",
          subject: "mallory",
          message: "whether the key exists is known only after the deploy",
        },
      ],
    }),
    "not-executed": notExecuted("data-prod", "more than 1 account of the wave failed", {
      accountId: "555566667777",
      tags: { env: "prod", team: "data" },
    }),
    interrupted: account("identity-prod", {
      accountId: "666677778888",
      ou: "Core/Security",
      wave: "prod",
      tags: { env: "prod", team: "identity" },
      outcome: "interrupted",
      cause: "stopped by Ctrl-C while the update ran",
      examined: false,
    }),
  };
}

/** An account whose turn never came. */
export function notExecuted(
  stack: string,
  cause: string,
  changed: Partial<AccountResult> = {},
): AccountResult {
  const { accountId, ou = "Workloads/Prod", tags } = account(stack);
  return {
    ...{ stack, accountId, ou, tags, wave: "prod", outcome: "not-executed", cause },
    ...{ changes: [], findings: [], examined: false },
    ...changed,
  };
}

/** A run of `up` over the given accounts; over one of each outcome by default. */
export function run(
  accounts: readonly AccountResult[] = Object.values(everyOutcome()),
  changed: Partial<RunRecord> = {},
): RunRecord {
  return {
    run: "20261124-223343-up-3f9a",
    command: "up",
    project: "account-baseline",
    startedAt: "2026-11-24T22:33:43.000Z",
    finishedAt: "2026-11-24T22:46:13.000Z",
    waves: ["canary", "dev", "prod"],
    controls: CONTROLS,
    accounts,
    ...changed,
  };
}

/** A run over many accounts, of which about one in twenty is broken; the same for the same number. */
export function manyAccounts(count: number): RunRecord {
  const templates = everyOutcome();
  const broken = ["failed", "blocked", "drifted", "interrupted", "not-executed"] as const;
  const accounts = Array.from({ length: count }, (_, index): AccountResult => {
    const team = TEAMS[index % TEAMS.length] ?? "";
    const ou = OUS[index % OUS.length] ?? "";
    const outcome = index % 19 === 7 ? broken[index % broken.length] : undefined;
    const template = templates[outcome ?? (index % 3 === 0 ? "unchanged" : "completed")];
    return {
      ...template,
      stack: `${team}-${ou.split("/").at(-1)?.toLowerCase() ?? ""}-${String(index).padStart(4, "0")}`,
      accountId: String(100_000_000_000 + index * 7919),
      ou,
      tags: { env: ou.startsWith("Workloads/") ? ou.slice(10).toLowerCase() : "core", team },
      wave: index < 3 ? "canary" : ou === "Workloads/Prod" ? "prod" : "dev",
    };
  });
  return run(accounts, { run: `20261124-223343-up-${count}` });
}

import type { Check, Objection } from "../check";

/** Days without use after which CIS wants a credential disabled. */
const MAX_UNUSED_DAYS = 45;

const DAY_MS = 86_400_000;

export const unusedCredentials: Check = {
  name: "unused-credentials",
  title: "No password or access key lies unused",
  references: ["CIS AWS Foundations Benchmark 3.0.0 1.12"],
  level: "advisory",
  examine: async (facts) => judgeCredentialReport(await facts.credentialReport(), new Date()),
};

/**
 * @param report The credential report as CSV.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html
 */
export function judgeCredentialReport(report: string, now: Date): Objection[] {
  const [header = "", ...lines] = report.trim().split(/\r?\n/);
  const columns = header.split(",");
  return lines.flatMap((line) => {
    const fields = line.split(",");
    // Counted from the end: a user's name, and so its ARN, may have commas.
    return judgeUser(userName(line), (column) => fields.at(columns.indexOf(column) - columns.length), now);
  });
}

type Row = (column: string) => string | undefined;

function userName(line: string): string {
  return line.slice(0, line.search(/,"?arn:/)).replaceAll('"', "");
}

function judgeUser(user: string, row: Row, now: Date): Objection[] {
  // The root user is not to be used at all; it has checks of its own.
  if (user === "<root_account>") return [];
  return CREDENTIALS.flatMap(({ name, enabled, used, since, remedy }): Objection[] => {
    if (row(enabled)?.toLowerCase() !== "true") return [];
    const last = date(row(used)) ?? date(row(since));
    if (last === undefined)
      return [
        {
          unknown: true,
          subject: user,
          message: `the credential report has no date for ${name} of ${user}`,
        },
      ];
    const days = Math.floor((now.getTime() - last.getTime()) / DAY_MS);
    if (days < MAX_UNUSED_DAYS) return [];
    return [
      {
        subject: user,
        message: `${name} of ${user} has not been used for ${days} days`,
        fix: `${remedy(user)}, if nobody needs it.`,
      },
    ];
  });
}

/** What was never used counts from when it was made. */
const CREDENTIALS = [
  {
    name: "the console password",
    enabled: "password_enabled",
    used: "password_last_used",
    since: "password_last_changed",
    remedy: (user: string) => `aws iam delete-login-profile --user-name ${user}`,
  },
  ...["1", "2"].map((key) => ({
    name: `access key ${key}`,
    enabled: `access_key_${key}_active`,
    used: `access_key_${key}_last_used_date`,
    since: `access_key_${key}_last_rotated`,
    remedy: (user: string) =>
      `Deactivate it: aws iam list-access-keys --user-name ${user}, then aws iam update-access-key`,
  })),
];

/** The report has `N/A`, `no_information` or `not_supported` where there is no date. */
function date(text: string | undefined): Date | undefined {
  const value = new Date(text ?? "");
  return Number.isNaN(value.getTime()) ? undefined : value;
}

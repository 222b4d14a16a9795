import { Command } from "commander";

import { positiveInteger } from "./options";
import { selectedAccounts, type SelectionOptions, withSelection } from "./selection";

interface DoctorOptions extends SelectionOptions {
  concurrency: number;
  json?: true;
}

/** `account-baseline doctor`: what no program can set, and what has not taken effect, in each account. */
export function doctorCommand(): Command {
  return withSelection(
    new Command("doctor").description(
      "Checks accounts by calls that only read, and prints how to fix each finding: credentials, root user, IAM " +
        "access to Billing, billing metrics, confirmed e-mail subscriptions, the CloudTrail trail that sign-in " +
        "alerts need, MFA devices, password policy. Exit code 0: no mandatory check failed; 1: one failed, or " +
        "its result is unknown.",
    ),
  )
    .option("--concurrency <n>", "accounts that are examined at a time", positiveInteger, 8)
    .option("--json", "the run as one JSON document: the checks, and the result of each account")
    .action(async (names: string[], options: DoctorOptions) => {
      const { refuseProblems } = await import("../accounts/account.js");
      const { exitCode } = await import("../runs/exitCode.js");
      const { doctor } = await import("../doctor/doctor.js");
      const { formatResult, formatSummary } = await import("../doctor/format.js");
      const { project, accounts, problems, resumed } = await selectedAccounts(names, options);
      refuseProblems(problems);
      const print = (text: string) => void process.stdout.write(`${text}\n`);
      const record = await doctor(project, accounts, {
        concurrency: options.concurrency,
        resumed,
        onResult: (result) => {
          if (options.json !== true) print(formatResult(result));
        },
      });
      print(options.json === true ? JSON.stringify(record, undefined, 2) : formatSummary(record));
      process.exitCode = exitCode(record, { interrupted: false });
    });
}

import { setTimeout as sleep } from "node:timers/promises";

import {
  GenerateCredentialReportCommand,
  GetAccountPasswordPolicyCommand,
  GetAccountSummaryCommand,
  GetCredentialReportCommand,
  GetLoginProfileCommand,
  type IAMClient,
  ListMFADevicesCommand,
  ListOrganizationsFeaturesCommand,
  paginateListUsers,
  type PasswordPolicy,
} from "@aws-sdk/client-iam";

import { call, callUnless } from "../permissions";

/** An IAM user that can sign in to the console or has an MFA device. */
export interface UserFacts {
  readonly name: string;
  readonly password: boolean;
  readonly mfaDevices: number;
}

/** Keys such as `AccountMFAEnabled`, each a number. */
export type AccountSummary = Readonly<Record<string, number>>;

export async function accountSummary(iam: IAMClient): Promise<AccountSummary> {
  const { SummaryMap = {} } = await call("iam:GetAccountSummary", () =>
    iam.send(new GetAccountSummaryCommand({})),
  );
  return SummaryMap;
}

/** Undefined where the account has IAM's default policy. */
export async function passwordPolicy(iam: IAMClient): Promise<PasswordPolicy | undefined> {
  const output = await callUnless("NoSuchEntity", "iam:GetAccountPasswordPolicy", () =>
    iam.send(new GetAccountPasswordPolicyCommand({})),
  );
  return output?.PasswordPolicy;
}

/** Asked of each user and not of the credential report, which may be four hours old. */
export async function users(iam: IAMClient): Promise<UserFacts[]> {
  const names = await call("iam:ListUsers", async () => {
    const all: string[] = [];
    for await (const { Users = [] } of paginateListUsers({ client: iam }, {}))
      all.push(...Users.flatMap(({ UserName }) => UserName ?? []));
    return all;
  });
  const facts: UserFacts[] = [];
  // One after the other: IAM's rate limit is low, and several accounts are examined at a time.
  for (const name of names) {
    const { MFADevices = [] } = await call("iam:ListMFADevices", () =>
      iam.send(new ListMFADevicesCommand({ UserName: name })),
    );
    const profile = await callUnless("NoSuchEntity", "iam:GetLoginProfile", () =>
      iam.send(new GetLoginProfileCommand({ UserName: name })),
    );
    facts.push({ name, password: profile !== undefined, mfaDevices: MFADevices.length });
  }
  return facts;
}

/** Features of centralized root access; only the management account or IAM's delegated administrator may ask. */
export async function organizationsFeatures(iam: IAMClient): Promise<readonly string[]> {
  // What AWS answers where trusted access for IAM was never enabled: then no feature is.
  const output = await callUnless("ServiceAccessNotEnabled", "iam:ListOrganizationsFeatures", () =>
    iam.send(new ListOrganizationsFeaturesCommand({})),
  );
  return output?.EnabledFeatures ?? [];
}

const REPORT_POLL_MS = 1_000;
const REPORT_POLLS = 60;

/** The credential report as CSV. AWS makes a new one at most every four hours. */
export async function credentialReport(iam: IAMClient): Promise<string> {
  for (let poll = 0; poll < REPORT_POLLS; poll++) {
    const { State } = await call("iam:GenerateCredentialReport", () =>
      iam.send(new GenerateCredentialReportCommand({})),
    );
    if (State === "COMPLETE") {
      const { Content } = await call("iam:GetCredentialReport", () =>
        iam.send(new GetCredentialReportCommand({})),
      );
      return new TextDecoder().decode(Content);
    }
    await sleep(REPORT_POLL_MS);
  }
  return call("iam:GenerateCredentialReport", () =>
    Promise.reject(new Error(`the credential report was not ready after ${REPORT_POLLS} s`)),
  );
}

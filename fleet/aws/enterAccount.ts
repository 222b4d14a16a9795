import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";

import type { StackConfig } from "../../config/schema";
import { CallError, CALLS } from "./call";
import { accountCredentials, type Credentials } from "./credentials";
import { errorLine } from "./errors";
import { RETRY } from "./call";

/** The way into an account, or why there is none and what to do. */
export type Entry = { ok: true; credentials: Credentials } | { ok: false; message: string; fix: string };

/**
 * Gets the credentials of a stack's account, and compares whose they are before anything else is asked. Never throws.
 * @param sessionName Names the run in CloudTrail.
 */
export async function enterAccount(
  config: Pick<StackConfig, "accountId" | "region" | "profile" | "assumeRole">,
  sessionName: string,
): Promise<Entry> {
  const { accountId, region, profile } = config;
  try {
    const credentials = await accountCredentials(config, sessionName);
    const actual = await accountOf(credentials, region);
    if (actual === accountId) return { ok: true, credentials };
    return {
      ok: false,
      message: `the credentials are for account ${actual ?? "unknown"}, the stack is for account ${accountId}`,
      fix: "Set profile or assumeRole so that they lead into the stack's account, or correct accountId.",
    };
  } catch (error) {
    const from = profile === undefined ? "" : ` by profile ${profile}`;
    return {
      ok: false,
      message: `no credentials of account ${accountId}${from}: ${errorLine(error instanceof CallError ? error.cause : error)}`,
      fix: "Check profile and each role of assumeRole: it must exist, trust the credentials before it, and get the external id that it requires.",
    };
  }
}

async function accountOf(credentials: Credentials, region: string): Promise<string | undefined> {
  const sts = new STSClient({ region, credentials, ...RETRY });
  try {
    const { Account: accountId } = await CALLS.call("sts:GetCallerIdentity", () =>
      sts.send(new GetCallerIdentityCommand({})),
    );
    return accountId;
  } finally {
    sts.destroy();
  }
}

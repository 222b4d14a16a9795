import * as pulumi from "@pulumi/pulumi";
import { getCallerIdentity } from "@pulumi/aws/getCallerIdentity";
import { Provider } from "@pulumi/aws/provider";

import type { AccountBaselineArgs } from "../args";

/** The only region with billing metrics: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/monitor_estimated_charges_with_cloudwatch.html */
export const BILLING_REGION = "us-east-1";

/** The way into one account: a provider for the home region and one for billing. */
export interface Account {
  home: Provider;
  /** Provider of us-east-1; the same as `home` where that is the home region, since each costs a plugin process. */
  billing: Provider;
  /**
   * Resolves when the credentials were seen to be those of the account, rejects when they are another's. Meant for
   * `dependsOn`: what waits for it, and each child of that, is not registered in a wrong account.
   */
  verified: pulumi.Output<pulumi.Resource[]>;
}

/** Creates the providers and compares the account. Each provider also refuses any other account by itself. */
export function connect(
  name: string,
  args: Pick<AccountBaselineArgs, "accountId" | "region" | "profile" | "assumeRoles">,
  parent: pulumi.Resource,
): Account {
  const { accountId, region = BILLING_REGION, profile, assumeRoles } = args;
  const provider = (role: string, providerRegion: string) =>
    new Provider(
      `${name}-${role}`,
      {
        region: providerRegion,
        allowedAccountIds: [accountId],
        profile,
        assumeRoles,
      },
      { parent },
    );
  const home = provider("home", region);
  return {
    home,
    billing: region === BILLING_REGION ? home : provider("billing", BILLING_REGION),
    verified: pulumi.output(verifyAccount(accountId, home, { parent })),
  };
}

/**
 * Asks AWS which account the provider's credentials are for.
 * @throws pulumi.RunError naming both accounts when it is not the expected one, and when it is unknown.
 */
export async function verifyAccount(
  expected: string,
  provider: Provider,
  opts: pulumi.InvokeOptions = {},
): Promise<pulumi.Resource[]> {
  const actual = await getCallerIdentity({}, { ...opts, provider }).then(
    (identity) => identity.accountId,
    (error: unknown) => {
      // The provider compares first, and its message names only the account that it found.
      const text = error instanceof Error ? error.message : String(error);
      const found = /account ID not allowed: (\d{12})/i.exec(text)?.[1];
      if (found !== undefined) return found;
      throw new pulumi.RunError(`cannot verify that the credentials are for account ${expected}: ${text}`);
    },
  );
  if (actual !== expected) {
    throw new pulumi.RunError(
      `wrong account: the stack is for account ${expected} (accountId), the credentials are for account ${actual}; nothing was created. ` +
        "Use credentials or an assumeRole of the stack's account, or correct accountId.",
    );
  }
  return [];
}

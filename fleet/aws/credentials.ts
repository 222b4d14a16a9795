import { fromNodeProviderChain, fromTemporaryCredentials } from "@aws-sdk/credential-providers";

import { roleChain, SESSION_NAME_VARIABLE } from "../../config/roles";
import type { StackConfig } from "../../config/schema";
import { RETRY } from "./call";

type CredentialProvider = ReturnType<typeof fromNodeProviderChain>;
export type Credentials = Awaited<ReturnType<CredentialProvider>>;

/**
 * Credentials of an account as the program would have them: the profile or the SDK's own search, then each role of the
 * stack's `assumeRole` with the credentials of the one before. The SDK honours AWS_ENDPOINT_URL.
 * @param sessionName Session name of each role to which the config gives none of its own; CloudTrail shows it.
 * @throws Error of the SDK where a step fails.
 */
export async function accountCredentials(
  config: Pick<StackConfig, "accountId" | "region" | "profile" | "assumeRole">,
  sessionName: string,
): Promise<Credentials> {
  const { region } = config;
  let provider: CredentialProvider = baseCredentials(config.profile, region);
  const chain = roleChain(config, { ...process.env, [SESSION_NAME_VARIABLE]: sessionName }) ?? [];
  for (const { roleArn, externalId, sessionName: roleSessionName, durationSeconds } of chain) {
    provider = fromTemporaryCredentials({
      params: {
        RoleArn: roleArn,
        RoleSessionName: roleSessionName,
        DurationSeconds: durationSeconds,
        ExternalId: externalId,
      },
      masterCredentials: provider,
      clientConfig: { region, ...RETRY },
    });
  }
  // Once for all clients: each would assume the roles anew.
  return provider();
}

/** Credentials of the account that lists an organization: a profile or the SDK's own search, then a role. */
export function managementCredentials(
  options: { profile?: string | undefined; roleArn?: string | undefined },
  region: string,
  sessionName: string,
): CredentialProvider {
  const base = baseCredentials(options.profile, region);
  if (options.roleArn === undefined) return base;
  return fromTemporaryCredentials({
    params: { RoleArn: options.roleArn, RoleSessionName: sessionName },
    masterCredentials: base,
    clientConfig: { region, ...RETRY },
  });
}

function baseCredentials(profile: string | undefined, region: string): CredentialProvider {
  return fromNodeProviderChain({ ...(profile === undefined ? {} : { profile }), clientConfig: { region } });
}

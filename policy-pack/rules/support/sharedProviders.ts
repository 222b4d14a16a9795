/**
 * How a condition pins a token of a provider down to one customer: by which claims, and what a value has to spell out
 * before its first wildcard.
 */
export interface ProviderControls {
  /** What messages call the provider. */
  name: string;
  /** One of these claims has to be compared. A claim with a colon is a whole condition key. */
  claims: readonly string[];
  /** What the part before the first wildcard has to match; without it a value must have no wildcard. */
  pinned?: RegExp;
  /** A value to show in messages. */
  example: string;
}

/** A key and an identifier, both whole, such as `organization:acme:` or `project_path:acme/`. */
const FIRST_SEGMENT = /^[^:/]+[:/][^:/]+[:/]/;

/**
 * The owner, the repository or the enterprise, whole. GitHub escapes colons in what others may choose, so that a segment
 * cannot be forged; a wildcard before it could stand for another repository.
 * @see https://docs.github.com/en/actions/reference/security/oidc
 */
const GITHUB_OWNER =
  /(?:^|:)(?:(?:repo|repository|job_workflow_ref):[^:/]+\/|(?:repository_owner|repository_owner_id|repository_id|enterprise|enterprise_id):[^:]+:)/;

const GITHUB: ProviderControls = {
  name: "GitHub Actions",
  claims: ["sub"],
  pinned: GITHUB_OWNER,
  example: "repo:OWNER/REPOSITORY:*",
};

/** Claims of GitHub that name a repository, or the workflow of one, and are not part of `sub`. */
export const GITHUB_CLAIMS: ReadonlyMap<string, RegExp | undefined> = new Map([
  ["repository", /^[^:/]+\//],
  ["repository_id", undefined],
  ["enterprise_id", undefined],
  ["job_workflow_ref", /^[^:/]+\//],
]);

function bySubject(name: string, example: string): ProviderControls {
  return { name, claims: ["sub"], pinned: FIRST_SEGMENT, example };
}

function byAudience(name: string, example: string): ProviderControls {
  return { name, claims: ["aud"], example };
}

/**
 * Providers of which anyone can have a token, by address, with the claims that AWS requires in a trust policy; IBM
 * Turbonomic is left out, since its address changes. CircleCI and Bitbucket have an address for each customer, so they
 * are not among them.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
 */
const SHARED: ReadonlyMap<string, ProviderControls> = new Map([
  ["token.actions.githubusercontent.com", GITHUB],
  ["vstoken.actions.githubusercontent.com", GITHUB],
  [
    "oidc-configuration.audit-log.githubusercontent.com",
    { name: "GitHub audit log streaming", claims: ["sub"], example: "https://github.com/ENTERPRISE" },
  ],
  ["gitlab.com", bySubject("GitLab.com", "project_path:GROUP/PROJECT:*")],
  ["app.terraform.io", bySubject("HCP Terraform", "organization:ORGANIZATION:project:*")],
  ["agent.buildkite.com", bySubject("Buildkite", "organization:ORGANIZATION:pipeline:*")],
  ["oidc.codefresh.io", bySubject("Codefresh", "account:ACCOUNT_ID:pipeline:*")],
  ["studio.datachain.ai/api", bySubject("DVC Studio", "credentials:TEAM/PROJECT")],
  ["scalr.io", bySubject("Scalr", "account:ACCOUNT:environment:*")],
  ["tokens.cloud.shisho.dev", bySubject("Shisho Cloud", "job:ORGANIZATION:*")],
  ["proidc.upbound.io", bySubject("Upbound", "mcp:ORGANIZATION/CONTROL_PLANE:*")],
  ["api.pulumi.com/oidc", byAudience("Pulumi Cloud", "aws:ORGANIZATION")],
  ["sandboxes.cloud", byAudience("sandboxes.cloud", "AUDIENCE")],
  ["oidc.vercel.com", byAudience("Vercel", "https://vercel.com/TEAM")],
  [
    "sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d",
    {
      name: "Microsoft Sentinel",
      claims: ["sts:RoleSessionName"],
      example: "MicrosoftSentinel_WORKSPACE_ID",
    },
  ],
  ["accounts.google.com", { name: "Google", claims: ["aud", "sub"], example: "CLIENT_ID" }],
  ["www.amazon.com", { name: "Login with Amazon", claims: ["app_id", "user_id"], example: "APP_ID" }],
  ["graph.facebook.com", { name: "Facebook", claims: ["app_id", "id"], example: "APP_ID" }],
]);

/** GitHub Enterprise Cloud lets an enterprise have its own path below GitHub's address. */
const GITHUB_ENTERPRISE = "token.actions.githubusercontent.com/";
const COGNITO = /^cognito-identity[a-z0-9.-]*\.amazonaws\.com(\.cn)?$/;

/** @param provider Address without scheme, in lower case. */
export function controlsOf(provider: string): ProviderControls | undefined {
  if (provider.startsWith(GITHUB_ENTERPRISE)) return GITHUB;
  if (isCognito(provider)) return { name: "Cognito", claims: ["aud"], example: "REGION:IDENTITY_POOL_ID" };
  return SHARED.get(provider.replace(/\/+$/, ""));
}

export function isGitHub(provider: string): boolean {
  return controlsOf(provider) === GITHUB;
}

/** Whether the provider is Cognito's identity pools, which also have users that have not signed in. */
export function isCognito(provider: string): boolean {
  return COGNITO.test(provider);
}

import { ACCOUNT } from "./fixtures";

export const GITHUB = "token.actions.githubusercontent.com";
const ENTERPRISE = `${GITHUB}/acme`;
const EKS = "oidc.eks.eu-west-1.amazonaws.com/id/1A2B3C";
const COGNITO = "cognito-identity.amazonaws.com";
const POOL = "eu-west-1:12345678-corner-cafe-123456790ab";
export const oidc = (address: string) => `arn:aws:iam::${ACCOUNT}:oidc-provider/${address}`;

/** Lets tokens of the provider in, as the conditions say. */
export const allow = (provider: string, condition?: object, changes: object = {}) => ({
  Effect: "Allow",
  Principal: { Federated: provider.includes("/") || provider.includes("token") ? oidc(provider) : provider },
  Action: "sts:AssumeRoleWithWebIdentity",
  ...(condition && { Condition: condition }),
  ...changes,
});
const like = (key: string, value: unknown) => ({ StringLike: { [key]: value } });
export const equal = (key: string, value: unknown) => ({ StringEquals: { [key]: value } });
export const gitHub = (sub: unknown, operator = "StringLike") =>
  operator === "StringEquals"
    ? { StringEquals: { [`${GITHUB}:aud`]: "sts.amazonaws.com", [`${GITHUB}:sub`]: sub } }
    : { ...equal(`${GITHUB}:aud`, "sts.amazonaws.com"), [operator]: { [`${GITHUB}:sub`]: sub } };
const cognito = (amr: unknown, operator = "ForAnyValue:StringLike") => ({
  ...equal(`${COGNITO}:aud`, POOL),
  [operator]: { [`${COGNITO}:amr`]: amr },
});

/** Statements of trust policies that let in tokens of one customer only. */
export const passing: Record<string, object> = {
  "GitHub, one repository": allow(GITHUB, gitHub("repo:acme/infra:*")),
  "GitHub without aud": allow(GITHUB, like(`${GITHUB}:sub`, "repo:acme/infra:*")),
  "GitHub, one branch": allow(GITHUB, gitHub("repo:acme/infra:ref:refs/heads/main", "StringEquals")),
  "GitHub, all of an owner": allow(GITHUB, gitHub("repo:acme/*")),
  "GitHub, an owner with its id": allow(GITHUB, gitHub("repo:acme@123/infra@456:*")),
  "GitHub, a list of repositories": allow(GITHUB, gitHub(["repo:acme/a:*", "repo:acme/b:*"])),
  "GitHub, an owner in a subject of one's own": allow(GITHUB, gitHub("repository_owner:acme:ref:*")),
  "GitHub, ForAnyValue": allow(GITHUB, gitHub("repo:acme/infra:*", "ForAnyValue:StringLike")),
  "GitHub, the key in another case": allow(GITHUB, like(`${GITHUB}:SUB`, "repo:acme/infra:*")),
  "GitHub, the repository's claim": allow(GITHUB, equal(`${GITHUB}:repository`, "acme/infra")),
  "GitHub, the repository's id": allow(GITHUB, equal(`${GITHUB}:repository_id`, "456")),
  "GitHub, the enterprise's id": allow(GITHUB, equal(`${GITHUB}:enterprise_id`, "7")),
  "GitHub, a workflow": allow(GITHUB, like(`${GITHUB}:job_workflow_ref`, "acme/flows/.github/workflows/*")),
  "an issuer of GitHub Enterprise": allow(ENTERPRISE, like(`${ENTERPRISE}:sub`, "repo:acme/infra:*")),
  "GitLab.com, a group": allow("gitlab.com", like("gitlab.com:sub", "project_path:acme/*"), {
    Principal: { Federated: oidc("gitlab.com") },
  }),
  "HCP Terraform, an organization": allow(
    "app.terraform.io",
    like("app.terraform.io:sub", "organization:acme:project:*:workspace:*:run_phase:*"),
  ),
  "Pulumi Cloud, an organization": allow("api.pulumi.com/oidc", equal("api.pulumi.com/oidc:aud", "aws:acme")),
  "CircleCI, whose issuer is one's own": allow(
    "oidc.circleci.com/org/1a2b",
    equal("oidc.circleci.com/org/1a2b:aud", "1a2b"),
  ),
  "Bitbucket, whose issuer is one's own": allow(
    "api.bitbucket.org/2.0/workspaces/acme/pipelines-config/identity/oidc",
    like("api.bitbucket.org/2.0/workspaces/acme/pipelines-config/identity/oidc:sub", "{1a2b}*:{3c4d}:*"),
  ),
  "EKS, a service account": allow(EKS, equal(`${EKS}:sub`, "system:serviceaccount:kube-system:dns")),
  "EKS, aud alone": allow(EKS, equal(`${EKS}:aud`, "sts.amazonaws.com")),
  "Google, a client": allow("accounts.google.com", equal("accounts.google.com:aud", "66677788899900pro0")),
  "Login with Amazon": allow(
    "www.amazon.com",
    equal("www.amazon.com:app_id", "amzn1.application-oa2-123456"),
  ),
  Facebook: allow("graph.facebook.com", equal("graph.facebook.com:app_id", "111222333444555")),
  "Cognito, users who have signed in": allow(COGNITO, cognito("authenticated")),
  "Cognito, users of one provider": allow(COGNITO, cognito("cognito-idp.eu-west-1.amazonaws.com/*")),
  SAML: {
    Effect: "Allow",
    Principal: { Federated: `arn:aws:iam::${ACCOUNT}:saml-provider/okta` },
    Action: ["sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity"],
  },
  "a service": { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:*" },
  "an account with all of STS": { Effect: "Allow", Principal: { AWS: ACCOUNT }, Action: "sts:*" },
  "anyone, without web identity": { Effect: "Allow", Principal: "*", Action: "sts:AssumeRole" },
  "anyone with MFA, which no token has": {
    Effect: "Allow",
    Principal: "*",
    Action: "sts:*",
    Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } },
  },
  "a Deny": allow(GITHUB, undefined, { Effect: "Deny" }),
  "sessions that may be tagged only": allow(GITHUB, undefined, { Action: "sts:TagSession" }),
};

export const GITHUB_OPEN =
  /lets in every customer of GitHub Actions: compare token\.actions.*:sub .*"repo:OWNER/;

/** Statements that let in more, and what to say of each. */
export const open: Record<string, [statement: object, fault: RegExp]> = {
  "GitHub without a condition": [allow(GITHUB), GITHUB_OPEN],
  "GitHub with aud, which every repository can ask for": [
    allow(GITHUB, equal(`${GITHUB}:aud`, "sts.amazonaws.com")),
    GITHUB_OPEN,
  ],
  "GitHub, every subject": [allow(GITHUB, gitHub("*")), GITHUB_OPEN],
  "GitHub, repo:*": [allow(GITHUB, gitHub("repo:*")), GITHUB_OPEN],
  "GitHub, repo:*/*": [allow(GITHUB, gitHub("repo:*/*")), GITHUB_OPEN],
  "GitHub, a repository's name under any owner": [allow(GITHUB, gitHub("repo:*/infra:*")), GITHUB_OPEN],
  "GitHub, owners that begin with a name": [allow(GITHUB, gitHub("repo:acme*")), GITHUB_OPEN],
  "GitHub, owners with a character that is open": [allow(GITHUB, gitHub("repo:acm?/infra:*")), GITHUB_OPEN],
  "GitHub, a wildcard before the owner": [allow(GITHUB, gitHub("*:acme/infra:*")), GITHUB_OPEN],
  "GitHub, an owner's id that begins with a number": [
    allow(GITHUB, gitHub("repository_owner_id:12*")),
    GITHUB_OPEN,
  ],
  "GitHub, an environment, which anyone can have": [
    allow(GITHUB, gitHub("environment:production", "StringEquals")),
    GITHUB_OPEN,
  ],
  "GitHub, one open value among others": [
    allow(GITHUB, gitHub(["repo:acme/infra:*", "repo:*"])),
    GITHUB_OPEN,
  ],
  "GitHub, no value": [allow(GITHUB, gitHub([])), GITHUB_OPEN],
  "GitHub, a variable": [allow(GITHUB, gitHub("${aws:PrincipalTag/repo}")), GITHUB_OPEN],
  "GitHub, IfExists": [allow(GITHUB, gitHub("repo:acme/infra:*", "StringLikeIfExists")), GITHUB_OPEN],
  "GitHub, ForAllValues": [
    allow(GITHUB, gitHub("repo:acme/infra:*", "ForAllValues:StringLike")),
    GITHUB_OPEN,
  ],
  "GitHub, a negated operator": [allow(GITHUB, gitHub("repo:evil/x:*", "StringNotLike")), GITHUB_OPEN],
  "GitHub, a subject that has to be there": [
    allow(GITHUB, { Null: { [`${GITHUB}:sub`]: "false" } }),
    GITHUB_OPEN,
  ],
  "GitHub, the subject of another provider": [
    allow(GITHUB, like("gitlab.com:sub", "project_path:acme/x:*")),
    GITHUB_OPEN,
  ],
  "GitHub, an actor, who is one in every repository": [
    allow(GITHUB, equal(`${GITHUB}:actor`, "dependabot[bot]")),
    GITHUB_OPEN,
  ],
  "GitHub, a repository's claim with an open owner": [
    allow(GITHUB, like(`${GITHUB}:repository`, "*/infra")),
    GITHUB_OPEN,
  ],
  "GitHub, in another case": [
    allow(GITHUB.toUpperCase(), undefined, { Principal: { Federated: oidc(GITHUB.toUpperCase()) } }),
    GITHUB_OPEN,
  ],
  "GitHub, with every action": [allow(GITHUB, undefined, { Action: "sts:*" }), GITHUB_OPEN],
  "GitHub, with NotAction": [
    allow(GITHUB, undefined, { Action: undefined, NotAction: "sts:AssumeRole" }),
    GITHUB_OPEN,
  ],
  "GitHub, among others": [
    allow(GITHUB, undefined, {
      Principal: { Service: "ec2.amazonaws.com", Federated: [oidc(EKS), oidc(GITHUB)] },
    }),
    GITHUB_OPEN,
  ],
  "an issuer of GitHub Enterprise with aud alone": [
    allow(ENTERPRISE, equal(`${ENTERPRISE}:aud`, "sts.amazonaws.com")),
    GITHUB_OPEN,
  ],
  "GitLab.com, groups that begin with a name": [
    allow("x", like("gitlab.com:sub", "project_path:acme*"), {
      Principal: { Federated: oidc("gitlab.com") },
    }),
    /every customer of GitLab\.com: compare gitlab\.com:sub/,
  ],
  "GitLab.com with aud alone": [
    allow("x", equal("gitlab.com:aud", "https://gitlab.com"), {
      Principal: { Federated: oidc("gitlab.com/") },
    }),
    /GitLab\.com/,
  ],
  "HCP Terraform, every organization": [
    allow("app.terraform.io", like("app.terraform.io:sub", "organization:*:project:main:*")),
    /HCP Terraform/,
  ],
  "Pulumi Cloud with sub alone": [
    allow("api.pulumi.com/oidc", like("api.pulumi.com/oidc:sub", "pulumi:deploy:org:acme:*")),
    /every customer of Pulumi Cloud: compare api\.pulumi\.com\/oidc:aud/,
  ],
  "Vercel, teams that begin with a name": [
    allow("x", like("oidc.vercel.com:aud", "https://vercel.com/acme*"), {
      Principal: { Federated: oidc("oidc.vercel.com") },
    }),
    /Vercel/,
  ],
  "Google with oaud, which the caller chooses": [
    allow("accounts.google.com", equal("accounts.google.com:oaud", "me")),
    /every customer of Google: compare accounts\.google\.com:aud or accounts\.google\.com:sub/,
  ],
  "Login with Amazon, every application": [allow("www.amazon.com"), /every customer of Login with Amazon/],
  "Facebook, every application": [allow("graph.facebook.com"), /every customer of Facebook/],
  "EKS without a condition": [allow(EKS), /every token of oidc\.eks.*: compare oidc\.eks.*:sub or/],
  "EKS, every subject": [allow(EKS, like(`${EKS}:sub`, "*")), /every token of oidc\.eks/],
  "Cognito without the pool": [
    allow(COGNITO, { "ForAnyValue:StringLike": { [`${COGNITO}:amr`]: "authenticated" } }),
    /every customer of Cognito: compare cognito-identity\.amazonaws\.com:aud/,
  ],
  "Cognito, users who have not signed in": [
    allow(COGNITO, cognito("unauthenticated")),
    /identities of the pool that have not signed in: add ForAnyValue:StringLike/,
  ],
  "Cognito without amr": [allow(COGNITO, equal(`${COGNITO}:aud`, POOL)), /have not signed in/],
  "Cognito, a pattern of both": [allow(COGNITO, cognito("*authenticated")), /have not signed in/],
  "Cognito, ForAllValues": [
    allow(COGNITO, cognito("authenticated", "ForAllValues:StringLike")),
    /have not signed in/,
  ],
  "anyone with all of STS": [
    { Effect: "Allow", Principal: "*", Action: "sts:*" },
    /statement 1 of its trust policy lets in every web identity: name the provider/,
  ],
  "any provider": [allow("*"), /every web identity/],
  "all but someone": [
    allow("x", undefined, { Principal: undefined, NotPrincipal: { AWS: ACCOUNT } }),
    /every web identity/,
  ],
};

import type { Account } from "../accounts/account";
import type { Project } from "../accounts/project";
import type { GitSource } from "./gitSource";
import { policyPackEnvironment } from "./policyPack";

export interface DeploymentsOptions {
  /** Organization of Pulumi Cloud. */
  readonly organization: string;
  /** Branch that pushes are deployed from; without it the commit of the source is what every deployment takes. */
  readonly branch?: string | undefined;
  /** Role that a deployment assumes by OIDC, and from which the stack's own role chain starts. */
  readonly roleArn: string;
}

/** Deployment settings of one stack, as the REST API takes them. */
export interface StackDeployment {
  readonly stack: string;
  /** `<organization>/<project>/<stack>`, of which the path of the API is made. */
  readonly qualifiedName: string;
  readonly settings: DeploymentSettings;
}

/** The part of Pulumi's `DeploymentSettings` that is set here. */
export interface DeploymentSettings {
  readonly sourceContext: {
    readonly git: {
      readonly repoUrl: string;
      readonly branch?: string;
      readonly commit?: string;
      readonly repoDir?: string;
    };
  };
  readonly operationContext: {
    readonly preRunCommands: readonly string[];
    readonly environmentVariables: Readonly<Record<string, string>>;
    readonly oidc: {
      readonly aws: { readonly roleArn: string; readonly sessionName: string; readonly duration: string };
    };
    readonly options: { readonly skipInstallDependencies: true };
  };
}

const SESSION = "1h0m0s";

/**
 * Settings of Pulumi Deployments for each account.
 *
 * Dependencies are those of the lock file. Rules that judge a whole stack run only after an update has made its
 * resources, so a preview with the policy pack stands before each deployment: when it fails, the deployment does.
 *
 * @throws UsageError where the project has no policy pack.
 * @see https://www.pulumi.com/docs/reference/cloud-rest-api/deployments/
 */
export function deploymentSettings(
  project: Project,
  accounts: readonly Account[],
  source: GitSource,
  options: DeploymentsOptions,
): StackDeployment[] {
  const environmentVariables = policyPackEnvironment(project);
  return accounts.map(({ stack }) => {
    const qualifiedName = `${options.organization}/${project.name}/${stack}`;
    return {
      stack,
      qualifiedName,
      settings: {
        sourceContext: { git: gitContext(source, options.branch) },
        operationContext: {
          preRunCommands: ["npm ci", `pulumi preview --non-interactive --stack ${qualifiedName}`],
          environmentVariables,
          oidc: { aws: { roleArn: options.roleArn, sessionName: project.name, duration: SESSION } },
          options: { skipInstallDependencies: true },
        },
      },
    };
  });
}

function gitContext({ url, commit, directory }: GitSource, branch: string | undefined) {
  return {
    repoUrl: url,
    ...(branch === undefined ? { commit } : { branch: `refs/heads/${branch}` }),
    ...(directory === undefined ? {} : { repoDir: directory }),
  };
}

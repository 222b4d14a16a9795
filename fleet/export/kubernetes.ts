import type { Account } from "../accounts/account";
import type { Project } from "../accounts/project";
import type { Wave } from "../settings/waves";
import type { GitSource } from "./gitSource";
import { policyPackEnvironment } from "./policyPack";
import { resourceName } from "./resourceName";

/** How the operator of the cluster deploys the stacks. */
export interface KubernetesOptions {
  /** Namespace of the Stack resources; that of `kubectl` where undefined. */
  readonly namespace?: string | undefined;
  /** Service account of the workspace pods, which by IRSA or Pod Identity is a role in AWS. */
  readonly serviceAccount: string;
  /** URL of the state backend; what Pulumi.yaml says where undefined. */
  readonly backend?: string | undefined;
  /** URL of the key for secrets; what the stack files say where undefined. */
  readonly secretsProvider?: string | undefined;
  /** Organization of Pulumi Cloud. */
  readonly organization?: string | undefined;
  /** Secret whose key `accessToken` is the access token of Pulumi Cloud. */
  readonly accessTokenSecret?: string | undefined;
  /** Seconds between two updates of the same commit, which repair drift; none where undefined. */
  readonly resyncFrequencySeconds?: number | undefined;
}

/** A Stack resource of the Pulumi Kubernetes Operator 2. */
export interface StackResource {
  readonly apiVersion: "pulumi.com/v1";
  readonly kind: "Stack";
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly annotations: Readonly<Record<string, string>>;
  };
  readonly spec: StackSpec;
}

interface StackSpec {
  readonly stack: string;
  readonly projectRepo: string;
  readonly commit: string;
  readonly repoDir?: string;
  readonly backend?: string;
  readonly secretsProvider?: string;
  readonly serviceAccountName: string;
  readonly envRefs: Readonly<Record<string, EnvironmentReference>>;
  readonly preview?: true;
  readonly refresh?: true;
  readonly destroyOnFinalize: false;
  readonly resyncFrequencySeconds?: number;
  readonly continueResyncOnCommitMatch?: true;
  readonly workspaceReclaimPolicy: "Delete";
  readonly prerequisites?: readonly { readonly name: string }[];
}

type EnvironmentReference =
  | { readonly type: "Literal"; readonly literal: { readonly value: string } }
  | { readonly type: "Secret"; readonly secret: { readonly name: string; readonly key: string } };

/** One account's resources: a Stack that previews the commit, and one that deploys it once that has passed. */
export interface StackPair {
  readonly wave: string;
  readonly preview: StackResource;
  readonly update: StackResource;
}

/** The operator allows 42 characters, of which a preview's name has 16 of its own: `-preview-` and the commit's 7. */
const LONGEST_NAME = 26;

/**
 * Stack resources for the Pulumi Kubernetes Operator, wave by wave.
 *
 * The operator's update skips the preview, and rules that judge a whole stack run only after an update has made its
 * resources. So a Stack that only previews, with the policy pack, comes before each that deploys. Its name has the
 * commit in it: the preview of another commit never opens the gate, in whatever order the cluster gets the resources.
 * A wave waits for the updates of the one before it.
 *
 * @throws UsageError where the project has no policy pack.
 */
export function kubernetesStacks(
  project: Project,
  waves: readonly Wave[],
  source: GitSource,
  options: KubernetesOptions,
): StackPair[] {
  const environment = environmentOf(project, options);
  let before: readonly string[] = [];
  return waves.flatMap((wave) => {
    const pairs = wave.accounts.map((account) =>
      stackPair(account, { project, wave: wave.name, before, source, options, environment }),
    );
    before = pairs.map(({ update }) => update.metadata.name);
    return pairs;
  });
}

interface Context {
  readonly project: Project;
  readonly wave: string;
  /** Names of the Stacks that deploy the wave before. */
  readonly before: readonly string[];
  readonly source: GitSource;
  readonly options: KubernetesOptions;
  readonly environment: StackSpec["envRefs"];
}

function stackPair(account: Account, context: Context): StackPair {
  const { wave, before, source, options } = context;
  const name = resourceName(account.stack, LONGEST_NAME);
  const preview = stackResource(`${name}-preview-${source.commit.slice(0, 7)}`, account, context, {
    preview: true,
  });
  const { resyncFrequencySeconds } = options;
  const update = stackResource(name, account, context, {
    ...(resyncFrequencySeconds === undefined
      ? {}
      : { refresh: true, resyncFrequencySeconds, continueResyncOnCommitMatch: true }),
    prerequisites: [preview.metadata.name, ...before].map((prerequisite) => ({ name: prerequisite })),
  });
  return { wave, preview, update };
}

function stackResource(
  name: string,
  { stack, accountId }: Account,
  { project, wave, source, options, environment }: Context,
  role: Partial<StackSpec>,
): StackResource {
  const { namespace, organization, backend, secretsProvider, serviceAccount } = options;
  return {
    apiVersion: "pulumi.com/v1",
    kind: "Stack",
    metadata: {
      name,
      ...(namespace === undefined ? {} : { namespace }),
      labels: { "app.kubernetes.io/part-of": "account-baseline", "account-baseline/account": accountId },
      // A wave's name can be what a label cannot.
      annotations: { "account-baseline/wave": wave },
    },
    spec: {
      stack: organization === undefined ? stack : `${organization}/${project.name}/${stack}`,
      projectRepo: source.url,
      commit: source.commit,
      ...(source.directory === undefined ? {} : { repoDir: source.directory }),
      ...(backend === undefined ? {} : { backend }),
      ...(secretsProvider === undefined ? {} : { secretsProvider }),
      serviceAccountName: serviceAccount,
      envRefs: environment,
      // Taking a Stack out of the cluster must not take the admins out of the account.
      destroyOnFinalize: false,
      // Else each account keeps a pod.
      workspaceReclaimPolicy: "Delete",
      ...role,
    },
  };
}

function environmentOf(project: Project, { accessTokenSecret }: KubernetesOptions): StackSpec["envRefs"] {
  const literals = Object.entries(policyPackEnvironment(project)).map(
    ([name, value]): [string, EnvironmentReference] => [name, { type: "Literal", literal: { value } }],
  );
  return {
    ...Object.fromEntries(literals),
    ...(accessTokenSecret === undefined
      ? {}
      : { PULUMI_ACCESS_TOKEN: { type: "Secret", secret: { name: accessTokenSecret, key: "accessToken" } } }),
  };
}

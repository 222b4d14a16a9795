import {
  type Deployment,
  type RefreshOptions,
  type Stack,
  StackNotFoundError,
} from "@pulumi/pulumi/automation";

/** What was found out about resources that an engine was making when it was killed. */
export interface Recovery {
  /** Resources that must be made anew, because what only their making tells is lost: URNs. */
  readonly replace: readonly string[];
  /** What may be left in the account that no stack knows, for a person to look at. */
  readonly notes: readonly string[];
}

type Inputs = Readonly<Record<string, unknown>>;

interface PendingOperation {
  readonly type: string;
  readonly resource: { readonly urn: string; readonly type: string; readonly inputs?: Inputs };
}

interface State {
  readonly resources?: readonly { readonly urn: string }[];
  readonly pending_operations?: readonly PendingOperation[];
}

/**
 * Ids of resources that follow from their inputs, as the aws provider forms them (the «Import» section of each
 * resource in the Pulumi Registry). Names that Pulumi chose are among the inputs.
 */
const ID_OF: Readonly<Record<string, (inputs: Inputs, account: string) => string | undefined>> = {
  "aws:iam/user:User": ({ name }) => text(name),
  "aws:iam/group:Group": ({ name }) => text(name),
  "aws:iam/groupPolicy:GroupPolicy": ({ group, name }) => joined(":", group, name),
  "aws:iam/groupPolicyAttachment:GroupPolicyAttachment": ({ group, policyArn }) =>
    joined("/", group, policyArn),
  "aws:iam/userLoginProfile:UserLoginProfile": ({ user }) => text(user),
  "aws:iam/userGroupMembership:UserGroupMembership": ({ user, groups }) =>
    Array.isArray(groups) ? joined("/", user, ...(groups as unknown[])) : undefined,
  "aws:budgets/budget:Budget": ({ name }, account) => joined(":", account, name),
  "aws:cloudwatch/metricAlarm:MetricAlarm": ({ name }) => text(name),
  "aws:sns/topic:Topic": ({ name, region = "us-east-1" }, account) =>
    joined(":", "arn:aws:sns", region, account, name),
  "aws:sns/topicPolicy:TopicPolicy": ({ arn }) => text(arn),
  "aws:kms/alias:Alias": ({ name }) => text(name),
  "aws:iam/accountAlias:AccountAlias": ({ accountAlias }) => text(accountAlias),
  "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": () => "iam-account-password-policy",
  "aws:iam/policy:Policy": ({ name, path = "/" }, account) =>
    joined("", `arn:aws:iam::${account}:policy`, path, name),
  "aws:iam/role:Role": ({ name }) => text(name),
  "aws:iam/rolePolicy:RolePolicy": ({ role, name }) => joined(":", role, name),
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": ({ role, policyArn }) => joined("/", role, policyArn),
  "aws:account/alternativeContact:AlternativeContact": ({ alternateContactType }) =>
    text(alternateContactType),
  "aws:cloudwatch/eventRule:EventRule": ({ name }) => text(name),
  "aws:cloudwatch/eventTarget:EventTarget": ({ rule, targetId }) => joined("/", rule, targetId),
  "aws:cloudwatch/logMetricFilter:LogMetricFilter": ({ logGroupName, name }) =>
    joined(":", logGroupName, name),
  "aws:secretsmanager/secretPolicy:SecretPolicy": ({ secretArn }) => text(secretArn),
  "aws:chatbot/teamsChannelConfiguration:TeamsChannelConfiguration": ({ teamId }) => text(teamId),
};

/** What AWS sets, whatever it was before. */
const REPEATABLE: ReadonlySet<string> = new Set([
  "aws:account/primaryContact:PrimaryContact",
  "aws:iam/organizationsFeatures:OrganizationsFeatures",
  "aws:secretsmanager/secretVersion:SecretVersion",
  "aws:sns/topicSubscription:TopicSubscription",
]);

/** What is told only once, when it is made. */
const TOLD_ONCE = new Set(["aws:iam/userLoginProfile:UserLoginProfile"]);

/**
 * Takes over what a killed engine had begun to make: what can be named by its inputs is put into the state, so that a
 * refresh finds out whether it exists, and it is neither made twice nor lost. The rest leaves the state, with a note.
 *
 * @param options Where Pulumi's output goes, and what stops it.
 * @returns nothing where no engine was killed in the middle of something.
 */
export async function recover(
  stack: Stack,
  accountId: string,
  options: Pick<RefreshOptions, "onOutput" | "onError" | "signal"> = {},
): Promise<Recovery | undefined> {
  const exported = await stack.exportStack().catch((error: unknown) => {
    if (error instanceof StackNotFoundError) return undefined;
    throw error;
  });
  if (exported === undefined) return undefined;
  const state = exported.deployment as State;
  const { pending_operations: pending = [] } = state;
  if (pending.length === 0) return undefined;
  const adopted: (PendingOperation["resource"] & { id: string })[] = [];
  const notes: string[] = [];
  for (const { type, resource } of pending) {
    // What was being changed or deleted is in the state, and a refresh tells how far that came.
    if (type !== "creating") continue;
    const id = ID_OF[resource.type]?.(resource.inputs ?? {}, accountId);
    if (id !== undefined) adopted.push({ ...resource, id });
    else if (!isRepeatable(resource.type)) notes.push(describe(resource));
  }
  const repaired: Deployment = {
    ...exported,
    deployment: { ...state, resources: [...(state.resources ?? []), ...adopted], pending_operations: [] },
  };
  await stack.importStack(repaired);
  const toldOnce = adopted.filter(({ type }) => TOLD_ONCE.has(type)).map(({ urn }) => urn);
  return { replace: await existing(stack, toldOnce, options), notes };
}

/**
 * Those of the resources that the account has; the engine refuses to replace one that is gone. All of them where the
 * account does not answer, so that the preview fails rather than that what is lost stays lost.
 */
async function existing(
  stack: Stack,
  urns: readonly string[],
  options: RefreshOptions,
): Promise<readonly string[]> {
  if (urns.length === 0) return [];
  const isRead = await stack.refresh({ ...options, target: [...urns], color: "never" }).then(
    () => true,
    () => false,
  );
  if (!isRead) return urns;
  const { resources = [] } = (await stack.exportStack()).deployment as State;
  const known = new Set(resources.map(({ urn }) => urn));
  return urns.filter((urn) => known.has(urn));
}

/** Whether making it again finds what is there already, as AWS does for subscriptions of the same address. */
function isRepeatable(type: string): boolean {
  return !type.startsWith("aws:") || REPEATABLE.has(type);
}

function describe({ urn, type }: PendingOperation["resource"]): string {
  const name = urn.slice(urn.lastIndexOf("::") + 2);
  return `a ${type} (${name}) was being created when the engine was killed. If it exists, no stack contains it: look for it in the account and delete it`;
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function joined(separator: string, ...parts: readonly unknown[]): string | undefined {
  return parts.every((part) => typeof part === "string") ? parts.join(separator) : undefined;
}

/** A user in a group whose inline policies are these documents. */
export interface Wrapped {
  user: string;
  documents: readonly unknown[];
}

export const ACCOUNT = "123456789012";
const GROUP = "people";

/** By the name of an input: its text. Only `details` shows the user's ARN. */
export const WRAPPERS = {
  "a Pulumi stack": pulumiStack,
  "a Terraform plan": terraformPlan,
  "a CloudFormation template": template,
  "authorization details": authorizationDetails,
} as const satisfies Record<string, (wrapped: Wrapped) => string>;

function pulumiStack({ user, documents }: Wrapped): string {
  const urn = (type: string, name: string): string => `urn:pulumi:dev::people::${type}::${name}`;
  const provider = urn("pulumi:providers:aws", "default_7_8_0");
  const state = (
    type: string,
    name: string,
    inputs: object,
    from: Record<string, string[]> = {},
  ): object => ({
    urn: urn(type, name),
    custom: true,
    id: name,
    type,
    inputs: { __defaults: [], ...inputs },
    outputs: { id: name, ...inputs },
    parent: urn("pulumi:pulumi:Stack", "people-dev"),
    provider: `${provider}::a9c9a4f0-7a4c-4b1f-8f0c-6b8d9a0e8f11`,
    propertyDependencies: from,
    created: "2026-11-03T09:12:44.1Z",
    modified: "2026-11-03T09:12:44.1Z",
    sourcePosition: "project:///index.ts#12,15",
  });
  const types = {
    user: "aws:iam/user:User",
    group: "aws:iam/group:Group",
    member: "aws:iam/userGroupMembership:UserGroupMembership",
    policy: "aws:iam/groupPolicy:GroupPolicy",
  };
  return JSON.stringify({
    version: 3,
    deployment: {
      manifest: { time: "2026-11-03T09:12:45Z", magic: "0f2c", version: "v3.276.0" },
      secrets_providers: { type: "passphrase", state: { salt: "v1:abc" } },
      resources: [
        { urn: urn("pulumi:pulumi:Stack", "people-dev"), custom: false, type: "pulumi:pulumi:Stack" },
        {
          urn: provider,
          custom: true,
          id: "a9c9a4f0-7a4c-4b1f-8f0c-6b8d9a0e8f11",
          type: "pulumi:providers:aws",
          inputs: { region: "us-east-1", version: "7.8.0" },
          outputs: { region: "us-east-1", version: "7.8.0" },
        },
        state(types.user, user, { name: user, path: "/", forceDestroy: false }),
        state(types.group, GROUP, { name: GROUP, path: "/" }),
        state(types.member, "member", { user, groups: [GROUP] }, { user: [urn(types.user, user)] }),
        ...documents.map((document, index) =>
          state(types.policy, `p${index}`, {
            name: `p${index}`,
            group: GROUP,
            policy: JSON.stringify(document),
          }),
        ),
      ],
      metadata: {},
    },
  });
}

/** A managed resource of a Terraform plan that creates it. */
export interface Planned {
  type: string;
  name: string;
  values: Record<string, unknown>;
  unknown?: Record<string, unknown>;
  expressions?: Record<string, unknown>;
  module?: string;
  index?: number | string;
}

/** The text of a plan as `terraform show -json` prints it. */
export function planOf(resources: readonly Planned[], rest: object = {}): string {
  const root = resources.filter(({ module }) => module === undefined);
  const modules = [...new Set(resources.flatMap(({ module }) => module ?? []))];
  const addressOf = ({ module, type, name, index }: Planned): string =>
    `${module === undefined ? "" : `${module}.`}${type}.${name}${index === undefined ? "" : `[${JSON.stringify(index)}]`}`;
  const common = (it: Planned): object => ({
    address: addressOf(it),
    mode: "managed",
    type: it.type,
    name: it.name,
    ...(it.index !== undefined && { index: it.index }),
    provider_name: "registry.terraform.io/hashicorp/aws",
  });
  const planned = (it: Planned): object => ({
    ...common(it),
    schema_version: 0,
    values: it.values,
    sensitive_values: { tags_all: {} },
  });
  const configured = (it: Planned): object => ({
    address: `${it.type}.${it.name}`,
    mode: "managed",
    type: it.type,
    name: it.name,
    provider_config_key: "aws",
    expressions: {
      ...Object.fromEntries(
        Object.entries(it.values).map(([key, value]) => [key, { constant_value: value }]),
      ),
      ...it.expressions,
    },
    schema_version: 0,
  });
  return JSON.stringify({
    format_version: "1.2",
    terraform_version: "1.11.4",
    planned_values: {
      root_module: {
        resources: root.map(planned),
        ...(modules.length > 0 && {
          child_modules: modules.map((address) => ({
            resources: resources.filter(({ module }) => module === address).map(planned),
            address,
          })),
        }),
      },
    },
    resource_changes: resources.map((it) => ({
      ...common(it),
      change: {
        actions: ["create"],
        before: null,
        after: it.values,
        after_unknown: { id: true, arn: true, unique_id: true, ...it.unknown },
        before_sensitive: false,
        after_sensitive: {},
      },
    })),
    configuration: {
      provider_config: {
        aws: {
          name: "aws",
          full_name: "registry.terraform.io/hashicorp/aws",
          version_constraint: "~> 6.0",
          expressions: { region: { constant_value: "us-east-1" } },
        },
      },
      root_module: {
        resources: root.map(configured),
        ...(modules.length > 0 && {
          module_calls: Object.fromEntries(
            modules.map((address) => [
              address.replace(/^module\./, "").replace(/\[.*$/, ""),
              {
                source: "./m",
                expressions: {},
                module: { resources: resources.filter(({ module }) => module === address).map(configured) },
              },
            ]),
          ),
        }),
      },
    },
    timestamp: "2026-11-03T09:12:44Z",
    applyable: true,
    complete: true,
    errored: false,
    ...rest,
  });
}

function terraformPlan({ user, documents }: Wrapped): string {
  return planOf([
    {
      type: "aws_iam_user",
      name: "u",
      values: { name: user, path: "/", force_destroy: false, permissions_boundary: null, tags: null },
    },
    { type: "aws_iam_group", name: "g", values: { name: GROUP, path: "/" } },
    { type: "aws_iam_user_group_membership", name: "m", values: { user, groups: [GROUP] } },
    ...documents.map((document, index) => ({
      type: "aws_iam_group_policy",
      name: `p${index}`,
      values: { name: `p${index}`, group: GROUP, policy: JSON.stringify(document) },
      unknown: { name_prefix: true },
    })),
  ]);
}

function template({ user, documents }: Wrapped): string {
  return JSON.stringify({
    AWSTemplateFormatVersion: "2010-09-09",
    Description: "People",
    Resources: {
      User: {
        Type: "AWS::IAM::User",
        Properties: {
          UserName: user,
          Path: "/",
          Groups: [{ Ref: "Group" }],
          Tags: [{ Key: "team", Value: "a" }],
        },
        Metadata: { "aws:cdk:path": "people/User/Resource" },
      },
      Group: {
        Type: "AWS::IAM::Group",
        Properties: {
          GroupName: GROUP,
          Policies: documents.map((PolicyDocument, index) => ({ PolicyName: `p${index}`, PolicyDocument })),
        },
      },
    },
  });
}

function authorizationDetails({ user, documents }: Wrapped): string {
  return JSON.stringify({
    UserDetailList: [
      {
        Path: "/",
        UserName: user,
        UserId: "AIDAEXAMPLEEXAMPLE123",
        Arn: `arn:aws:iam::${ACCOUNT}:user/${user}`,
        CreateDate: "2026-01-14T10:02:11+00:00",
        GroupList: [GROUP],
        AttachedManagedPolicies: [],
        Tags: [],
      },
    ],
    GroupDetailList: [
      {
        Path: "/",
        GroupName: GROUP,
        GroupId: "AGPAEXAMPLEEXAMPLE123",
        Arn: `arn:aws:iam::${ACCOUNT}:group/${GROUP}`,
        CreateDate: "2026-01-14T10:02:11+00:00",
        GroupPolicyList: documents.map((PolicyDocument, index) => ({
          PolicyName: `p${index}`,
          PolicyDocument,
        })),
        AttachedManagedPolicies: [],
      },
    ],
    RoleDetailList: [],
    Policies: [],
  });
}

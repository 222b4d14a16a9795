const INDEX = ":index/";

/**
 * Packages of other clouds, whose IAM has nothing to do with AWS, each with those of its types that Terraform's aws
 * provider has under the same name. A package that is not in the list may be AWS's.
 * @see https://www.pulumi.com/registry/packages/ibm/api-docs/iamuserpolicy/
 * @see https://registry.terraform.io/providers/ovh/ovh/latest/docs/resources/iam_policy
 * @see https://www.pulumi.com/registry/packages/scaleway/api-docs/iamuser/
 */
const OTHER_CLOUDS: ReadonlyMap<string, readonly string[]> = new Map([
  ["exoscale", []],
  ["gcp", []],
  ["google", []],
  ["google-beta", []],
  ["huaweicloud", []],
  ["ibm", ["iamUserPolicy"]],
  ["opentelekomcloud", []],
  ["ovh", ["iamPolicy"]],
  ["scaleway", ["iamUser", "iamGroup", "iamGroupMembership", "iamPolicy"]],
  ["yandex", []],
]);

/**
 * What a resource of a bridged Terraform provider is, whatever its package is called: `iamUser` for
 * `aws:index/iamUser:IamUser`, which is Terraform's `aws_iam_user`. `undefined` for other types.
 * @see https://www.pulumi.com/registry/packages/terraform-provider/
 */
export function bridgedName(type: string): string | undefined {
  return type.includes(INDEX) ? /^[^:]+:index\/(\w+):/.exec(type)?.[1] : undefined;
}

/**
 * The types of another cloud's package that have the name of one of AWS's; `undefined` for a type of any other package.
 * The package may be a bridge of AWS's provider all the same: a bridge is called what the provider's file is called.
 */
export function likeAws(type: string): readonly string[] | undefined {
  return type.includes(INDEX) ? OTHER_CLOUDS.get(type.slice(0, type.indexOf(":"))) : undefined;
}

/**
 * The same as {@link bridgedName} for a resource of a Terraform module, whose type holds Terraform's own name: `iamUser`
 * for `users:tf:aws_iam_user`. The first word of that name is the provider's choice and not the user's.
 * @see https://www.pulumi.com/registry/packages/terraform-module/
 */
export function moduleResourceName(type: string): string | undefined {
  const [, provider = "", name] = /^[^:]+:tf:([^:_]+)_(\w+)$/.exec(type) ?? [];
  return OTHER_CLOUDS.has(provider)
    ? undefined
    : name?.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/**
 * Whether the type is of a package with the name of one of AWS's two Terraform providers. A package of any other name
 * may be a bridge of theirs all the same, or of a provider that has types of the same name.
 */
export function isAwsBridge(type: string): boolean {
  return type.startsWith("aws:") || isCloudControlBridge(type);
}

/** Whether the type is of Terraform's provider for Cloud Control, whose properties are CloudFormation's. */
export function isCloudControlBridge(type: string): boolean {
  return type.startsWith("awscc:");
}

const INDEX = ":index/";

/** Providers of other clouds, whose IAM has nothing to do with AWS. Whatever is not in the list may be AWS. */
const OTHER_CLOUDS: ReadonlySet<string> = new Set([
  "exoscale",
  "gcp",
  "google",
  "google-beta",
  "huaweicloud",
  "ibm",
  "opentelekomcloud",
  "ovh",
  "scaleway",
  "yandex",
]);

/**
 * What a resource of a bridged Terraform provider is, whatever its package is called: `iamUser` for
 * `aws:index/iamUser:IamUser`, which is Terraform's `aws_iam_user`. `undefined` for other types.
 * @see https://www.pulumi.com/registry/packages/terraform-provider/
 */
export function bridgedName(type: string): string | undefined {
  if (!type.includes(INDEX)) return undefined;
  const [, pkg = "", name] = /^([^:]+):index\/(\w+):/.exec(type) ?? [];
  return OTHER_CLOUDS.has(pkg) ? undefined : name;
}

/**
 * The same for a resource of a Terraform module, whose type holds Terraform's own name: `iamUser` for
 * `users:tf:aws_iam_user`.
 * @see https://www.pulumi.com/registry/packages/terraform-module/
 */
export function moduleResourceName(type: string): string | undefined {
  const [, provider = "", name] = /^[^:]+:tf:([^:_]+)_(\w+)$/.exec(type) ?? [];
  return OTHER_CLOUDS.has(provider)
    ? undefined
    : name?.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Whether the type is of Terraform's provider for Cloud Control, whose properties are CloudFormation's. */
export function isCloudControlBridge(type: string): boolean {
  return type.startsWith("awscc:");
}

import { readProperty, type StackResource } from "./resource";

/**
 * Types of the controllers in Kubernetes that create AWS resources: Crossplane (`aws.upbound.io`, `aws.m.upbound.io`,
 * `aws.crossplane.io`) and AWS's own (`services.k8s.aws`). The first word is AWS's service.
 * @see https://marketplace.upbound.io/providers/upbound/provider-family-aws/latest
 * @see https://aws-controllers-k8s.github.io/community/docs/community/services/
 */
const CONTROLLED = /^kubernetes:(\w+)\.(?:services\.k8s\.aws|aws\.[^/:]+)\/[^:]+:(\w+)$/;

/** By service: the kinds that create resources without showing them, also as a patch or a list. */
const MAKERS: ReadonlyMap<string, RegExp> = new Map([
  ["cloudformation", /^Stack/],
  ["cloudcontrol", /^Resource/],
  ["cloudcontrolapi", /^Resource/],
  ["servicecatalog", /ProvisionedProduct/],
  ["serverlessrepo", /^CloudFormationStack/],
  ["sagemaker", /^Project/],
]);

const OF_STACK = /^(?:CloudFormation)?Stack(?!(?:Set)?Instance)/;

/** IAM's kind of a type such as `kubernetes:iam.aws.upbound.io/v1beta1:User`; `undefined` for all other types. */
export function controlledIamKind(type: string): string | undefined {
  const [, service, kind] = CONTROLLED.exec(type) ?? [];
  if (service === "iam") return kind;
  // Crossplane's first versions.
  return service === "identity" ? kind?.replace(/^IAM/, "") : undefined;
}

/**
 * Why a controller in Kubernetes may create IAM users for a resource; `undefined` where it cannot. Without a capability
 * for IAM, CloudFormation refuses to, as for any other stack.
 */
export function controlledMaker(resource: StackResource): string | undefined {
  const [, service = "", kind = ""] = CONTROLLED.exec(resource.type) ?? [];
  if (MAKERS.get(service)?.test(kind) !== true) return undefined;
  return OF_STACK.test(kind) && !mayHaveCapability(resource)
    ? undefined
    : "a controller in Kubernetes creates what it describes, which is not read";
}

function mayHaveCapability(resource: StackResource): boolean {
  const spec = readProperty(resource, "spec");
  return spec.kind === "unknown" || /CAPABILITY_(?:NAMED_)?IAM/i.test(JSON.stringify(spec.value ?? ""));
}
